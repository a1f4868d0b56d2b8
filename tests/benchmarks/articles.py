"""Generated articles with their names already marked: what the stages after recognition are given, at any size.

Names are random syllables with the skew of real ones, a quarter of an article's text is names' sentences; one
article in ten is a copy, a shortened print, or a translation (same names and numbers, other words) of an earlier one.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from kb.countries import code_of, country_name
from kb.model import Article, Chain, Document, Kind, Mention
from kb.pipeline.read import content_hash, document_id
from kb.relate.comention import comentions
from kb.relate.relating import by_sentence
from kb.text import sentences
from tests.benchmarks.resolve import word

__all__ = ["articles", "story_of"]

_CODES = "KZ NO CL PE FJ IS UZ TR FR GB DE KE GH MN VN PT SE FI DK PL CZ HU RO BG GR EG MA TN ZA NG".split()

Item = TypeVar("Item")
Piece = tuple[str, Kind | None]  # a word, and the kind of the name it is


@dataclass(frozen=True, slots=True)
class _World:
    """The words of two languages and the names there are, the commonest first."""

    words: dict[str, list[str]]
    people: list[str]
    bodies: list[str]
    countries: list[str]


def articles(count: int, seed: int = 5, relations: bool = True) -> Iterator[Article]:
    """`count` articles of about 300 words, the same for a seed; without statements unless `relations`."""
    chance = random.Random(seed)
    world = _world(chance, count)
    told: list[list[list[Piece]]] = []
    for number in range(count):
        language, paragraphs = "en", _paragraphs(chance, world)
        what = story_of(number)[1]
        if what == "copy":
            paragraphs = told[-1]
        elif what == "part":
            paragraphs = told[-1][1:4]
        elif what == "translation":
            language, paragraphs = "fr", [_translated(chance, world, p) for p in told[-1]]
        else:
            told = [paragraphs]
        yield _article(number, language, paragraphs, relations)


def story_of(number: int) -> tuple[int, str]:
    """The number of the article whose text article `number` repeats (itself mostly), and how."""
    how = {7: "copy", 8: "part", 9: "translation"}.get(number % 30, "")
    return (number - number % 30 + 6, how) if how else (number, how)


def _world(chance: random.Random, count: int) -> _World:
    given = [word(chance, 2) for _ in range(max(50, count // 50))]
    return _World(
        words={
            tongue: [word(chance, chance.choice((1, 2, 3))).lower() for _ in range(8000)] for tongue in ("en", "fr")
        },
        people=[f"{_skewed(chance, given)} {word(chance, 3)}" for _ in range(count * 2)],
        bodies=[f"{word(chance, 2)} {chance.choice(('Bank', 'University', 'Holding'))}" for _ in range(count)],
        countries=[country_name(code) for code in _CODES],
    )


def _skewed(chance: random.Random, items: list[Item]) -> Item:
    return items[int(len(items) * chance.random() ** 3)]


def _paragraphs(chance: random.Random, world: _World) -> list[list[Piece]]:
    named: list[Piece] = [(_skewed(chance, world.people), "person") for _ in range(4)] + [
        (_skewed(chance, world.bodies), "organization")
    ]
    named += [(_skewed(chance, world.countries), "country") for _ in range(2)]
    return [[p for _ in range(3) for p in _sentence(chance, world, named)] for _ in range(7)]


def _sentence(chance: random.Random, world: _World, named: list[Piece]) -> list[Piece]:
    pieces: list[Piece] = [(_skewed(chance, world.words["en"]), None) for _ in range(12)]
    for piece in chance.sample(named, chance.choice((0, 1, 2, 2))):
        pieces.insert(chance.randrange(len(pieces)), piece)
    if chance.random() < 0.5:
        pieces.insert(6, (str(chance.randrange(7, 4000)), None))
    return [(pieces[0][0].capitalize() if not pieces[0][1] else pieces[0][0], pieces[0][1]), *pieces[1:], (".", None)]


def _translated(chance: random.Random, world: _World, paragraph: list[Piece]) -> list[Piece]:
    return [p if p[1] or not p[0].isalpha() else (_skewed(chance, world.words["fr"]), None) for p in paragraph]


def _article(number: int, language: str, paragraphs: list[list[Piece]], relations: bool) -> Article:
    uri = f"generated/{number:06}.txt"
    title = f"Report {number}"
    text = f"{title}\n\n"
    places: dict[tuple[Kind, str], list[tuple[int, int]]] = {}
    for paragraph in paragraphs:
        for piece, kind in paragraph:
            text += "" if piece == "." or text.endswith("\n") else " "
            start = len(text)
            text += piece
            if kind:
                places.setdefault((kind, piece), []).append((start, len(text)))
        text += "\n\n"
    chains = tuple(_chain(kind, name, spans) for (kind, name), spans in places.items())
    body = text[len(title) + 2 :]
    document = Document(
        document_id(uri), uri, title, text, len(title) + 2, "", f"Paper {number % 40}",
        date(2015, 1, 1) + timedelta(days=number % 3000), "stated", language, "", content_hash(title, body),
    )  # fmt: skip
    spans = sentences(text)
    statements = tuple(comentions(text, spans, by_sentence(spans, chains))) if relations else ()
    return Article(document, (), chains, statements, text, "text/plain", document.content_hash)


def _chain(kind: Kind, name: str, spans: list[tuple[int, int]]) -> Chain:
    code = code_of(name) if kind == "country" else ""
    return Chain(kind, name, tuple(Mention(s, e, name, kind, code=code) for s, e in spans), code=code)
