"""Speed of search on a generated collection: our engines, the bare ones, and SQLite FTS5 in one run.

    python -m tests.benchmarks.search                    2,000 documents, every engine
    python -m tests.benchmarks.search 20000 whoosh fts5  only these, in this order

Figures are medians and 95th percentiles in milliseconds, and ratios to the first engine named. With --fastest 5 each
question is asked five times and its fastest answer counts: what other processes take is then mostly left out.
The collection is seeded: Zipf vocabulary, five languages, dates, people, organizations, countries.
"""

import argparse
import gc
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TypeAlias

from kb.index import IndexedDocument, IndexedEntity, open_engine
from kb.index.analysis import forms
from kb.query import Filter, Query, parse

# "bare" engines give twenty identifiers; "same-tantivy" is tantivy by itself with its own snippets and our facets.
ENGINES = ("whoosh", "tantivy", "memory", "fts5", "bare-whoosh", "bare-tantivy", "same-tantivy")
WORDS = 450  # of a document: a news article
VOCABULARY = 60_000
LANGUAGES = ("en", "en", "en", "ru", "ar", "tr", "fr")
LETTERS = {"en": "etaoinshrdlu", "fr": "esaitnrulodc", "tr": "aeinrlkdımyt", "ru": "оеаинтсрвлкм", "ar": "اليمنورتبةعد"}


@dataclass(frozen=True)
class Collection:
    """A generated collection: `documents(n)` gives the same n documents every time."""

    words: dict[str, list[str]]
    weights: list[float]
    entities: list[IndexedEntity]

    def documents(self, count: int, seed: int = 1) -> Iterator[IndexedDocument]:
        chance = random.Random(seed)
        first = date(2020, 1, 1)
        for number in range(count):
            language = chance.choice(LANGUAGES)
            words = chance.choices(self.words[language], cum_weights=self.weights, k=WORDS + 8)
            named = chance.choices(self.entities, weights=[1 / (i + 1) for i in range(len(self.entities))], k=6)
            body = ". ".join(" ".join(words[i : i + 15]).capitalize() for i in range(8, WORDS, 15))
            yield IndexedDocument(
                f"d{number}", f"{number}.txt", " ".join(words[:8]).capitalize(),
                f"{body}. " + " and ".join(e.name for e in named), "", f"Source {chance.randrange(40)}",
                first + timedelta(days=chance.randrange(1500)), language, f"s{number if chance.random() < 0.8 else number // 2}",
                tuple({e.id: replace(e, count=1 + chance.randrange(4)) for e in named}.values()),
            )  # fmt: skip


def collection(seed: int = 7) -> Collection:
    chance = random.Random(seed)
    words = {}
    for language, letters in LETTERS.items():
        made: dict[str, None] = {}
        while len(made) < VOCABULARY:
            made["".join(chance.choices(letters, k=2 + min(9, int(chance.expovariate(0.2)))))] = None
        words[language] = list(made)
    total, weights = 0.0, []
    for rank in range(1, VOCABULARY + 1):
        total += 1 / (rank + 2) ** 1.15
        weights.append(total)
    kinds = ("person", "organization", "country")
    entities = []
    for number in range(3000):
        kind = kinds[number % 3]
        name = " ".join(w.capitalize() for w in chance.sample(words["en"][2000:], 2))
        entities.append(IndexedEntity(f"{kind}:{number}", kind, name, (name, name.split()[-1])))
    return Collection(words, weights, entities)


def questions(made: Collection, count: int) -> dict[str, list[str]]:
    """Texts to search for, by class."""
    chance = random.Random(3)
    common, middle, rare = made.words["en"][20:120], made.words["en"][200:2000], made.words["en"][5000:20000]
    body = [d.body.split() for d in made.documents(max(60, count))]
    starts = [chance.randrange(50, 200) for _ in body]
    return {
        "common word": chance.sample(common, count),
        "rare word": chance.sample(rare, count),
        "unknown word": [
            w[:-3] + w[-2] + w[-3] + w[-1] + "e" for w in chance.sample([w for w in middle if len(w) > 6], count)
        ],
        "three words": [" ".join(chance.sample(middle, 3)) for _ in range(count)],
        "three words AND": [" AND ".join(chance.sample(common, 3)) for _ in range(count)],
        "long question": [" ".join(chance.sample(middle, 9) + chance.sample(common, 5)) for _ in range(count)],
        "phrase": [f'"{" ".join(w.strip(".") for w in b[s : s + 2])}"' for b, s in zip(body, starts, strict=True)][
            :count
        ],
        "near": [f'"{" ".join(chance.sample(common, 2))}"~4' for _ in range(count)],
        "prefix": [w[:4] + "*" for w in chance.sample(middle, count)],
        "fuzzy": [w + "~1" for w in chance.sample([w for w in rare if len(w) > 5], count)],
        "dates": [f"{w} date:2021..2022" for w in chance.sample(common, count)],
        "entity": [f"entity:{e.id}" for e in made.entities[:count]],
    }


