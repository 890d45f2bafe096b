"""What the documentation shows is what happens."""

import doctest
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from evaluation.tables import HELP, commands, help_of, pages

import yaoxun
from yaoxun import errors, wire
from yaoxun.faces.cli import main
from yaoxun.reading.document import Notice

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
LINKED = [*PAGES, *sorted(ROOT.glob("README*.md")), ROOT / "examples/README.md"]

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def helps() -> Iterator[tuple[str, str, str]]:
    for path in PAGES:
        for found in HELP.finditer(path.read_text("utf-8")):
            yield named(path), found["words"].strip(), found["shown"]


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


@pytest.mark.parametrize(("where", "words", "shown"), list(helps()))
def test_the_help_that_is_shown_is_the_help(where: str, words: str, shown: str) -> None:
    """Each block that shows --help has what the command prints."""
    assert shown == help_of(words), where


def test_every_command_shows_its_help() -> None:
    """The reference of the command line has the help of the program and of each command."""
    assert {words for where, words, _ in helps() if "command-line" in where} == {"", *commands(main)}


@pytest.mark.parametrize("path", LINKED, ids=named)
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    """What a page links to inside the project exists."""
    targets = _LINK.findall(_FENCE.sub("", path.read_text("utf-8")))
    inside = [t.partition("#")[0] for t in targets if not re.match(r"[a-z]+:|#", t)]
    assert [t for t in inside if not (path.parent / t).exists()] == []


def test_the_index_names_every_page() -> None:
    """No page of the documentation is left out of its index."""
    indexes = [p for p in PAGES if p.name == "README.md"]
    linked = {(index.parent / t.partition("#")[0]).resolve() for index in indexes for t in _LINK.findall(_text(index))}
    assert {p for p in PAGES if p != ROOT / "docs/README.md"} <= linked


@pytest.mark.parametrize("name", pages())
def test_the_pages_of_facts_are_made_from_the_corpora(name: str) -> None:
    """Each page is what `python -m evaluation.tables` writes, and there is no other."""
    assert page(f"reference/facts/{name}") == pages()[name], "run `python -m evaluation.tables`"
    assert {p.name for p in (ROOT / "docs/reference/facts").iterdir()} == set(pages())


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_the_python_examples_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each Python example of a page gives what it says."""
    monkeypatch.chdir(ROOT)
    assert doctest.testfile(str(path), module_relative=False).failed == 0


def test_every_warning_code_is_told() -> None:
    """The wire format names each code that a document can carry, and no other is promised."""
    promised = set(re.findall(r"`([a-z-]+)`", Notice.__doc__ or ""))
    given = {
        code
        for path in (ROOT / "src/yaoxun/reading").rglob("*.py")
        for code in re.findall(r'Notice\(\s*"([a-z-]+)"', path.read_text("utf-8"))
    }
    assert given == promised
    assert set(re.findall(r"^\| `([a-z]+-[a-z-]+)` \|", page("reference/wire-format.md"), re.MULTILINE)) <= promised
    assert [code for code in sorted(promised) if f"| `{code}` |" not in page("reference/wire-format.md")] == []


def test_every_kind_of_coverage_is_told() -> None:
    """The wire format names each thing that a character can be taken for."""
    assert [role for role in yaoxun.Role if f"| `{role}` |" not in page("reference/wire-format.md")] == []


def test_every_key_is_told() -> None:
    """The wire format names each key of a document's JSON."""
    document = yaoxun.read(ROOT / "examples/bulletins/coast-brief.pdf")
    told = page("reference/wire-format.md")
    assert [key for key in keys(wire.document_json(document)) if f"`{key}`" not in told] == []


def test_every_error_is_raised() -> None:
    """No class of the tree is only declared, but for the two that others stand under."""
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src/yaoxun").rglob("*.py"))
    for name, error in inspect.getmembers(errors, inspect.isclass):
        assert error.__subclasses__() or re.search(rf"(?<!class ){name}\(", source), name


def test_every_error_is_told() -> None:
    """The page of errors names each class of the tree, with its code."""
    told = page("reference/errors.md")
    for name, error in inspect.getmembers(errors, inspect.isclass):
        assert re.search(rf"^#+ {name}\b", told, re.MULTILINE), name
        if issubclass(error, errors.SourceError):
            assert f"`{error.code}`" in told
