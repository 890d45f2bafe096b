"""How fast the pages of a library are, over real HTTP, for 20 readers at once.

    python -m evaluation.bench_web LIBRARY [--readers N] [--rounds N]

Starts `yaoxun serve` on LIBRARY (one of `evaluation.bench_library --folder` has 100,000 articles), lets readers ask every page in
an order of their own, and prints each page's median and 95th percentile beside what is asked, and how many KiB a first visit
loads.
"""

import argparse
import http.client
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from urllib.parse import quote

_ASKED = 150.0  # ms, the 95th percentile of every page
_FIRST_PAINT = 120.0  # KiB

PAGES = {
    "home": "/",
    "issues": "/issues",
    "issue": "/issues/7",
    "article": "/articles/77",
    "search": f"/search?q={quote('养老服务')}",
    "search, rare": f"/search?q={quote('加氢站')}",
    "targets": "/facts/targets",
    "targets due": "/facts/targets?due=2026",
    "incentives": f"/facts/incentives?least={quote('100万元')}",
    "systems": "/facts/systems",
    "documents": "/facts/documents",
    "organizations": "/facts/organizations",
    "lineages": "/lineages",
    "policies": "/policies",
    "compare": f"/compare?topic={quote('养老')}&regions={quote('上海、江苏')}",
    "audit": "/audit",
    "review": "/review",
}


@contextmanager
def served(place: str) -> Iterator[int]:
    """Serve a library on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "yaoxun", "serve", "--library", place, "--port", str(port)])
    try:
        for _ in range(100):
            try:
                http.client.HTTPConnection("127.0.0.1", port, timeout=5).request("GET", "/static/seal.svg")
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def fetch(port: int, address: str) -> tuple[float, int]:
    """Return the milliseconds that an answer takes, and its bytes.

    Raises:
        AssertionError: it is no 200.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    start = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    took = (time.perf_counter() - start) * 1000
    connection.close()
    assert answer.status == 200, (address, answer.status)
    return took, len(body)


def load(port: int, readers: int, rounds: int) -> dict[str, list[float]]:
    """Let readers ask every page so often, all at once; return the times by page."""
    times: dict[str, list[float]] = {name: [] for name in PAGES}

    def read(seed: int) -> None:
        order = list(PAGES) * rounds
        random.Random(seed).shuffle(order)
        for name in order:
            times[name].append(fetch(port, PAGES[name])[0])

    threads = [Thread(target=read, args=(seed,)) for seed in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def share(times: Sequence[float], part: float) -> float:
    """Return the time that `part` of the answers stay under."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def main() -> int:
    """Print the figures; 1 where a page is slower or larger than asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("library")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    short = False
    with served(asked.library) as port:
        alone = {name: min(fetch(port, address)[0] for _ in range(3)) for name, address in PAGES.items()}
        weights = {name: fetch(port, address)[1] for name, address in PAGES.items()}
        shared = sum(fetch(port, f"/static/{name}")[1] for name in ("yaoxun.css", "yaoxun.js", "seal.svg"))
        start = time.perf_counter()
        times = load(port, asked.readers, asked.rounds)
        took = time.perf_counter() - start
    print(f"{asked.readers} readers, {sum(map(len, times.values())) / took:.0f} pages/s")
    print(f"{'page':<14} {'alone':>8} {'p50':>8} {'p95':>8} ms   first visit KiB")
    for name in PAGES:
        p95, paint = share(times[name], 0.95), (weights[name] + shared) / 1024
        late = p95 > _ASKED or paint > _FIRST_PAINT
        short = short or late
        print(
            f"{name:<14} {alone[name]:8.0f} {share(times[name], 0.5):8.0f} {p95:8.0f}      {paint:8.0f}"
            + ("  SHORT" if late else "")
        )
    print(f"asked: p95 under {_ASKED:.0f} ms on two cores, at most {_FIRST_PAINT:.0f} KiB")
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