# Set by --cpu: what the process itself used, whatever else the machine does.
clock: Callable[[], float] = time.perf_counter
# Set by --fastest: how often each question is asked.
askings = 1


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def nothing() -> None:
    """What is to be done before a question is asked again, for an engine that remembers none."""


def timed(
    ask: Callable[[str], object], texts: list[str], forget: Callable[[], object] = nothing
) -> tuple[float, float]:
    ask(texts[0])
    gc.collect()  # what was made before is no question's to clear away
    gc.freeze()
    times = sorted(min(once(ask, text, forget) for _ in range(askings)) for text in texts)
    return statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.95))]


def once(ask: Callable[[str], object], text: str, forget: Callable[[], object]) -> float:
    """How long one question takes, in ms; when it is asked several times, as if it were the first time."""
    if askings > 1:
        forget()
        forms.cache_clear()
    began = clock()
    ask(text)
    return (clock() - began) * 1000


def ours(
    name: str, folder: Path, made: Collection, size: int, asked: dict[str, list[str]]
) -> dict[str, tuple[float, float]]:
    engine = open_engine(name, folder / name, new=True)
    began = clock()
    engine.update(made.documents(size))
    build = size / (clock() - began)
    rows: dict[str, tuple[float, float]] = {"build (documents/s)": (build, peak())}
    began = clock()
    engine.search(parse("x"))
    rows["first search"] = ((clock() - began) * 1000, 0)

    def forget() -> None:
        """Let the engine open its index anew: it then remembers no counts."""
        if name != "memory":
            engine.close()
            engine.count()

    for kind, texts in asked.items():
        rows[kind] = timed(lambda text: engine.search(parse(text)), texts, forget)
    narrowed = (Filter("source", ("Source 1", "Source 2")), Filter("year", ("2021",)))
    rows["facets, 2 filters"] = timed(
        lambda text: engine.search(parse(text, filters=narrowed)), asked["common word"], forget
    )
    rows["page 50"] = timed(lambda text: engine.search(parse(text, offset=980)), asked["common word"], forget)
    rows["no facets, no snippets"] = timed(
        lambda text: engine.search(parse(text, facets=False, snippets=False)), asked["common word"], forget
    )
    rows["suggest"] = timed(lambda text: engine.suggest(text[:4]), asked["rare word"])
    rows["similar"] = timed(lambda text: engine.similar(text), [f"d{i}" for i in range(len(asked["rare word"]))])
    fresh = list(made.documents(12, seed=5))
    rows["one update"] = timed(lambda i: engine.update([fresh[int(i)]]), [str(i) for i in range(12)])
    rows["everything"] = timed(lambda _: engine.search(Query()), ["", "", "", "", ""])
    used = sum(p.stat().st_size for p in (folder / name).rglob("*") if p.is_file()) / 1e6 if name != "memory" else 0
    rows["index MB"] = (used, 0)
    engine.close()
    return rows


def fts5(folder: Path, made: Collection, size: int, asked: dict[str, list[str]]) -> dict[str, tuple[float, float]]:
    """SQLite's own full-text search, porter stemmer, with its snippets: ten rows by rank."""
    base = sqlite3.connect(folder / "fts5.sqlite")
    base.execute("create virtual table t using fts5(title, body, id unindexed, tokenize='porter unicode61')")
    began = clock()
    base.executemany("insert into t values (?, ?, ?)", ((d.title, d.body, d.id) for d in made.documents(size)))
    base.commit()
    rows: dict[str, tuple[float, float]] = {"build (documents/s)": (size / (clock() - began), peak())}
    ask = "select id, snippet(t, 1, '[', ']', '', 30) from t where t match ? order by rank limit 20"
    for kind in ("common word", "rare word", "three words AND", "phrase", "prefix"):
        rows[kind] = timed(lambda text: base.execute(ask, (text,)).fetchall(), asked[kind])
    for kind in ("three words", "long question"):
        texts = [" OR ".join(text.split()) for text in asked[kind]]
        rows[kind] = timed(lambda text: base.execute(ask, (text,)).fetchall(), texts)
    rows["index MB"] = ((folder / "fts5.sqlite").stat().st_size / 1e6, 0)
    return rows


