"""How fast facts are extracted: TXT → Document → facts in MiB/s of UTF-8, beside `jieba.lcut` of the same text in the same run.

    python -m evaluation.bench_extraction [--documents N] [--no-lines] [FILE...]

Three answers, on one core: the speed of the whole way; whether memory stays flat over many documents (the peak and the
present size of a fresh process after a tenth of them and after all); and whether time is linear: one line of text, doubled up to
a million characters, for texts of several makes. Without files it measures the bulletins of ../shared/seeds where they
are, else the samples' text.
"""

import argparse
import gc
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from math import prod
from pathlib import Path

from evaluation.bench_reading import corpus, rate
from yaoxun import wire
from yaoxun.extraction import extract_text
from yaoxun.extraction.corpus import ISSUED
from yaoxun.reading import read

_LONGEST = 1_000_000
_SHORTEST = 15_625
_MOST = 2.3  # times the time for twice the text
_NOISE = 0.1  # seconds: what is shorter tells nothing
_PATIENCE = 20.0  # seconds: a text that takes longer is not doubled once more

LINES = {
    "prose": "近日，湖北省科技厅印发《算力发展办法》，对新建的智算中心给予最高200万元补助，到2025年，算力规模达到20EFLOPS以上，",
    "numbers": "12345.6万元、30%、5月9日、2024—2026年、",
    "digits": "1234567890",
    "names": "《关于印发〈办法〉的通知》",
    "open names": "《",
    "open quotes": "“",
    "open brackets": "（",
    "one character": "一",
    "bodies": "湖北省科技厅、",
    "places": "北京上海广东江苏",
    "markers": "一是建平台；二是引人才；",
    "bounds": "不超过最高以上左右约",
    "no stops": "推进数据要素市场化配置改革和公共服务平台建设",
    "addresses": "https://example.org/a?b=1&c=",
    "blanks": " ",
    "grants": "对企业给予奖励，最高100万元；",
    "indexes": "景气指数",
    "dates": "2024年5月9日至10日",
    "letters": "abc DEF ",
    "commas": "，",
}
"""Texts of one line, each made of one piece again and again: what prose has, and what tempts a rule to look too far."""


def whole(data: bytes) -> dict[str, object]:
    """The whole way: bytes in, the document with its facts in the wire format out."""
    return wire.document_json(read(data))


def resident(peak: bool = False) -> float:
    """The resident size of this process in MiB, now or at its peak; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0.0
    key = "VmHWM:" if peak else "VmRSS:"
    return int(status.partition(key)[2].split()[0]) / 1024


def memory(paths: list[str], documents: int) -> Iterator[tuple[int, float, float]]:
    """Yield how many documents were read, and the present and the peak size after them: at a tenth and at all."""
    texts = corpus(paths)
    for done in range(1, documents + 1):
        whole(texts[done % len(texts)])
        if done in {documents // 10, documents}:
            gc.collect()
            yield done, resident(), resident(peak=True)


def took(text: str) -> float:
    """The seconds of CPU to extract the facts of a text; the best of three runs where they are short."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        extract_text("", text, ISSUED)
        best = min(best, time.process_time() - start)
        if best > 1:
            break
    return best


def ratios(piece: str, longest: int = _LONGEST) -> Iterator[tuple[int, float, float]]:
    """Yield the length of each text of `piece`, its time, and that by the time for half of it (0 at first), while it is patient."""
    size, before = _SHORTEST, 0.0
    while size <= longest:
        now = took((piece * (size // len(piece) + 1))[:size])
        yield size, now, now / before if before else 0.0
        if now > _PATIENCE:
            return
        before, size = now, size * 2


def one_core() -> None:
    """Stay on one core where the system lets a process choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def main() -> int:
    """Print the figures; 1 where the whole way is not twice as fast as jieba, memory grows or time is not linear."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*")
    parser.add_argument("--documents", type=int, default=10_000, help="how many documents to hold memory against")
    parser.add_argument("--no-lines", action="store_true", help="leave out the long lines")
    parser.add_argument("--memory-only", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    one_core()
    if asked.memory_only:
        for done, now, peak in memory(asked.files, asked.documents):
            print(f"{done} {now:.1f} {peak:.1f}", flush=True)
        return 0
    failed = _speed(asked.files)
    failed += _memory(asked.files, asked.documents)
    if not asked.no_lines:
        failed += _lines()
    return 1 if failed else 0


def _speed(paths: list[str]) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    texts = corpus(paths)
    size = sum(map(len, texts))
    decoded = [t.decode("utf-8", "replace") for t in texts]
    ours = rate(lambda: [whole(t) for t in texts], size)
    reading = rate(lambda: [read(t) for t in texts], size)
    peer = rate(lambda: [jieba.lcut(t) for t in decoded], size, 3)
    print(f"{len(texts)} documents, {size / (1 << 20):.2f} MiB, one core")
    print(f"TXT to facts  {ours:8.2f} MiB/s")
    print(f"  of it read  {reading:8.2f} MiB/s")
    print(f"jieba.lcut    {peer:8.2f} MiB/s")
    print(f"ratio         {ours / peer:8.1f} (asked: 2 or more){'' if ours >= 2 * peer else '  UNDER'}")
    return int(ours < 2 * peer)


def _memory(paths: list[str], documents: int) -> int:
    command = [
        sys.executable,
        "-m",
        "evaluation.bench_extraction",
        "--memory-only",
        "--documents",
        str(documents),
        *paths,
    ]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = [line.split() for line in told]
    for done, now, peak in rows:
        print(f"after {done:>6} documents  {now:>7} MiB resident, {peak} MiB at the peak")
    grown = float(rows[-1][1]) - float(rows[0][1])
    flat = grown <= max(2.0, 0.02 * float(rows[0][1]))
    print(f"memory grew by {grown:.1f} MiB{'' if flat else '  NOT FLAT'}")
    return int(not flat)


def _lines() -> int:
    worst, failed = ("", 0.0), 0
    for name, piece in LINES.items():
        steps = list(ratios(piece))
        told = [ratio for _, now, ratio in steps if ratio and now > _NOISE]
        # One step alone may be a hiccup of the machine; what is not linear is so at every step.
        usual = prod(told) ** (1 / len(told)) if told else 0.0
        worst = max(worst, (name, usual), key=lambda w: w[1])
        failed += usual > _MOST
        size, last, _ = steps[-1]
        print(
            f"{name:15} {size:>9,} characters in {last:6.2f} s; twice the text took {usual:.2f} times the time"
            f" (at most {max(told, default=0.0):.2f}){'  NOT LINEAR' if usual > _MOST else ''}",
            flush=True,
        )
    print(f"worst: {worst[0]}, {worst[1]:.2f} (asked: {_MOST} or less)")
    return failed


if __name__ == "__main__":
    sys.exit(main())
