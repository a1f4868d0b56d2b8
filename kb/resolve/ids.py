"""Stable identifiers: an entity keeps the id it was first given, a merge leaves a redirect."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from kb.resolve.values import Cluster, Member
from kb.text import slug

__all__ = ["assign"]


def _nobody(_: str) -> bool:
    return False


def assign(
    clusters: Sequence[Cluster], previous: Mapping[str, Iterable[Member]], is_taken: Callable[[str], bool] = _nobody
) -> tuple[list[str], dict[str, str]]:
    """An id for each cluster, and redirects from ids that are no more to those that took their chains over.

    `previous` maps the ids given before to their chains. A cluster gets the id most of whose chains
    it holds; what is new is called after its name ("person:niels-bohr", "-2" for a namesake).
    A country's id is its code. An id once given is never given to another entity; `is_taken` tells of
    those that are not in `previous`.

    >>> c = Cluster("person", "Niels Bohr", members=(("a", 0), ("b", 0)))
    >>> assign([c], {"person:n-bohr": [("a", 0)], "person:bohr": [("b", 0)]})
    (['person:bohr'], {'person:n-bohr': 'person:bohr'})
    """
    owner = {member: old for old, members in sorted(previous.items()) for member in members}
    shares = [Counter(owner[m] for m in c.members if m in owner) for c in clusters]
    ids = [f"country:{c.code}" if c.kind == "country" and c.code else "" for c in clusters]
    taken = set(filter(None, ids))
    claims = sorted(
        (-count, old, place) for place, share in enumerate(shares) if not ids[place] for old, count in share.items()
    )
    for _, old, place in claims:
        if not ids[place] and old not in taken and old.startswith(clusters[place].kind + ":"):
            ids[place] = old
            taken.add(old)
    reserved = taken | set(previous)
    for place in sorted((p for p, given in enumerate(ids) if not given), key=lambda p: _age(clusters[p])):
        ids[place] = _fresh(clusters[place], reserved, is_taken)
        reserved.add(ids[place])
    redirects: dict[str, str] = {}
    alive = set(ids)
    for _, old, place in claims:
        if old not in alive:
            redirects.setdefault(old, ids[place])
    return ids, redirects


def _age(cluster: Cluster) -> tuple[int, str, tuple[Member, ...]]:
    """The better known of two namesakes gets the plain id."""
    return -len(cluster.members), cluster.name, cluster.members[:1]


def _fresh(cluster: Cluster, reserved: set[str], is_taken: Callable[[str], bool]) -> str:
    base = f"{cluster.kind}:{slug(cluster.name) or 'unnamed'}"
    number, name = 1, base
    while name in reserved or is_taken(name):
        number += 1
        name = f"{base}-{number}"
    return name
