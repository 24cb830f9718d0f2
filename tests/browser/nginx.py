"""An nginx to test behind: this machine's, or one of Debian's package, unpacked into the virtual environment.

It is unpacked and not installed, because an installed one would begin to serve on port 80.
``python -m tests.browser.nginx`` prints its path.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.browser import system

OWN = Path(sys.prefix) / "nginx"
START_TIMEOUT = 60  # seconds
# What stands around the README's lines when no system provides it.
AROUND = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.txt;
{user}
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    log_format routes "$cookie_route $upstream_addr";
    access_log {folder}/routes.txt routes;
    {site}
}}
"""


class NoNginxError(Exception):
    """No nginx was found, and none could be fetched."""


def find() -> Path:
    """The nginx of this machine, else one fetched now.

    Raises:
        NoNginxError: neither is there.
    """
    path = os.pathsep.join(
        (os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", str(OWN / "usr/sbin"))
    )
    if not shutil.which("nginx", path=path):
        _fetch()
    found = shutil.which("nginx", path=path)
    if found is None:
        raise NoNginxError(
            "No nginx was found. Put `nginx` on PATH (on Debian: apt-get install nginx-light)."
        )
    return Path(found)


def _fetch() -> None:
    root = system.as_root()
    if root is not None:
        system.run([*root, "apt-get", "update", "-qq"])
    with tempfile.TemporaryDirectory() as folder:
        system.run(["apt-get", "download", "nginx"], Path(folder))
        for package in Path(folder).glob("*.deb"):
            system.run(["dpkg", "-x", str(package), str(OWN)])


@contextmanager
def running(site: str, address: str, folder: Path) -> Iterator[None]:
    """Run nginx with the configuration *site* until the block ends; it keeps its files in *folder*.

    Raises:
        RuntimeError: *address* does not answer in time.
    """
    user = "user root;" if os.geteuid() == 0 else ""
    file = folder / "nginx.conf"
    file.write_text(AROUND.format(folder=folder, user=user, site=site), encoding="utf-8")
    process = subprocess.Popen([find(), "-p", folder, "-c", file])
    try:
        _wait_until_answering(address, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_answering(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except HTTPError:
            return
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.05)
    raise RuntimeError("nginx does not answer")


def main() -> int:
    """Find or fetch an nginx and print its path."""
    try:
        found = find()
    except NoNginxError as error:
        system.tell(str(error))
        return 1
    sys.stdout.write(f"{found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
