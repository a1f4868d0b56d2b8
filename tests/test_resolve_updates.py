"""An update ends where working out everything anew does: entities, names, reasons, counts, relations, stories, and what is kept."""

import random
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from kb.addresses import address_of
from kb.errors import Rejected
from kb.ingest import read, walk
from kb.model import Article, Chain, Decision, Document, KnownName, Mention, RawDocument, Statement
from kb.pipeline import derive as deriving
from kb.pipeline.derive import derive
from kb.pipeline.profiles import profiles_of
from kb.pipeline.read import read_batch, start_worker
from kb.resolve import Profile
from kb.sample import sample_folder
from kb.settings import load_settings
from kb.store import FilePart, FileState, Store
from kb.store.relation_rows import stepped
from tests.benchmarks.resolve import profiles

# What an update must leave as a look at everything would; names are numbered otherwise, so they are told by what they are.
KEPT = {
    **{t: f"SELECT * FROM {t}" for t in ("entity", "entity_name", "joined", "suggestion", "redirect", "relation", "version", "family")},
    "chain": "SELECT document_id, number, entity_id FROM chain",
    "told": "SELECT document_id, number, kind, name, titles, countries, confidence, folded, told FROM chain",
    "mention": "SELECT document_id, start, chain FROM mention",
    "statement": "SELECT document_id, source, target, type, start FROM statement",
    "name": """SELECT n.key, n.kind, n.part, n.name, n.stories, n.features, n.label, n.entity_id, r.key, r.part
               FROM name n JOIN name r ON r.id = n.root""",
    "names": "SELECT count(*) FROM name",
    "name_sign": "SELECT s.sign, n.key, n.kind, n.part FROM name_sign s JOIN name n ON n.id = s.name_id",
    "signs": "SELECT count(*) FROM name_sign",
    "likeness": "SELECT a.key, a.part, b.key, b.part, value FROM likeness JOIN name a ON a.id = first JOIN name b ON b.id = second",
    "doubt": "SELECT a.key, a.part, b.key, b.part, score FROM doubt JOIN name a ON a.id = bare JOIN name b ON b.id = whole",
    "stale": "SELECT key FROM stale_name UNION ALL SELECT id FROM stale_entity UNION ALL SELECT source FROM stale_pair",
}  # fmt: skip


Content = dict[str, list[tuple[object, ...]]]


def quiet(stage: str, done: int, total: int) -> None:
    """No progress is shown."""


def content(path: Path) -> Content:
    with closing(sqlite3.connect(path)) as database:
        return {table: sorted(database.execute(sql), key=repr) for table, sql in KEPT.items()}


class Base:
    """A store in a folder, with the decisions and the list of names it is made with."""

    def __init__(self, folder: Path, names: Sequence[KnownName] = ()) -> None:
        folder.mkdir(exist_ok=True)
        self.path = folder / "store.sqlite"
        self.names = names
        self.decisions: list[Decision] = []
        with self.opened() as store:
            store.files.put_source("news", "print")

    def opened(self) -> Store:
        return Store(self.path, write=True, symmetric=frozenset({"mentioned-with"}))

    def put(self, *articles: Article) -> None:
        with self.opened() as store:
            store.documents.put(
                [FilePart(FileState(a.document.uri, "news", a.document.content_hash, "r"), (a,)) for a in articles]
            )

    def remove(self, *articles: Article) -> None:
        with self.opened() as store:
            store.documents.remove_files([a.document.uri for a in articles])

    def decide(self, action: str, *subjects: str) -> None:
        self.decisions.append(Decision(action, subjects, "ada", str(len(self.decisions))))

    def derive(self, *, everything: bool = False) -> Content:
        with self.opened() as store:
            derive(store, self.decisions, self.names, quiet, everything=everything)
        return content(self.path)

    def anew(self, folder: Path) -> Content:
        """What a look at everything gives, in a copy."""
        other = Base(folder, self.names)
        shutil.copy(self.path, other.path)
        other.decisions = self.decisions
        return other.derive(everything=True)


