"""An nginx to test behind: this machine's, or one of Debian's package, unpacked into the virtual environment.

It is unpacked and not installed, because an installed one would begin to serve on port 80.
``python -m tests.browser.nginx`` prints its path.
"""

import base64
import hashlib
import os
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.browser import system
from tests.browser.server import ROOT

BASE = "clusters/"
"""The base path in the README's recipe."""

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


@dataclass(frozen=True)
class Certificate:
    """A certificate for this machine that nobody vouches for: its file, its key's file, its public key's SHA-256."""

    file: Path
    key: Path
    key_digest: str

    def trusting(self) -> ssl.SSLContext:
        """What lets a client of Python trust it."""
        return ssl.create_default_context(cafile=str(self.file))


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
        system.unpack("nginx", OWN)
    found = shutil.which("nginx", path=path)
    if found is None:
        raise NoNginxError(
            "No nginx was found. Put `nginx` on PATH (on Debian: apt-get install nginx-light)."
        )
    return Path(found)


def self_signed(folder: Path) -> Certificate:
    """Make a certificate for 127.0.0.1 in *folder*."""
    file, key = folder / "certificate.pem", folder / "key.pem"
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1"
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(file)]
    subprocess.run([*make.split(), *names], check=True, capture_output=True)
    public = subprocess.run(
        ["openssl", "pkey", "-in", key, "-pubout", "-outform", "DER"], check=True, capture_output=True
    )
    return Certificate(file, key, base64.b64encode(hashlib.sha256(public.stdout).digest()).decode())


def readme_recipe(port: int, processes: Sequence[int], certificate: Certificate) -> str:
    """The lines for nginx in the server's README, with other ports and files.

    Args:
        port: where nginx listens.
        processes: the ports of the processes behind it.
        certificate: what it shows.
    """
    _, _, rest = (ROOT / "pages" / "server" / "README.md").read_text(encoding="utf-8").partition("```nginx\n")
    recipe, _, _ = rest.partition("```")
    servers = "\n".join(f"    server 127.0.0.1:{process};" for process in processes)
    for said, meant in (
        ("listen 443", f"listen 127.0.0.1:{port}"),
        ("    server 127.0.0.1:8501;\n    server 127.0.0.1:8502;", servers),
        ("/etc/ssl/map.example.org.pem", str(certificate.file)),
        ("/etc/ssl/map.example.org.key", str(certificate.key)),
    ):
        assert recipe.count(said) == 1, said
        recipe = recipe.replace(said, meant)
    return recipe


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


_UNCHECKED = ssl._create_unverified_context()


def _wait_until_answering(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(address, timeout=2, context=_UNCHECKED):
                return
        except HTTPError:
            return
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.05)
    raise RuntimeError("nginx does not answer")


def main() -> int:
    """Find or fetch an nginx and print its path."""
    return system.tell_path(find, NoNginxError)


if __name__ == "__main__":
    sys.exit(main())