def bare_whoosh(
    folder: Path, made: Collection, size: int, asked: dict[str, list[str]]
) -> dict[str, tuple[float, float]]:
    """Whoosh by itself: its analyser, its scoring, twenty rows, no snippets, no facets."""
    from whoosh import fields, index, qparser
    from whoosh.analysis import StemmingAnalyzer

    words = fields.TEXT(analyzer=StemmingAnalyzer())
    (folder / "bare").mkdir()
    made_index = index.create_in(
        str(folder / "bare"), fields.Schema(id=fields.ID(stored=True), title=words, body=words)
    )
    began = clock()
    for first in range(0, size, 4000):
        writer = made_index.writer()
        for document in list(made.documents(min(first + 4000, size)))[first:]:
            writer.add_document(id=document.id, title=document.title, body=document.body)
        writer.commit(merge=False)
    rows: dict[str, tuple[float, float]] = {"build (documents/s)": (size / (clock() - began), peak())}
    reader = qparser.MultifieldParser(["title", "body"], made_index.schema, group=qparser.OrGroup)
    with made_index.searcher() as searcher:
        for kind in ("common word", "rare word", "three words", "three words AND", "long question", "phrase", "prefix"):
            rows[kind] = timed(
                lambda text: [h["id"] for h in searcher.search(reader.parse(text), limit=20)], asked[kind]
            )
    return rows


def bare_tantivy(
    folder: Path, made: Collection, size: int, asked: dict[str, list[str]], *, same: bool = False
) -> dict[str, tuple[float, float]]:
    """tantivy by itself: its analyser, twenty rows; with `same` also its snippets, and the facets we count."""
    import tantivy

    from kb.index.fields import index_fields
    from kb.index.results import FACET_VALUES, FACETS

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in ("title", "body"):
        builder.add_text_field(field, stored=same, tokenizer_name="en_stem")
    for facet in FACETS if same else ():
        builder.add_text_field(facet, tokenizer_name="raw", index_option="basic", fast=True)
    schema = builder.build()
    place = folder / f"bare-tantivy-{same}"
    place.mkdir()
    made_index = tantivy.Index(schema, path=str(place))
    began = clock()
    writer = made_index.writer(60_000_000, 1)
    for d in made.documents(size):
        facets = index_fields(d).facets if same else {}
        values = {"id": d.id, "title": d.title, "body": d.body, **facets}
        writer.add_document(tantivy.Document.from_dict(values, schema))
    writer.commit()
    writer.wait_merging_threads()
    rows: dict[str, tuple[float, float]] = {"build (documents/s)": (size / (clock() - began), peak())}
    made_index.reload()
    searcher = made_index.searcher()
    counted = {f: {"terms": {"field": f, "size": FACET_VALUES}} for f in FACETS}

    def ask(text: str) -> list[str]:
        query = made_index.parse_query(text, ["title", "body"])
        found = [searcher.doc(address) for _, address in searcher.search(query, 20).hits]
        if same and found:
            searcher.aggregate(query, counted)
            passages = tantivy.SnippetGenerator.create(searcher, query, schema, "body")
            passages.set_max_num_chars(220)
            for document in found:
                passages.snippet_from_doc(document).to_html()
        return [str(document.get_first("id")) for document in found]

    for kind in ("common word", "rare word", "three words", "three words AND", "long question", "phrase"):
        rows[kind] = timed(ask, asked[kind])
    rows["index MB"] = (sum(p.stat().st_size for p in place.rglob("*") if p.is_file()) / 1e6, 0)
    return rows


Measure: TypeAlias = Callable[[Path, Collection, int, dict[str, list[str]]], dict[str, tuple[float, float]]]
BARE: dict[str, Measure] = {
    "fts5": fts5,
    "bare-whoosh": bare_whoosh,
    "bare-tantivy": bare_tantivy,
    "same-tantivy": partial(bare_tantivy, same=True),
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("size", nargs="?", type=int, default=2000)
    options.add_argument("engines", nargs="*", default=list(ENGINES))
    options.add_argument("--queries", type=int, default=40, help="questions of each class")
    options.add_argument("--cpu", action="store_true", help="processor time instead of the clock: for a busy machine")
    options.add_argument(
        "--fastest", type=int, default=1, metavar="N", help="ask each question N times, count the fastest"
    )
    given = options.parse_args()
    global askings
    askings = given.fastest
    if given.cpu:
        global clock
        clock = time.process_time
    made = collection()
    asked = questions(made, given.queries)
    results: dict[str, dict[str, tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in given.engines:
            gc.collect()
            if name in BARE:
                results[name] = BARE[name](Path(folder), made, given.size, asked)
            else:
                results[name] = ours(name, Path(folder), made, given.size, asked)
            print(name, {kind: tuple(round(v, 1) for v in row) for kind, row in results[name].items()}, file=sys.stderr)
    first = given.engines[0]
    print(f"{given.size} documents of {WORDS} words; median / 95th percentile in ms; × is the ratio to {first}")
    print("| | " + " | ".join(results) + " |\n|" + "---|" * (len(results) + 1))
    for kind in results[first]:
        cells = []
        for rows in results.values():
            value = rows.get(kind)
            ratio = f" ×{value[0] / results[first][kind][0]:.2f}" if value and results[first][kind][0] else ""
            cells.append(f"{value[0]:.1f} / {value[1]:.1f}{ratio}" if value else "–")
        print(f"| {kind} | " + " | ".join(cells) + " |")
    print("The second figure of “build” is the peak memory of the process so far, in MB: run one engine for its own.")


if __name__ == "__main__":
    main()
