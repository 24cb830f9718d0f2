"""What ``dashboard.py`` gives to Streamlit's server: the script that runs for each reader, and the server's life."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pages.server import logs

SCRIPT = Path(__file__).parent.parent / "panels" / "script.py"


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Set up what the process needs before it serves the first reader."""
    logs.install()
    yield
