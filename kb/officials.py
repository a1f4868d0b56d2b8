"""The holders of an office as a reader is told of them, and the answer to a question that asks for one."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.answers import Quote
from kb.clearest import clearest
from kb.finding import Sought, sought
from kb.knowledge import KnowledgeBase
from kb.model import Relation
from kb.posts import Held, asked
from kb.text import fold

__all__ = ["Answer", "Post", "answer", "posts"]

# What an answer names, and among how many offices it is looked for.
NAMED, FEW = 5, 20


@dataclass(frozen=True, slots=True)
class Post:
    """A holder of an office, the sentence to show, who else says so, and the same two under another office's name."""

    held: Held
    quote: Quote
    also: tuple[Relation, ...] = ()

    @property
    def others(self) -> list[Quote]:
        """The newest sentence of everybody else who says so; who prints a version of a text named before says nothing new."""
        own = self.quote.document
        found, texts = [], {own.story_id or own.id}
        for source in self.held.sources:
            document = source.quote.document
            text = document.story_id or document.id
            if fold(source.name) != fold(own.publisher or own.author) and text not in texts:
                texts.add(text)
                found.append(source.quote)
        return found


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search asks for when it asks who holds an office: the office, where, when, and the holders named."""

    office: str
    at: str
    of: str
    posts: tuple[Post, ...]
    timed: bool  # whether the posts are those of the time asked for


def posts(found: Sequence[Held], languages: Sequence[str] = ()) -> list[Post]:
    """The holders as a list has them: the same person in one place once, under the office said most often.

    Each is shown by a sentence in one of `languages`, the dearest first, where there is one.
    """
    same: dict[tuple[str, str, str], list[Held]] = {}
    for held in found:
        same.setdefault((held.holder.id, held.place.id, held.relation.polarity), []).append(held)
    made = []
    for group in same.values():
        group.sort(key=lambda h: (not h.relation.office.isascii(), -h.relation.stories))
        first = group[0]
        quote = clearest(first.quotes, languages)
        if quote:
            made.append(Post(first, quote, tuple(held.relation for held in group[1:])))
    return made


def answer(kb: KnowledgeBase, text: str, languages: Sequence[str] = ()) -> Answer | None:
    """The holders of the office that a search asks for, None when it asks for none or nobody is named."""
    question = asked(text)
    if question is None:
        return None
    place = sought(kb, question.of) if question.of else Sought("")
    if question.of and (place.entity is None or place.entity.kind == "person"):
        return None
    of = place.entity.id if place.entity else ""
    timed = kb.holders(office=question.office, of=of, at=question.at, limit=FEW) if question.at else []
    found = timed or kb.holders(office=question.office, of=of, limit=FEW, languages=languages)
    if not found:
        return None
    name = place.entity.name if place.entity else ""
    return Answer(question.office, question.at, name, tuple(posts(found, languages)[:NAMED]), bool(timed))