@pytest.fixture(autouse=True)
def amended(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few articles there are, updates are worked out as updates."""
    monkeypatch.setattr(deriving, "MANY", 0)


def article(name: str, own: Sequence[Profile]) -> Article:
    """An article with these chains, one sentence each, its neighbours related; every third full name is repeated by its last part."""
    text, chains = "Head\n\n", []
    for number, p in enumerate(own):
        spans = []
        parts = p.name.split()
        for surface in (p.name, parts[-1]) if (number + len(text)) % 3 == 0 and len(parts) > 1 else (p.name,):
            spans.append((len(text), len(text) + len(surface)))
            text += surface + " spoke. "
        mentions = tuple(Mention(s, e, text[s:e], p.kind, confidence=p.confidence, code=p.code) for s, e in spans)
        chains.append(Chain(p.kind, p.name, mentions, p.titles, p.countries, p.code, p.told))
    spans = [(c.mentions[0].start, c.mentions[0].end) for c in chains]
    said = [Statement(n, n + 1, "mentioned-with", 6, len(text), spans[n], spans[n + 1]) for n in range(len(chains) - 1)]
    said.append(Statement(0, len(chains) - 1, "met", 6, len(text), spans[0], spans[-1], confidence=0.7))
    document = Document(name, f"news/{name}.txt", "Head", text, 6, "", "", own[0].published, "stated", "en", "", text)
    return Article(document, (), tuple(chains), tuple(said), text, "text/plain", text)


TOLD = ((), (), ("age 22",), ("age 70",), ("from GH", "works mayor"), ("from NZ", "works butcher"), ("in GH",))


def renamed(own: list[Profile]) -> list[Profile]:
    """The chains of an article, its first two said to be two names of one."""
    first, second, *rest = own
    said = "of which one was the other's name"
    return [
        replace(first, told=(*first.told, f"renamed {second.name}\t{said}")),
        replace(second, told=(*second.told, f"renamed {first.name}\t{said}")),
        *rest,
    ]


def generated(count: int, seed: int) -> list[Article]:
    """Articles of generated names; some tagged as the other kind, some in capitals, some no recogniser was sure of.

    Of some it is told how old they are and where from, and that two of them are one.
    """
    chance = random.Random(seed)
    own: dict[str, list[Profile]] = defaultdict(list)
    for p in profiles(count, seed):
        if chance.random() < 0.1:
            p = replace(p, kind="organization" if p.kind == "person" else "person")
        elif chance.random() < 0.1:
            p = replace(p, confidence=0.3)
        p = replace(p, told=chance.choice(TOLD))
        own[p.document_id].append(replace(p, name=p.name.upper()) if chance.random() < 0.1 else p)
    for number, chains in enumerate(own.values()):
        if number % 3 == 0:
            chains.append(Profile("", 9, "country", ("Türkiye", "Turkey")[number % 2], code="TR"))
    return [article(name, renamed(chains) if chance.random() < 0.1 else chains) for name, chains in own.items()]


def people(articles: Sequence[Article]) -> list[str]:
    return sorted({f"person:{c.name}" for a in articles for c in a.chains if c.kind == "person"})


def place(own: Article, chance: random.Random, names: Sequence[str]) -> list[str]:
    """A person or body of an article, one of its mentions, and sometimes whose it is."""
    chain = chance.choice([c for c in own.chains if c.kind != "country"])
    address = address_of(own.document.id, own.document.text, chance.choice(chain.mentions))
    called = chance.choice(
        ([], [f"as:{chain.name}"], ["as:Ada Bell"], [f"as:{chance.choice(names).partition(':')[2]}"])
    )
    return [f"{chain.kind}:{chain.name}", f"mention:{address}", *called]


def steps(base: Base, articles: Sequence[Article], chance: random.Random, count: int) -> Iterator[str]:
    """Put in, change and take out some articles of many, and decide something now and then; what was done."""
    there = {a.document.id: a for a in articles[: len(articles) // 2]}
    base.put(*there.values())
    base.derive(everything=True)
    names = people(articles)
    for _ in range(count):
        what = chance.choice(
            ("in", "in", "out", "change", "merge", "hide", "split", "place", "retype", "rename", "undo")
        )
        if what == "in":
            new = chance.choice(articles)
            base.put(new)
            there[new.document.id] = new
        elif what == "out" and there:
            base.remove(there.pop(chance.choice(sorted(there))))
        elif what == "change" and there:
            name, other = chance.choice(sorted(there)), chance.choice(articles)
            document = replace(other.document, id=name, uri=f"news/{name}.txt")
            there[name] = replace(other, document=document)
            base.put(there[name])
        elif what in ("merge", "split"):
            base.decide(what, *(chance.sample(names, 2) if chance.random() < 0.7 else [chance.choice(names)] * 2))
        elif what == "place" and there:
            base.decide("split", *place(there[chance.choice(sorted(there))], chance, names))
        elif what in ("hide", "retype", "rename"):
            more = {"retype": ["organization"], "rename": ["Somebody Else"]}.get(what, [])
            base.decide(
                what, chance.choice([*names, "country:Turkey"]) if what == "hide" else chance.choice(names), *more
            )
        else:
            base.decide("undo")
        yield what


@pytest.mark.parametrize("seed", range(4))
def test_after_every_change_all_is_as_a_look_at_everything_makes_it(seed: int, tmp_path: Path) -> None:
    base, articles = Base(tmp_path / "kb"), generated(40, seed)
    for number, what in enumerate(steps(base, articles, random.Random(seed), 15)):
        assert base.derive() == base.anew(tmp_path / f"anew{number}"), what


@pytest.mark.parametrize("seed", range(2))
def test_mentions_taken_out_end_as_in_a_build_of_what_is_there(seed: int, tmp_path: Path) -> None:
    base, articles = Base(tmp_path / "kb"), generated(30, seed)
    there = {a.document.id: a for a in articles}
    base.put(*articles)
    chance = random.Random(seed)
    for number in range(8):
        if number % 4 == 3:
            base.decide("undo")
        else:
            base.decide("split", *place(chance.choice(articles), chance, people(articles)))
        if number == 4:
            base.put(there[sorted(there)[0]])  # read again as it was
        base.derive()
    clean = Base(tmp_path / "clean")
    clean.put(*there.values())
    clean.decisions = base.decisions
    assert by_members(base.derive()) == by_members(clean.derive(everything=True))


def test_a_list_of_names_is_kept_to(tmp_path: Path) -> None:
    articles = generated(30, 9)
    first, second = people(articles)[:2]
    known = KnownName(first.partition(":")[2], "person", (second.partition(":")[2],), "NO")
    base = Base(tmp_path / "kb", [known])
    base.put(*articles[:29])
    base.derive(everything=True)
    base.put(articles[29])
    assert base.derive() == base.anew(tmp_path / "anew")


def test_articles_that_come_one_at_a_time_end_as_those_that_come_at_once(tmp_path: Path) -> None:
    articles = generated(30, 5)
    slow, quick = Base(tmp_path / "slow"), Base(tmp_path / "quick")
    for each in articles:
        slow.put(each)
        slow.derive()
    quick.put(*articles)
    assert by_members(slow.derive()) == by_members(quick.derive())


def by_members(found: Content) -> Content:
    """The tables with each entity called after its first chain: an id is the first one given, which differs."""
    first: dict[object, object] = {}
    for document, number, entity in found["chain"]:
        if entity:
            first.setdefault(entity, f"<{document} {number}>")
    told = {
        table: [tuple(first.get(value, value) for value in row) for row in found[table]]
        for table in ("chain", "told", "mention", "statement", "entity", "entity_name", "joined", "version")
    }
    # a relation without direction has its ends in the order of their ids
    told["relation"] = [tuple(sorted(repr(first.get(value, value)) for value in row)) for row in found["relation"]]
    return {table: sorted(rows, key=repr) for table, rows in told.items()}


def test_the_last_article_of_an_entity_takes_it_along(tmp_path: Path) -> None:
    base, articles = Base(tmp_path / "kb"), generated(20, 3)
    base.put(*articles)
    base.derive(everything=True)
    base.remove(*articles[1:])
    left = base.derive()
    assert {row[0] for row in left["entity"]} == {row[2] for row in left["chain"]} - {None}


def test_a_store_killed_between_reading_and_deriving_is_brought_in_line_later(tmp_path: Path) -> None:
    base, articles = Base(tmp_path / "kb"), generated(20, 4)
    base.put(*articles[:18])
    base.derive(everything=True)
    base.put(articles[18])  # and killed here
    base.remove(articles[2])
    base.put(articles[19])
    assert base.derive() == base.anew(tmp_path / "anew")


def test_a_derivation_that_fails_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, articles = Base(tmp_path / "kb"), generated(20, 4)
    base.put(*articles[:19])
    base.derive(everything=True)
    base.put(articles[19])
    before = content(base.path)
    monkeypatch.setattr(deriving, "regroup", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        base.derive()
    assert content(base.path) == before


def test_an_update_looks_at_few_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, articles = Base(tmp_path / "kb"), generated(120, 6)
    base.put(*articles[:119])
    base.derive(everything=True)
    base.put(articles[119])
    looked: list[str] = []

    def counted(store: Store, keys: Sequence[str], *, light: bool) -> object:
        looked.extend(keys)
        return profiles_of(store, keys, light=light)

    monkeypatch.setattr(deriving, "profiles_of", counted)
    base.derive()
    with base.opened() as store:
        assert len(looked) * 4 < store.names.count()


def test_weights_go_by_counts_in_steps_of_a_tenth() -> None:
    assert [n for n in range(1, 40) if stepped(n) == n] == [*range(1, 21), 22, 24, 26, 28, 30, 33, 36, 39]


@pytest.mark.slow
def test_thirty_articles_of_five_languages_end_alike_at_once_and_one_at_a_time(tmp_path: Path) -> None:
    articles = sample(30)
    assert len(articles) == 30
    slow, quick = Base(tmp_path / "slow"), Base(tmp_path / "quick")
    for each in articles:
        slow.put(each)
        slow.derive()
    changed = replace(
        articles[3], document=replace(articles[8].document, id=articles[3].document.id, uri=articles[3].document.uri)
    )
    for each in (replace(changed, chains=articles[8].chains, statements=articles[8].statements), articles[3]):
        slow.put(each)
        slow.derive()
    slow.remove(articles[5])
    slow.derive()
    slow.put(articles[5])
    quick.put(*articles)
    assert by_members(slow.derive()) == by_members(quick.derive(everything=True))


def sample(count: int) -> list[Article]:
    """The first articles of the sample corpus, read as a build reads them."""
    settings = load_settings()
    start_worker(settings)
    raws: list[RawDocument] = []
    folder = sample_folder()
    for path in walk(folder):
        with suppress(Rejected):  # the sample has files that cannot be read, too
            found = read(path, f"news/{path.relative_to(folder).as_posix()}", settings)
            raws += [r for r in found if isinstance(r, RawDocument)]
    chosen = random.Random(1).sample(raws, min(len(raws), 2 * count))
    articles = [a for a in read_batch(chosen).results if isinstance(a, Article)]
    return list({a.document.id: a for a in articles}.values())[:count]
