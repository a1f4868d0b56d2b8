"""What a person typed for a person, an organization or a country, and what they may have meant."""

from dataclasses import dataclass

from kb.errors import NotFound
from kb.knowledge import KnowledgeBase
from kb.model import Entity

__all__ = ["Sought", "respelled", "sought"]

NEAR = 6
# A beginning shorter than this begins half of all names.
BEGINNING = 3
# Entities offered with a better spelling.
OFFERED = 3


@dataclass(frozen=True, slots=True)
class Sought:
    """What was typed, the entity it names (None: none does), and those whose names come near."""

    typed: str
    entity: Entity | None = None
    near: tuple[Entity, ...] = ()


def sought(kb: KnowledgeBase, typed: str) -> Sought:
    """The entity that `typed`, a name or an id, names; a part of a name that only one entity has names it too."""
    if not typed:
        return Sought("")
    try:
        return Sought(typed, kb.entity(typed))
    except NotFound:
        near = _near(kb, typed)
    meant = near[0] if len(near) == 1 and _is_part(typed, near[0]) else None
    return Sought(typed, meant, () if meant else near)


def respelled(kb: KnowledgeBase, typed: str, suggestion: str) -> tuple[str, tuple[Entity, ...]]:
    """A better spelling of a question with the capitals of the names in it, and the entities these names are of.

    Only words that were not typed so are looked at, each as a whole word of a name: a name, not what rhymes with it.
    """
    found: dict[str, Entity] = {}
    words = suggestion.split(" ")
    for place, word in enumerate(words):
        if len(word) < BEGINNING or word in typed.split():
            continue
        bearers = [e for e in kb.entities(text=word, limit=NEAR)[1] if _is_part(word, e)]
        called = [e for e in bearers if word.casefold() in {n.surface.casefold() for n in e.names}]
        found.update((e.id, e) for e in called or bearers)
        written = (part for e in bearers for n in e.names for part in n.surface.split())
        words[place] = next((part for part in written if part.casefold() == word.casefold()), word)
    return " ".join(words), tuple(found.values())[:OFFERED]


def _near(kb: KnowledgeBase, typed: str) -> tuple[Entity, ...]:
    """The entities with a name that begins as typed, or else with one of its words, or with the word's beginning."""
    words = sorted(typed.split(), key=len, reverse=True)
    for text in (typed, *words, *(word[: max(BEGINNING, len(word) // 2)] for word in words)):
        if len(text) >= BEGINNING:
            _, found = kb.entities(text=text, limit=NEAR)
            if found:
                return tuple(found)
    return ()


def _is_part(typed: str, entity: Entity) -> bool:
    """Whether what was typed is whole words of one of the names."""
    words = set(typed.casefold().split())
    return any(words <= set(name.surface.casefold().split()) for name in entity.names)
