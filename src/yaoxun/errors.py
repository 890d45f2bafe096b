"""What can go wrong, as one tree.

YaoxunError
└── SourceError             a file cannot be read; the others of a batch still are
    ├── SourceMissing       there is no such file, or it may not be opened
    ├── SourceEmpty         nothing in it
    ├── SourceTooLarge      over the size limit, packed or unpacked
    ├── SourceUnknown       no format that Yaoxun reads, or a binary under a wrong name
    ├── SourceDamaged       a known format that does not open
    ├── SourceEncrypted     protected by a password
    └── SourceScanned       a PDF of pictures, without a text layer

Each message says what was met, where, and what to do next.
"""


class YaoxunError(Exception):
    """The root: catch this to catch everything that Yaoxun raises on purpose."""


class SourceError(YaoxunError):
    """A source that cannot be read.

    Attributes:
        name: the source's name as given.
        code: a stable word for programs, the same for every error of the class.
    """

    code = "source"

    def __init__(self, name: str, met: str, remedy: str) -> None:
        self.name, self.met, self.remedy = name, met, remedy
        super().__init__(f"{name}：{met}。{remedy}。")


class SourceMissing(SourceError):
    """There is no such file, or it may not be opened."""

    code = "missing"


class SourceEmpty(SourceError):
    """The file holds nothing that can be read."""

    code = "empty"


class SourceTooLarge(SourceError):
    """The file is over the size limit, as it stands or once unpacked."""

    code = "too-large"


class SourceUnknown(SourceError):
    """The bytes are of no format that Yaoxun reads."""

    code = "unknown-format"


class SourceDamaged(SourceError):
    """The file claims a known format but does not open as one."""

    code = "damaged"


class SourceEncrypted(SourceError):
    """The file is protected by a password."""

    code = "encrypted"


class SourceScanned(SourceError):
    """The PDF holds pictures of pages and no text."""

    code = "scanned"
