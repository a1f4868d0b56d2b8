"""What one article more costs when names, stories, counts and relations are worked out, beside working all of them out.

    python -m tests.benchmarks.updates [ARTICLES …]      default: 1000 3000 generated articles

Processor seconds; reading and recognising the article, and indexing it, are not in it.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from kb.model import Article
from kb.pipeline.derive import derive
from kb.relate import SYMMETRIC
from kb.store import FilePart, FileState, Store
from tests.benchmarks.articles import articles

__all__ = ["main"]

MORE = 10  # articles added one at a time; the median counts


def main(sizes: Sequence[int] = (1_000, 3_000)) -> None:
    """Print a line for each number of articles."""
    print(f"{'articles':>9} {'everything':>11} {'one more':>9} {'share':>7} {'one less':>9}", flush=True)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(_line(Path(folder), size), flush=True)


def _line(folder: Path, size: int) -> str:
    made = list(articles(size + MORE))
    with Store(folder / "store.sqlite", write=True, symmetric=SYMMETRIC) as store:
        store.files.put_source("generated", "")
        store.documents.put([_part(a) for a in made[:size]])
        everything = _derived(store)
        more, less = [], []
        for article in made[size:]:
            store.documents.put([_part(article)])
            more.append(_derived(store))
        for article in made[:MORE]:
            store.documents.remove_files([article.document.uri])
            less.append(_derived(store))
    one, other = sorted(more)[MORE // 2], sorted(less)[MORE // 2]
    return f"{size:>9} {everything:>11.1f} {one:>9.3f} {one / everything:>7.2%} {other:>9.3f}"


def _part(article: Article) -> FilePart:
    return FilePart(FileState(article.document.uri, "generated", article.document.content_hash, "recipe"), (article,))


def _derived(store: Store) -> float:
    began = time.process_time()
    derive(store, (), (), lambda stage, done, total: None)
    return time.process_time() - began


if __name__ == "__main__":
    main(*([[int(size) for size in sys.argv[1:]]] if sys.argv[1:] else []))
