"""Writes the gold of the news texts, news_dev.jsonl and news_test.jsonl, from the marked masters in tests/quality/news/.

    python tests/quality/make_news.py            write both files and the pages, list what looks like an oversight
    python tests/quality/make_news.py --check    write nothing; fail when a committed file differs

A master has the markup of the sample's masters (see make_sample.py). Its head holds `language`, `topic`, where it is a
version of another text `story`, and a line for each entity that is no country:

    @key: person Nadeem Qureshi                   the identifier is made of the name
    @key: person:nadeem-qureshi-judge Nadeem Qureshi

The key of a country is its ISO 3166 code, of a former one too. `title: none` means that the first block is no headline.

Beside a master, NAME.page says what the page it came from looked like (see news_pages.py); pages/ gets that page as a file.

The file name decides the split, before anybody measures: `TOPIC-LANGUAGE-NUMBER` or, for texts that share a story,
an event or people, `GROUP-NUMBER-ANYTHING`. Even and odd numbers part; a seed says which half each series starts with.
"""

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pycountry
from make_sample import Article, entity_table, read_master, unmarked
from news_pages import Page, read_page, render

HERE = Path(__file__).parent
MASTERS = HERE / "news"
PAGES = HERE / "pages"
GROUPS = ("story", "event", "people")
SEED = "kartoteka news 1"

_MENTION = re.compile(r"\[\[([\w-]+)(?::(\w+))?\|([^\]]+)\]\]")
_RELATION = re.compile(r"\s*\{\{([\w-]+) ([\w-]+) ([\w-]+)(?: (\w+))?(?: since=([\d-]+))?(?: until=([\d-]+))?\}\}")
_ABBREVIATIONS = re.findall(
    r"\w+", "Mr Ms Mrs Dr Mt St No Lt Gen Sen Col Rev Rep Sgt Prof Capt Av Sn Doç гр им св тов проф"
)
_OWNED = "".join(rf"(?<!\b{word})" for word in ("[A-ZА-Я]", *_ABBREVIATIONS))
# A sentence ends at a line's end, or at a full stop that no initial or title owns and a new sentence follows.
_END = re.compile(rf"\n+|{_OWNED}[.!?…؟][\"”»’)]*\s+(?=[\"“«‘(\d\[A-ZÀ-ÞА-ЯЁÇĞİÖŞÜء-ي])")


def side(name: str) -> str:
    """The split, "dev" or "test", of the master with this file name (without its ending).

    >>> side("sport-en-1") != side("sport-en-2")
    True
    """
    series, number = _series(name)
    first = hashlib.sha256(f"{SEED}:{series}".encode()).digest()[0]
    return ("dev", "test")[(number + first) % 2]


def _series(name: str) -> tuple[str, int]:
    first, second, *rest = name.split("-")
    return (first, int(second)) if first in GROUPS else (f"{first}-{second}", int(rest[0]))


def entities(head: dict[str, str], source: str) -> dict[str, dict[str, str]]:
    """Key → {id, kind, name} of everything that `source` marks, from its head and the list of countries."""
    table = {}
    for key, value in head.items():
        if key.startswith("@"):
            identity, _, name = value.partition(" ")
            kind, _, slug = identity.partition(":")
            table[key[1:]] = {"id": f"{kind}:{slug or slug_of(name)}", "kind": kind, "name": name}
    known = entity_table()
    for key in {m.group(1) for m in _MENTION.finditer(source)}:
        if re.fullmatch(r"[A-Z]{2}", key):
            table[key] = known.get(key) or {"id": f"country:{key}", "kind": "country", "name": _country(key)}
    return table


def slug_of(name: str) -> str:
    """`name` as an identifier: "Şule Çağlar-İnan" → "sule-caglar-inan". Raises ValueError for other scripts.

    >>> slug_of("Şule Çağlar-Inan")
    'sule-caglar-inan'
    """
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d"))
    slug = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c)).lower()).strip("-")
    if not slug or any(c.isalpha() and not c.isascii() and not unicodedata.combining(c) for c in plain):
        raise ValueError(f"{name!r} needs an identifier of its own; write @key: kind:identifier {name}")
    return slug


def _country(code: str) -> str:
    found = pycountry.countries.get(alpha_2=code) or pycountry.historic_countries.get(alpha_2=code)
    if found is None:
        raise ValueError(f"{code} is no country; use its ISO 3166 code")
    return str(getattr(found, "common_name", found.name))


def spans(article: Article) -> list[dict[str, object]]:
    """The mentions of `article` with `start` and `end` in its text, in order."""
    placed = []
    for mention in article.mentions:
        surface, nth = str(mention["surface"]), int(str(mention["nth"]))
        start = [i for i in range(len(article.text)) if article.text.startswith(surface, i)][nth - 1]
        rest = {key: mention[key] for key in ("surface", "kind", "entity", "form")}
        placed.append({"start": start, "end": start + len(surface), **rest})
    return placed


def relations(
    blocks: list[str], mentions: list[dict[str, object]], text: str, table: dict[str, dict[str, str]]
) -> list[dict[str, object]]:
    """The relations stated in `blocks` (marked, in the order of `text`), each with its sentence and both spans."""
    found, offset = [], 0
    for raw in blocks:
        for match in _RELATION.finditer(raw):
            kind, source, target, polarity, since, until = match.groups()
            here = offset + len(plain(raw[: match.start()]))
            ids = table[source]["id"], table[target]["id"]
            sentence, left, right = _evidence(text, offset, here, ids, mentions)
            found.append(
                {
                    "type": kind,
                    "source": ids[0],
                    "target": ids[1],
                    "polarity": polarity or "affirmed",
                    "since": since or "",
                    "until": until or "",
                    "sentence": sentence,
                    "source_span": left,
                    "target_span": right,
                }
            )
        offset += len(plain(raw)) + 2
    return found


