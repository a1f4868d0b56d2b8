"""Mentions that people say are of another than their article seems to say: taken out of their chains, before who is who is decided."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kb.addresses import find
from kb.errors import NotFound
from kb.extract import part
from kb.model import Decision
from kb.resolve import Moved, moved
from kb.store import Store

__all__ = ["part_mentions"]

# Chains that are taken out are numbered by their first mention from here on: no article has so many of its own.
_FIRST = 1_000_000


def part_mentions(store: Store, decisions: Sequence[Decision]) -> list[str]:
    """Make the chains of the articles fit the decisions on single mentions; inside the caller's transaction.

    Gives a line for each mention that is not where a decision says, nor anywhere its sentence went.
    """
    wanted: dict[str, list[Moved]] = defaultdict(list)
    for move in moved(decisions):
        for document_id in dict.fromkeys(a.document for a in move.addresses):
            wanted[document_id].append(move)
    applied = store.parted.applied()
    notes: list[str] = []
    for document_id in sorted(applied.keys() | wanted.keys()):
        own = wanted.get(document_id, [])
        mark = hashlib.sha256(repr(own).encode()).hexdigest()[:16] if own else ""
        if applied.get(document_id, "") == mark:
            continue
        store.parted.restore(document_id)
        for move in own:
            notes += _apply(store, document_id, move)
        if own:
            store.parted.settle(document_id, mark)
    return notes


def _apply(store: Store, document_id: str, move: Moved) -> list[str]:
    """Take the mentions of a decision out of the chains of one article; a line for each that is not there."""
    notes = []
    addresses = [a for a in move.addresses if a.document == document_id]
    try:
        document = store.documents.get(document_id)
    except NotFound:
        return [_gone(move, f"article {document_id}, which is not here")]
    chains = store.parted.chains(document_id)
    mentions = [m for c in chains.values() if c.kind == move.kind for m in c.mentions]
    starts = set()
    for address in addresses:
        mention = find(address, document.text, mentions)
        if mention is None:
            notes.append(_gone(move, f"article {document_id}, which no longer says “{address.sentence}”"))
        else:
            starts.add(mention.start)
    for number, chain in chains.items():
        if own := starts.intersection(m.start for m in chain.mentions):
            name = move.name or move.addresses[0].surface
            parted = part(document.text, document.language, list(chains.values()), chain, own, name)
            taken = replace(parted.own, told=(*parted.own.told, f"parted {move.mark}"))
            store.parted.put(document_id, number, parted.rest, _FIRST + min(own), taken)
    return notes


def _gone(move: Moved, where: str) -> str:
    return (
        f"the decision of {move.decided_at} on mentions of {move.name or move.addresses[0].surface} does not apply to {where}; "
        f"kb undo {move.decided_at} takes it back"
    )
