"""The size limit: what it is where none is given, what is over it, and how a size is said."""

from yaoxun.errors import SourceTooLarge

KIB = 1024
MIB = 1024 * KIB
SIZE_LIMIT = 64 * MIB


def check_size(size: int, name: str, limit: int) -> None:
    """Refuse a source of `size` bytes that is over `limit`.

    Raises:
        SourceTooLarge: it is.
    """
    if size > limit:
        raise SourceTooLarge(
            name, f"文件有 {readable(size)}，上限是 {readable(limit)}", "请拆分文件，或用 --size-limit 调高上限"
        )


def readable(size: int) -> str:
    """Return a size in the largest unit of which it holds one.

    >>> readable(10), readable(1536), readable(2_000_000), readable(SIZE_LIMIT)
    ('10 字节', '1.5 KiB', '1.9 MiB', '64 MiB')
    """
    for unit, sign in ((MIB, "MiB"), (KIB, "KiB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {sign}"
    return f"{size} 字节"