def _evidence(
    text: str, begin: int, end: int, ids: tuple[str, str], mentions: list[dict[str, object]]
) -> tuple[list[int], list[int], list[int]]:
    """The last sentence of text[begin:end] that mentions both `ids`, and their mentions that stand nearest together."""
    cuts = [begin, *(begin + m.end() for m in _END.finditer(text[begin:end])), end]
    for start, stop in reversed(list(pairwise(cuts))):
        inside = [m for m in mentions if start <= int(str(m["start"])) < stop]
        pairs = [
            (_gap(a, b), [a["start"], a["end"]], [b["start"], b["end"]])
            for a in inside
            for b in inside
            if (a["entity"], b["entity"]) == ids
        ]
        if pairs:
            _, left, right = min(pairs, key=lambda pair: pair[0])
            return [start, start + len(text[start:stop].rstrip())], left, right  # type: ignore[return-value]  # ints
    raise ValueError(f"no sentence mentions both {ids[0]} and {ids[1]}: {text[begin:end][-60:]!r}")


def _gap(left: dict[str, object], right: dict[str, object]) -> int:
    return abs(int(str(left["start"])) - int(str(right["start"])))


def plain(raw: str) -> str:
    """A block without its markup."""
    return _MENTION.sub(lambda m: m.group(3), _RELATION.sub("", raw))


def page_of(path: Path, title: str, text: str) -> Page | None:
    """The page of the master at `path`, or None when it has none. Raises ValueError when the page does not hold the text."""
    page = path.with_suffix(".page")
    return read_page(page, title, text.removeprefix(title).strip("\n").split("\n\n")) if page.exists() else None


def page_values(name: str, page: Page, text: str) -> dict[str, object]:
    """What the gold says of a page: its file, what stands in its head, the lines it adds and those of the text."""
    own = {key: page.head.get(key, "") for key in ("author", "publisher", "published")}
    return {"path": f"{name}{page.suffix}", **own, "cut": page.cut, "keep": text.split("\n\n")[1:]}


def gold(path: Path) -> tuple[dict[str, object], list[str]]:
    """The line of the gold for the master at `path`, and what looks like an oversight in it."""
    source = path.read_text("utf-8")
    head = dict(line.split(": ", 1) for line in source.partition("\n---\n")[0].splitlines())
    table = entities(head, source)
    article = read_master(f"path: {path.stem}\n{_RELATION.sub('', source)}", table)
    mentions = spans(article)
    body = source.partition("\n---\n")[2].strip("\n")
    blocks = [re.sub(r"^(?:##?|!!) ", "", raw) for raw in re.split(r"\n\s*\n", body)]
    line: dict[str, object] = {
        "id": path.stem,
        "language": head["language"],
        "topic": head["topic"],
        "title": "" if head.get("title") == "none" else article.title,
        "text": article.text,
        "mentions": mentions,
        "entities": sorted(article.entities.values(), key=lambda e: e["id"]),
        "relations": relations(blocks, mentions, article.text, table),
        "story": head.get("story", ""),
    }
    if page := page_of(path, article.title, article.text):
        line |= page_values(path.stem, page, article.text)
    unused = [key for key in head if key.startswith("@") and table[key[1:]]["id"] not in article.entities]
    return line, [*unmarked(article), *(f"{path.stem}: {key} is never marked" for key in unused)]


def masters() -> list[Path]:
    """The masters of the news texts, by name."""
    return sorted(MASTERS.glob("*.master"))


def build() -> tuple[dict[Path, bytes], list[str]]:
    """The content of both files and of every page, and notes on the masters. Ends the program when a master is wrong."""
    lines: dict[str, list[str]] = {"dev": [], "test": []}
    files: dict[Path, bytes] = {}
    notes, wrong = [], []
    for path in masters():
        try:
            line, seen = gold(path)
        except (KeyError, ValueError, StopIteration, IndexError) as error:
            wrong.append(f"{path.name}: {error!r}; correct the master")
            continue
        lines[side(path.stem)].append(json.dumps(line, ensure_ascii=False) + "\n")
        if page := page_of(path, str(line["title"]), str(line["text"])):
            files[PAGES / str(line["path"])] = render(page, str(line["language"]))
        notes += seen
    if wrong:
        raise SystemExit("\n".join(wrong))
    files |= {HERE / f"news_{split}.jsonl": "".join(own).encode() for split, own in lines.items()}
    return files, notes


def main() -> int:
    """Runs the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    options = parser.parse_args()
    files, notes = build()
    stale = {*PAGES.glob("*"), *(MASTERS.glob("*.page"))} - files.keys() - {p.with_suffix(".page") for p in masters()}
    for target, content in files.items():
        if options.check and (not target.exists() or target.read_bytes() != content):
            print(f"{target} differs from its masters; run: python tests/quality/make_news.py", file=sys.stderr)
            return 1
        if not options.check:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
    for target in sorted(stale):
        print(f"{target} belongs to no master; delete it", file=sys.stderr)
    for note in [] if options.check else notes:
        print("look at:", note)
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
