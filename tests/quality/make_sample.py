"""Writes the sample corpus and its gold from the marked masters in tests/quality/sample/.

    python tests/quality/make_sample.py            write kb/sample/articles and sample_gold.jsonl
    python tests/quality/make_sample.py --check    write nothing; fail when the committed gold differs

A master is a head of `key: value` lines, a line `---`, then blocks separated by blank lines:

    # Title            ~~ a line of page furniture     !! an own line that looks like furniture
    ## Subheading      anything else: a paragraph

Inside a block `[[key|surface]]` marks a mention (`[[KZ:demonym|Kazakh]]` gives its form, keys are in
entities.tsv), and `{{type source target polarity since=YYYY until=YYYY}}` states a relation that the last sentence before it
with both mentions says.
"""

import argparse
import itertools
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
MASTERS = HERE / "sample"
GOLD = HERE / "sample_gold.jsonl"
ARTICLES = HERE.parent.parent / "kb" / "sample" / "articles"

_MENTION = re.compile(r"\[\[([\w-]+)(?::(\w+))?\|([^\]]+)\]\]")
_RELATION = re.compile(r"\s*\{\{([\w-]+) ([\w-]+) ([\w-]+)(?: (\w+))?(?: since=([\d-]+))?(?: until=([\d-]+))?\}\}")
_END = re.compile(r"(?<!\b[A-ZА-Я])(?<!\bMr)(?<!\bMs)(?<!\bDr)[.!?…؟][\"”»]?\s+(?=[\"“«\[A-ZÀ-ÞА-ЯЁÇĞİÖŞÜء-ي])")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a master without its markup: role is title, heading, text, keep or furniture."""

    role: str
    text: str


@dataclass(slots=True)
class Article:
    """A master read: its head, its blocks, and what the author marked in them."""

    head: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    mentions: list[dict[str, object]] = field(default_factory=list)
    relations: list[dict[str, str]] = field(default_factory=list)
    entities: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return next(b.text for b in self.blocks if b.role == "title")

    @property
    def body(self) -> list[str]:
        return [b.text for b in self.blocks if b.role in ("heading", "text", "keep")]

    @property
    def text(self) -> str:
        return "\n\n".join([self.title, *self.body])


def entity_table() -> dict[str, dict[str, str]]:
    """Key → {id, kind, name} for every entity of the corpus."""
    table = {}
    for line in (MASTERS / "entities.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, identity, name = line.split("\t")
            table[key] = {"id": identity, "kind": identity.partition(":")[0], "name": name}
    return table


def read_master(source: str, table: dict[str, dict[str, str]]) -> Article:
    """`source` parsed; mentions carry the occurrence number of their surface in the title and body."""
    head_text, _, rest = source.partition("\n---\n")
    article = Article({k.strip(): v.strip() for k, _, v in (line.partition(":") for line in head_text.splitlines())})
    offset = 0
    places: list[tuple[int, dict[str, object]]] = []
    roles = (("## ", "heading"), ("# ", "title"), ("~~ ", "furniture"), ("!! ", "keep"))
    parsed = []
    for raw in re.split(r"\n\s*\n", rest.strip("\n")):
        prefix, role = next(((p, r) for p, r in roles if raw.startswith(p)), ("", "text"))
        parsed.append((role, raw.removeprefix(prefix)))
    # The cleaned text starts with the title, wherever the page shows it.
    for role, raw in sorted(parsed, key=lambda block: block[0] != "title"):
        if role != "furniture":
            offset += _read_block(raw, offset, article, places, table) + 2
    article.blocks = [Block(role, _strip(raw)) for role, raw in parsed]
    for start, mention in sorted(places, key=lambda place: place[0]):
        mention["nth"] = occurrence(article.text, str(mention["surface"]), start)
        article.mentions.append(mention)
    return article


def _strip(raw: str) -> str:
    return _MENTION.sub(lambda m: m.group(3), _RELATION.sub("", raw))


def _read_block(
    raw: str,
    offset: int,
    article: Article,
    places: list[tuple[int, dict[str, object]]],
    table: dict[str, dict[str, str]],
) -> int:
    """Adds what is marked in `raw`; returns the length of the block without markup."""
    for match in _MENTION.finditer(raw):
        entity = table[match.group(1)]
        article.entities[entity["id"]] = entity
        mention: dict[str, object] = {
            "surface": match.group(3),
            "nth": 0,
            "kind": entity["kind"],
            "entity": entity["id"],
        }
        mention["form"] = match.group(2) or "name"
        places.append((offset + len(_strip(raw[: match.start()])), mention))
    for match in _RELATION.finditer(raw):
        kind, source, target, polarity, since, until = match.groups()
        sentence = _sentence(raw[: match.start()], source, target)
        ids = table[source]["id"], table[target]["id"]
        relation = {"type": kind, "source": ids[0], "target": ids[1], "polarity": polarity or "affirmed"}
        relation |= {name: value for name, value in (("since", since), ("until", until)) if value}
        article.relations.append(relation | {"sentence": sentence})
    return len(_strip(raw))


def _sentence(marked: str, source: str, target: str) -> str:
    """The last sentence of `marked` that mentions both, without its markup. Raises ValueError when none does."""
    plain = _RELATION.sub("", marked)
    ends = [0, *(m.end() for m in _END.finditer(plain)), len(plain)]
    for start, end in reversed(list(itertools.pairwise(ends))):
        if {source, target} <= {m.group(1) for m in _MENTION.finditer(plain[start:end])}:
            return _strip(plain[start:end]).strip()
    raise ValueError(f"no sentence mentions both {source} and {target}: {_strip(marked)[:60]!r}")


def occurrence(text: str, surface: str, start: int) -> int:
    """Which occurrence of `surface` in `text` (1-based, every position counted) begins at `start`."""
    if not text.startswith(surface, start):
        raise ValueError(f"{surface!r} is not at {start} but {text[start : start + 30]!r}")
    return sum(1 for i in range(start + 1) if text.startswith(surface, i))


def unmarked(article: Article) -> list[str]:
    """Places where a surface that is marked elsewhere in the article stands unmarked: most often an oversight."""
    text, spans = article.text, []
    for mention in article.mentions:
        hits = [i for i in range(len(text)) if text.startswith(str(mention["surface"]), i)]
        start = hits[int(str(mention["nth"])) - 1]
        spans.append((start, start + len(str(mention["surface"]))))
    found = []
    for surface in {str(m["surface"]) for m in article.mentions}:
        for hit in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text):
            if not any(s <= hit.start() < e for s, e in spans):
                found.append(
                    f"{article.head['path']}: {surface!r} in {text[max(0, hit.start() - 30) : hit.end() + 20]!r}"
                )
    return found


def gold(article: Article, cut: list[str]) -> dict[str, object]:
    """The line of sample_gold.jsonl for `article`; `cut` is what its page adds to the master's furniture."""
    head = article.head
    return {
        "path": head["path"],
        "language": head["language"],
        "title": article.title,
        "author": head.get("author", ""),
        "publisher": head.get("publisher", ""),
        "published": head.get("published") or None,
        "precision": head.get("precision", "stated"),
        "text": article.text,
        "cut": cut,
        "keep": [line for b in article.blocks if b.role == "keep" for line in b.text.splitlines()],
        "entities": sorted(article.entities.values(), key=lambda e: e["id"]),
        "mentions": article.mentions,
        "story": head["story"],
        "version": head.get("version", "original"),
        "relations": article.relations,
    }


def read_all() -> list[Article]:
    """Every master, by path."""
    table = entity_table()
    masters = sorted(MASTERS.glob("*.master"))
    articles, wrong = [], []
    for path in masters:
        try:
            articles.append(read_master(path.read_text("utf-8"), table))
        except (KeyError, ValueError, StopIteration) as error:
            wrong.append(f"{path.name}: {error!r}; correct the master")
    if wrong:
        raise SystemExit("\n".join(wrong))
    return sorted(articles, key=lambda a: a.head["path"])


def main() -> int:
    """Runs the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare the gold with the committed one, write nothing")
    options = parser.parse_args()
    from sample_formats import furniture, write  # beside this script; needs reportlab and python-docx

    articles = read_all()
    lines = [json.dumps(gold(a, furniture(a)), ensure_ascii=False) for a in articles]
    text = "\n".join(lines) + "\n"
    if options.check:
        if GOLD.read_text("utf-8") != text:
            print(f"{GOLD} differs from its masters; run: python tests/quality/make_sample.py", file=sys.stderr)
            return 1
        return 0
    for note in (note for a in articles for note in unmarked(a)):
        print("unmarked:", note)
    GOLD.write_text(text, "utf-8")
    write(articles, ARTICLES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
