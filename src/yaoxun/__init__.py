"""Yaoxun (要讯): policy bulletins become a library in which every number opens the sentence that proves it."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaoxun.errors import (
        LibraryBusy,
        LibraryError,
        LibraryExists,
        LibraryFull,
        LibraryMissing,
        LibraryNewer,
        LibraryStale,
        LibraryUnreadable,
        QueryError,
        ReviewError,
        SourceDamaged,
        SourceEmpty,
        SourceEncrypted,
        SourceError,
        SourceMissing,
        SourceScanned,
        SourceTooLarge,
        SourceUnknown,
        YaoxunError,
    )
    from yaoxun.extraction import Fact, extract
    from yaoxun.library.facts import FactQuestion
    from yaoxun.library.filters import Filters
    from yaoxun.library.library import Library
    from yaoxun.reading import Article, Document, Notice, Place, Role, Section, Source, read

__version__ = "0.2.0"

# What is promised, and where it lives; imported when first used, so that `yaoxun --version` starts at once.
_HOME = {
    **dict.fromkeys(("Article", "Document", "Notice", "Place", "Role", "Section", "Source", "read"), "yaoxun.reading"),
    **dict.fromkeys(("Fact", "extract"), "yaoxun.extraction"),
    **dict.fromkeys(
        (
            "LibraryBusy",
            "LibraryError",
            "LibraryExists",
            "LibraryFull",
            "LibraryMissing",
            "LibraryNewer",
            "LibraryStale",
            "LibraryUnreadable",
            "QueryError",
            "ReviewError",
            "SourceDamaged",
            "SourceEmpty",
            "SourceEncrypted",
            "SourceError",
            "SourceMissing",
            "SourceScanned",
            "SourceTooLarge",
            "SourceUnknown",
            "YaoxunError",
        ),
        "yaoxun.errors",
    ),
    "FactQuestion": "yaoxun.library.facts",
    "Filters": "yaoxun.library.filters",
    "Library": "yaoxun.library.library",
}

__all__ = [
    "Article",
    "Document",
    "Fact",
    "FactQuestion",
    "Filters",
    "Library",
    "LibraryBusy",
    "LibraryError",
    "LibraryExists",
    "LibraryFull",
    "LibraryMissing",
    "LibraryNewer",
    "LibraryStale",
    "LibraryUnreadable",
    "Notice",
    "Place",
    "QueryError",
    "ReviewError",
    "Role",
    "Section",
    "Source",
    "SourceDamaged",
    "SourceEmpty",
    "SourceEncrypted",
    "SourceError",
    "SourceMissing",
    "SourceScanned",
    "SourceTooLarge",
    "SourceUnknown",
    "YaoxunError",
    "__version__",
    "extract",
    "read",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'yaoxun' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
