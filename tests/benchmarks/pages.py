"""How long pages and searches take over a built knowledge base: median and 95th percentile, in milliseconds.

python -m tests.benchmarks.pages [ARTICLES]      default: 300
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from kb.knowledge import open_kb
from kb.pipeline import build
from tests.benchmarks.texts import write_articles
from web import create_app

__all__ = ["main"]


def main(articles: int = 300) -> None:
    with tempfile.TemporaryDirectory() as place:
        write_articles(Path(place) / "news", articles)
        build([Path(place) / "news"], Path(place) / "kb")
        with open_kb(Path(place) / "kb") as kb:
            client = create_app(kb).test_client()
            documents = kb.documents(limit=20)[1]
            entities = kb.entities(limit=20)[1]
            pages = {
                "start": ["/"],
                "search, one word": ["/search?q=water"],
                "search, three words": ["/search?q=river+water+commission"],
                "search, phrase": ["/search?q=%22river+basin%22"],
                "article": [f"/document/{d.id}" for d in documents],
                "entity": [f"/entity/{e.id}" for e in entities],
                "graph.json": ["/graph.json"],
                "list of people": ["/people"],
            }
            print(f"pages · {articles} articles, in this process   (median / p95 ms)")
            for name, addresses in pages.items():
                times = [_timed(client, address) for address in addresses * max(1, 20 // len(addresses))]
                print(f"  {name:<24}{statistics.median(times):>8.1f} / {sorted(times)[int(len(times) * 0.95) - 1]:.1f}")


def _timed(client: object, address: str) -> float:
    began = time.perf_counter()
    response = client.get(address)  # type: ignore[attr-defined]  # Flask's test client is not typed
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
