"""What can go wrong, as one tree.

YaoxunError
├── SourceError             a file cannot be read; the others of a batch still are
│   ├── SourceMissing       there is no such file, or it may not be opened
│   ├── SourceEmpty         nothing in it
│   ├── SourceTooLarge      over the size limit, packed or unpacked
│   ├── SourceUnknown       no format that Yaoxun reads, or a binary under a wrong name
│   ├── SourceDamaged       a known format that does not open
│   ├── SourceEncrypted     protected by a password
│   └── SourceScanned       a PDF of pictures, without a text layer
├── LibraryError            the library cannot do what was asked; what it holds stays whole
│   ├── LibraryMissing      there is none at the place
│   ├── LibraryUnreadable   what is there is no library, is damaged, or does not answer
│   ├── LibraryNewer        a newer version of the program made it
│   ├── LibraryStale        its index was made by another version of the program
│   ├── LibraryExists       a copy would take the place of a file that is there
│   ├── LibraryBusy         another program held it for too long
│   └── LibraryFull         no room on the disk
├── QueryError              a question that cannot be understood
├── ReviewError             what a person says of a fact does not fit its text or its kind
└── AccountError            somebody who may not do this, or an account that cannot be made

Each message says what was met, where, and what to do next.
"""


class YaoxunError(Exception):
    """The root: catch this to catch everything that Yaoxun raises on purpose.

    Attributes:
        name: where it was met: the source or library as given, or the words of the question.
        met, remedy: what was met, and what to do next.
        code: a stable word for programs, the same for every error of the class.
    """

    code = "error"

    def __init__(self, name: str, met: str, remedy: str) -> None:
        self.name, self.met, self.remedy = name, met, remedy
        super().__init__(f"{name}：{met}。{remedy}。")

    def __reduce__(self) -> tuple[type["YaoxunError"], tuple[str, str, str]]:
        """Let an error cross from the process that met it to the one that tells it."""
        return type(self), (self.name, self.met, self.remedy)


class SourceError(YaoxunError):
    """A source that cannot be read."""

    code = "source"


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


class LibraryError(YaoxunError):
    """The library cannot do what was asked; what it holds stays whole."""

    code = "library"


class LibraryMissing(LibraryError):
    """There is no library at the place."""

    code = "no-library"


class LibraryUnreadable(LibraryError):
    """What is there is no library, is damaged, or does not answer."""

    code = "library-unreadable"


class LibraryNewer(LibraryError):
    """A newer version of the program made the library."""

    code = "library-newer"


class LibraryStale(LibraryError):
    """The library's index was made by another version of the program."""

    code = "library-stale"


class LibraryExists(LibraryError):
    """A copy of the library would take the place of a file that is there."""

    code = "library-exists"


class LibraryBusy(LibraryError):
    """Another program held the library for too long."""

    code = "library-busy"


class LibraryFull(LibraryError):
    """No room on the disk, or none that may be written."""

    code = "library-full"


class QueryError(YaoxunError):
    """A question that cannot be understood."""

    code = "query"


class AccountError(YaoxunError):
    """Somebody who may not do this, or an account that cannot be made."""

    code = "account"


class ReviewError(YaoxunError):
    """What a person says of a fact does not fit its text or its kind."""

    code = "review"
