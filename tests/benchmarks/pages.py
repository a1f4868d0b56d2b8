"""How long pages and searches take over a knowledge base of generated articles: median and 95th percentile, in milliseconds.

python -m tests.benchmarks.pages [ARTICLES]      default: 2000

The articles come with their names marked (see articles.py), so that a large knowledge base is made without a recogniser.
"""

import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from kb.knowledge import open_kb
from kb.pipeline import reindex
from kb.pipeline.derive import derive
from kb.relate import SYMMETRIC
from kb.store import FilePart, FileState, Store
from tests.benchmarks.articles import articles
from web import create_app

__all__ = ["main"]


def main(count: int = 2000) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kb"
        _make(folder, count)
        with open_kb(folder) as kb:
            client = create_app(kb).test_client()
            documents = kb.documents(limit=20)[1]
            entities = kb.entities(limit=20)[1]
            people = kb.entities(kind="person", limit=20)[1]
            word = documents[0].body.split()[3]
            pages = {
                "start": ["/"],
                "search, one word": [f"/search?q={word}"],
                "search, a person": [f"/search?q={people[0].name.replace(' ', '+')}"],
                "article": [f"/document/{d.id}" for d in documents],
                "entity, a hub": [f"/entity/{e.id}" for e in entities],
                "entity, a person": [f"/entity/{e.id}" for e in people],
                "graph.json": ["/graph.json"],
                "graph.json of a hub": [f"/graph.json?entity={entities[0].id}"],
                "list of people": ["/people"],
            }
            print(f"pages · {count} articles, in this process   (median / p95 ms)")
            for name, addresses in pages.items():
                times = [_timed(client, address) for address in addresses * max(1, 20 // len(addresses))]
                print(f"  {name:<24}{statistics.median(times):>8.1f} / {sorted(times)[int(len(times) * 0.95) - 1]:.1f}")


def _make(folder: Path, count: int) -> None:
    """A knowledge base of generated articles in `folder`."""
    made = articles(count)
    with Store(folder / "store.sqlite", write=True, symmetric=SYMMETRIC) as store:
        store.files.put_source("generated", "")
        number = 0
        while batch := tuple(islice(made, 500)):
            store.documents.put([FilePart(FileState(f"generated/{number}", "generated", "hash", "recipe"), batch)])
            number += 1
        derive(store, (), (), lambda stage, done, total: None)
    reindex(folder)


def _timed(client: object, address: str) -> float:
    began = time.perf_counter()
    response = client.get(address)  # type: ignore[attr-defined]  # Flask's test client is not typed
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
