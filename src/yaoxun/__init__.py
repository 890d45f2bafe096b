"""Yaoxun (要讯): policy bulletins become a library in which every number opens the sentence that proves it."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaoxun.errors import (
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
    from yaoxun.reading import Article, Document, Notice, Place, Role, Section, Source, read

__version__ = "0.1.0"

# What is promised, and where it lives; imported when first used, so that `yaoxun --version` starts at once.
_HOME = {
    **dict.fromkeys(("Article", "Document", "Notice", "Place", "Role", "Section", "Source", "read"), "yaoxun.reading"),
    **dict.fromkeys(("Fact", "extract"), "yaoxun.extraction"),
    **dict.fromkeys(
        (
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
}

__all__ = [
    "Article",
    "Document",
    "Fact",
    "Notice",
    "Place",
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
