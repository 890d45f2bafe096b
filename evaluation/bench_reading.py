"""How fast reading is: TXT → Document in MiB/s of UTF-8, beside `jieba.lcut` of the same text in the same run.

    python -m evaluation.bench_reading [FILE...]

Without files it measures the bulletins of ../shared/seeds where they are, else the examples' text. Each figure is the
best of several rounds; start-up is the CPU time of `yaoxun --version`, the least of several runs.
"""

import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from yaoxun.reading import read

_ROOT = Path(__file__).parents[1]
_SEEDS = _ROOT.parent / "shared" / "seeds"
_ROUNDS = 7


def rate(work: Callable[[], object], size: int, rounds: int = _ROUNDS) -> float:
    """MiB a second of the best of some rounds of `work` over `size` bytes."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return size / best / (1 << 20)


def start_up() -> float:
    """The CPU seconds that `yaoxun --version` takes."""
    best = float("inf")
    for _ in range(_ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "yaoxun", "--version"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def corpus(paths: list[str]) -> list[bytes]:
    """The bytes of the texts to measure on."""
    files = [Path(p) for p in paths] or sorted(_SEEDS.glob("*.txt")) or sorted(_ROOT.glob("examples/bulletins/*.txt"))
    return [p.read_bytes() for p in files]


def main() -> None:
    """Print the figures."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    texts = corpus(sys.argv[1:])
    size = sum(map(len, texts))
    decoded = [t.decode("utf-8", "replace") for t in texts]
    ours = rate(lambda: [read(t) for t in texts], size)
    peer = rate(lambda: [jieba.lcut(t) for t in decoded], size, 3)
    print(f"{len(texts)} documents, {size / (1 << 20):.2f} MiB")
    print(f"yaoxun.read   {ours:8.2f} MiB/s")
    print(f"jieba.lcut    {peer:8.2f} MiB/s")
    print(f"ratio         {ours / peer:8.1f}")
    print(f"yaoxun --version  {start_up():.3f} s of CPU")


if __name__ == "__main__":
    main()
