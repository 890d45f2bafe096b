"""The interface as its description tells it: whatever the description allows, and much that it does not, is no fault of the program."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import SAMPLES
from yaoxun.faces.web.app import make_app
from yaoxun.faces.web.site import Site
from yaoxun.library.add import Source
from yaoxun.library.library import Library

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
MODES = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
OPERATIONS = sorted(make_app(Site("nowhere.db")).openapi()["paths"])


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The description of the interface of a library of our samples."""
    place = str(tmp_path_factory.mktemp("schema") / "yaoxun.db")
    with Library(place, make=True) as library:
        paths: list[Path] = sorted(path for path in SAMPLES.iterdir() if path.is_file())
        library.add([Source(str(path), path.name) for path in paths])
    return schemathesis.openapi.from_asgi("/openapi.json", make_app(Site(place, names=("localhost", "testserver"))))


@pytest.mark.parametrize("path", OPERATIONS)
def test_nothing_that_is_asked_is_a_fault(described: Any, path: str) -> None:
    """No request has the status 500 or more, and what is refused is told by a code and a message."""
    asked = st.one_of([described[path]["GET"].as_strategy(generation_mode=mode) for mode in MODES])
    answered = []

    @given(case=asked)
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    def check(case: Any) -> None:
        answer = case.call()
        answered.append(answer.status_code)
        assert answer.status_code < 500, (case.path_parameters, case.query, answer.text)
        if answer.status_code in {400, 422}:
            assert set(answer.json()) == {"code", "message"}

    check()
    assert 421 not in answered  # the name of the site was right
