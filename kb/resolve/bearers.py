"""Which profiles of one name are one bearer's: what articles say of a name tells two people of that name apart."""

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import lru_cache
from sys import intern

from kb.datafiles import rows
from kb.resolve.context import better_spelled, fields_of
from kb.resolve.unions import Unions
from kb.resolve.values import Profile
from kb.text import fold

__all__ = ["by_context", "named", "offices"]


@lru_cache(maxsize=1)
def _forms_of_address() -> frozenset[str]:
    return frozenset(title for title, title_class, *_ in rows("titles.tsv", 7) if title_class == "honorific")


def offices(profile: Profile) -> list[str]:
    """The titles beside a name that say something of its bearer: without Mr, Mme, Sayın."""
    return [t for t in profile.titles if t not in _forms_of_address()] if profile.titles else []


def company_of(profile: Profile) -> list[str]:
    """The keys of the other names of the article."""
    own = fold(profile.name)
    return [key for key in named(profile.company) if key != own]


@lru_cache(maxsize=8_000)
def named(company: tuple[str, ...]) -> dict[str, str]:
    """The names of an article's people and bodies, folded, to how they are written there; all its chains share it."""
    found: dict[str, str] = {}
    for name in company:
        key = intern(fold(name))
        found[key] = better_spelled(found.get(key, name), name)
    return found


def by_context(profiles: list[Profile]) -> list[list[Profile]]:
    """The profiles of one name by bearer: apart when field of work and company differ, or office, country and company.

    Profiles that share any of these are one bearer's; those that say too little go with the bearer they share a
    country with, else with the one most is written about.
    """
    if told := _told_apart(profiles):
        return told
    fields = {f for p in profiles for f in fields_of(set(p.titles))}
    if len(fields) > 1:
        parts = _apart(profiles, _worked, lambda p: bool(fields_of(set(p.titles)) and company_of(p)))
        if len(parts) > 1:
            return parts
    return _apart(profiles, _told, lambda p: bool(offices(p) and p.countries and company_of(p)))


def _told_apart(profiles: list[Profile]) -> list[list[Profile]]:
    """The profiles by bearer when an article tells two people of this name apart; none when no article does.

    The two are the start; each other profile goes to whom it has most in common with, and never beside another of
    its own article. Those whose field of work is told come first.
    """
    chains = Counter(p.document_id for p in profiles if p.kind == "person" and " " in p.name)
    titled = Counter(p.document_id for p in profiles if p.titles)
    article = min(chains, key=lambda d: (-chains[d], -titled[d], d), default="")
    if chains[article] < 2:
        return []
    parts = [[p] for p in profiles if p.document_id == article]
    others = [p for p in profiles if p.document_id != article]
    for p in sorted(others, key=lambda p: (not fields_of(set(p.titles)), not offices(p), p.member)):
        free = [n for n, part in enumerate(parts) if all(p.document_id != q.document_id for q in part)]
        if not free:
            parts.append([p])
            continue
        parts[max(free, key=lambda n: (_in_common(p, parts[n]), len(parts[n]), -n))].append(p)
    parts.sort(key=lambda part: (-len(part), min(q.member for q in part)))
    return [sorted(part, key=lambda q: q.member) for part in parts]


def _in_common(p: Profile, part: list[Profile]) -> int:
    """How much a profile shares with those of one bearer; a field of work counts most, for and against."""
    fields, others = fields_of(set(p.titles)), fields_of({t for q in part for t in q.titles})
    against = 10 if fields and others and not fields & others else 0
    titles = set(offices(p)) & {t for q in part for t in offices(q)}
    company = set(company_of(p)) & {n for q in part for n in company_of(q)}
    return 10 * len(fields & others) - against + 3 * len(titles) + len(company)


def _worked(p: Profile) -> list[tuple[str, str]]:
    return [("field", f) for f in fields_of(set(p.titles))] + [("name", n) for n in company_of(p)]


def _told(p: Profile) -> list[tuple[str, str]]:
    said = [("title", t) for t in offices(p)] + [("country", c) for c in p.countries]
    return said + [("name", n) for n in company_of(p)]


def _apart(
    profiles: list[Profile], features: Callable[[Profile], list[tuple[str, str]]], tells: Callable[[Profile], bool]
) -> list[list[Profile]]:
    if sum(map(tells, profiles)) < 2:
        return [profiles]
    unions = Unions(len(profiles))
    first: dict[tuple[str, str], int] = {}
    for place, p in enumerate(profiles):
        for feature in (*features(p), ("story", p.story)):
            unions.join(first.setdefault(feature, place), place)
    groups: dict[int, list[Profile]] = defaultdict(list)
    for place, p in enumerate(profiles):
        groups[unions.find(place)].append(p)
    full = sorted((g for g in groups.values() if any(map(tells, g))), key=lambda g: (-len(g), g[0].member))
    if len(full) < 2:
        return [profiles]
    lands = [{c for p in g for c in p.countries} for g in full]
    parts = [list(g) for g in full]
    for p in (p for g in groups.values() if g not in full for p in g):
        parts[max(range(len(parts)), key=lambda n: (len(lands[n] & set(p.countries)), -n))].append(p)
    return [sorted(g, key=lambda p: p.member) for g in parts]
