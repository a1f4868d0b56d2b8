"""How a decision names an entity: by kind and name, and among several so called by an article or a mention that is its own."""

from collections.abc import Sequence

from kb.cli.mentioning import named_places
from kb.errors import DecisionError
from kb.knowledge import KnowledgeBase
from kb.model import KINDS, Decision, Entity
from kb.resolve import in_force, moved
from kb.text import fold

__all__ = ["one_of_name", "other_of", "subject"]

_ARTICLES = 3  # that tell one bearer of a name from another: one of them may go


def subject(kb: KnowledgeBase, entity: Entity, decisions: Sequence[Decision]) -> str:
    """What a decision calls an entity. Raises DecisionError when nothing tells it from another of its name."""
    others = _namesakes(kb, entity)
    name = f"{entity.kind}:{entity.name}"
    if not others:
        return name
    if mark := _mark(kb, entity, decisions):
        return f"{name} in mention:{mark}"
    theirs = {d.id for other in others for d in named_places(kb, other)}
    own = [d.id for d in named_places(kb, entity) if d.id not in theirs and _written_out(kb, d.id, entity)]
    if not own:
        raise DecisionError(
            f"{entity.name} ({entity.id}) is named only where {others[0].id} is, too; give it a name of its own first: "
            f"kb mentions {entity.id} lists its places, kb split {entity.id} --mention PLACE --as NAME takes them"
        )
    return f"{name} in document:{','.join(sorted(own)[:_ARTICLES])}"


def _namesakes(kb: KnowledgeBase, entity: Entity) -> list[Entity]:
    """The other entities of its kind that its name may mean: those shown so, and of a full name those written so."""
    found = [e for e in kb.called(entity.name) if e.id != entity.id and e.kind == entity.kind]
    return [e for e in found if " " in entity.name or fold(e.name) == fold(entity.name)]


def other_of(kb: KnowledgeBase, whole: Entity, name: str) -> Entity | None:
    """Whom of its kind, but not itself, a name or an id means; None when nobody is called so, and the name is a new one.

    Raises DecisionError when it means several, is the entity itself or one of another kind, NotFound for an id that is none.
    """
    kind, _, rest = name.partition(":")
    if kind in KINDS and rest:
        found = kb.entity(name)
        if found.id == whole.id or found.kind != whole.kind:
            said = "whose mentions they are now" if found.id == whole.id else f"no {whole.kind}; retype one first"
            raise DecisionError(f"{found.name} ({found.id}) is {said}")
        return found
    others = [e for e in kb.called(name) if e.kind == whole.kind and e.id != whole.id]
    others = [e for e in others if e.name == name] or others
    if len(others) > 1:
        raise DecisionError(
            f"several are called {name!r}: {', '.join(e.id for e in others)}; say which: --as {others[0].id}"
        )
    return others[0] if others else None


def one_of_name(kb: KnowledgeBase, left: Entity, right: Entity, decisions: Sequence[Decision]) -> bool:
    """Whether two entities are all that are called so: to make them one is to make all of the name one."""
    pair = {left.id, right.id}
    alone = all({e.id for e in _namesakes(kb, e)} <= pair for e in (left, right))
    return alone and left.name == right.name and not any(_mark(kb, e, decisions) for e in (left, right))


def _mark(kb: KnowledgeBase, entity: Entity, decisions: Sequence[Decision]) -> str:
    """The mark of mentions that a decision took out of their article and that are this entity; "" when there are none."""
    for move in moved(in_force(decisions)):
        for address in move.addresses:
            there = (m for m in kb.mentions(address.document) if m.entity_id == entity.id)
            if any((m.mention.start, m.mention.surface) == (address.start, address.surface) for m in there):
                return move.mark
    return ""


def _written_out(kb: KnowledgeBase, document_id: str, entity: Entity) -> bool:
    """Whether an article writes an entity as it is shown."""
    return any(
        m.entity_id == entity.id and fold(m.mention.surface) == fold(entity.name) for m in kb.mentions(document_id)
    )
