"""How well the mentions of many articles are grouped into entities, over all of them and language by language."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.measure.gold import GoldText
from kb.measure.linking import b_cubed, ceaf_e, fused, same_named
from kb.model import Chain
from kb.resolve import Profile, resolve
from kb.text import fold

__all__ = ["ALL", "Linking", "link"]

ALL = "all"  # beside the languages

Place = tuple[str, int, int]  # text, start and end of a mention
Merge = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Linking:
    """Who is who over the `mentions` that gold and product share.

    `joined` entities found stand at two places or more, so that they could be wrong merges; `merges` are those that are.
    `by_name` is the B³ of calling equal spellings one and all others different. `alike` are pairs of different people or
    bodies that are written alike somewhere, `confused` those of them that were taken for one.
    """

    mentions: int = 0
    b3: tuple[float, float, float] = (0.0, 0.0, 0.0)
    ceafe: float = 0.0
    by_name: tuple[float, float, float] = (0.0, 0.0, 0.0)
    joined: int = 0
    merges: tuple[Merge, ...] = ()
    alike: int = 0
    confused: tuple[tuple[str, str], ...] = ()


def link(
    texts: Sequence[GoldText], read: Sequence[Sequence[Chain]]
) -> tuple[dict[str, Linking], dict[tuple[str, int], str], list[str]]:
    """Decide who is who over all texts, whose chains are `read`, and compare with the gold.

    Gives how well it went by language and over ALL, the entity of each chain (text id, number), and every error in a line.
    """
    resolution = resolve(p for t, own in zip(texts, read, strict=True) for p in _profiles(t, own))
    entities = {m: f"{c.kind}:{c.name}:{n}" for n, c in enumerate(resolution.clusters) for m in c.members}
    gold: dict[Place, str] = {(t.id, *m.span): m.entity for t in texts for m in t.mentions}
    got: dict[Place, str] = {}
    for t, own in zip(texts, read, strict=True):
        for number, chain in enumerate(own):
            for m in chain.mentions:
                if (t.id, number) in entities:
                    got[t.id, m.start, m.end] = entities[t.id, number]
    language, spelling = {t.id: t.language for t in texts}, {t.id: t.text for t in texts}
    names = {place: fold(spelling[place[0]][place[1] : place[2]]) for place in got}
    found = {ALL: _linking(gold, got, names)}
    for one in sorted(set(language.values())):
        found[one] = _linking({p: e for p, e in gold.items() if language[p[0]] == one}, got, names)
    errors = [f"one entity, should be {len(e)}: {g} = {', '.join(e)}" for g, e in found[ALL].merges]
    errors += [f"of one name and taken for one: {a} and {b}" for a, b in found[ALL].confused]
    errors += [f"{len(e)} entities, should be one: {g} = {', '.join(e)}" for g, e in fused(got, gold)]
    return found, entities, errors


def _linking(gold: Mapping[Place, str], got: Mapping[Place, str], names: Mapping[Place, str]) -> Linking:
    shared = {place: entity for place, entity in got.items() if place in gold}
    sizes = Counter(shared.values())
    bodies = {place: entity for place, entity in gold.items() if not entity.startswith("country:")}
    alike, confused = same_named(bodies, shared, names)
    return Linking(
        len(shared),
        b_cubed(gold, shared),
        ceaf_e(gold, shared),
        b_cubed({place: gold[place] for place in shared}, names),
        sum(n > 1 for n in sizes.values()),
        tuple(fused(gold, shared)),
        len(alike),
        tuple(confused),
    )


def _profiles(text: GoldText, own: Sequence[Chain]) -> Iterator[Profile]:
    company = tuple(sorted({c.name for c in own if c.kind != "country" and c.confidence >= 0.5}))
    for number, c in enumerate(own):
        surfaces: dict[str, int] = {}
        for m in c.mentions:
            surfaces[m.surface] = surfaces.get(m.surface, 0) + 1
        yield Profile(
            text.id, number, c.kind, c.name, tuple(surfaces.items()), text.language, c.titles, c.countries, c.code,
            c.confidence, company, None, text.story or text.id, c.told,
        )  # fmt: skip
