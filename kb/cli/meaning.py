"""How a decision names an entity: by kind and name, and among several so called by an article or a mention that is its own."""

from collections.abc import Sequence

from kb.cli.mentioning import named_places
from kb.errors import DecisionError
from kb.knowledge import KnowledgeBase
from kb.model import Decision, Entity
from kb.resolve import in_force, moved
from kb.text import fold

__all__ = ["one_of_name", "subject"]

_ARTICLES = 3  # that tell one bearer of a name from another: one of them may go


def subject(kb: KnowledgeBase, entity: Entity, decisions: Sequence[Decision]) -> str:
    """What a decision calls an entity. Raises DecisionError when nothing tells it from another of its name."""
    others = namesakes(kb, entity)
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


def namesakes(kb: KnowledgeBase, entity: Entity) -> list[Entity]:
    """The other entities of its kind that its name may mean: those shown so, and of a full name those written so."""
    found = [e for e in kb.called(entity.name) if e.id != entity.id and e.kind == entity.kind]
    return [e for e in found if " " in entity.name or fold(e.name) == fold(entity.name)]


def one_of_name(kb: KnowledgeBase, left: Entity, right: Entity, decisions: Sequence[Decision]) -> bool:
    """Whether two entities are all that are called so: to make them one is to make all of the name one."""
    pair = {left.id, right.id}
    alone = all({e.id for e in namesakes(kb, e)} <= pair for e in (left, right))
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
