"""Which profiles of one name are one bearer's: what articles say of a name tells two people of that name apart.

The rules in turn: an article names two; years of life; a field of work hardly anybody changes; countries and spheres of
work; spheres of work alone. The first that finds two starts a bearer for each; every other profile goes to whom it has most in common with.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

from kb.model import Reason, Score
from kb.organizations import known
from kb.particulars import is_generic
from kb.resolve.context import better_spelled, fields_of
from kb.resolve.told import born_of, lands_of, lived_apart, native_of, special, too_young, works_of
from kb.resolve.unions import Unions
from kb.resolve.values import Profile
from kb.spheres import spheres_apart, spheres_of
from kb.text import fold

__all__ = ["by_context", "could_be_two", "named", "named_twice"]

Feature = tuple[str, str]
Part = list[Profile]


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


def by_context(profiles: Part) -> list[Part]:
    """The profiles of one name by bearer, most written about first; each part by document."""
    if len(profiles) < 2:
        return [profiles]
    full = " " in profiles[0].name
    if profiles[0].kind == "organization":
        rules: tuple[Callable[[Part], list[Part]], ...] = (_placed,)
    else:
        rules = (_named_apart, _lived, _worked, _aged, _said, _engaged) if full else (_worked, _said_of_surname)
    seeds = next((seeds for rule in rules if len(seeds := rule(profiles)) > 1), None)
    if seeds is None:
        return [profiles]
    parts = [p for part in _dealt(profiles, seeds) for p in by_context(part)]
    return sorted(parts, key=lambda part: (-len(part), part[0].member))


def could_be_two(profiles: Part, *, spellings: bool = False) -> Score | None:
    """Why one bearer of a full name may be two people, None when nothing says so.

    Articles tell of work in two spheres, as people do that change from one to the other, and nothing else joins these articles.
    Of several `spellings` little joins those in two scripts: there it is asked that the work, or an age, can hardly be one person's.
    """
    telling = [p for p in profiles if p.kind == "person" and " " in p.name and _calling(p)]
    if len(telling) < 2 or len({s for p in telling for s in _calling(p)}) < 2:
        return None
    groups = _apart(telling, profiles, _working)
    spheres = [frozenset(s for p in group for s in _calling(p)) for group in groups]
    other = next((n for n in range(1, len(groups)) if not spheres[n] & spheres[0]), 0)
    if not other or (spellings and not _Bearer.of(groups[other]).strange(_Bearer.of(groups[0]))):
        return None
    works = [min(w for p in groups[n] for w in works_of(p) if spheres_of([w])).replace("-", " ") for n in (0, other)]
    said = f"{' and '.join(works)} in articles that nothing else joins: it could be two (kb split takes an article out)"
    return Score(0.7, "unsure", (Reason("name", 1.6, "one name, written alike"), Reason("work", -0.8, said)))


def _calling(p: Profile) -> frozenset[str]:
    """The spheres of work told of somebody, without those that anybody may be in."""
    return spheres_of(works_of(p)) - {"anyone"}


def named_twice(profiles: Iterable[Profile]) -> str:
    """The first article that tells two people of this name apart; "" when none does."""
    chains = Counter(p.document_id for p in profiles if p.kind == "person" and " " in p.name)
    return min((d for d, n in chains.items() if n > 1), key=lambda d: (-chains[d], d), default="")


def _named_apart(profiles: Part) -> list[Part]:
    """One start for each person of the article that names most of this name, if it names two."""
    article = named_twice(profiles)
    return [[p] for p in profiles if p.document_id == article]


def _lived(profiles: Part) -> list[Part]:
    """Those whose years of life are told, by generation: a start for each of those born too far apart to be one."""
    dated = sorted((born, p.member, p) for p in profiles if (born := born_of(p)))
    seeds: list[Part] = []
    last = (0, 0)
    for born, _, p in dated:
        if seeds and not lived_apart(last, born):
            seeds[-1].append(p)
            last = last[0], max(last[1], born[1])
        else:
            seeds.append([p])
            last = born
    return seeds


def _worked(profiles: Part) -> list[Part]:
    """A judge and a footballer with whom nobody is named in common."""

    def features(p: Profile) -> list[Feature]:
        return [("field", f) for f in fields_of(set(works_of(p)))] + [("name", n) for n in company_of(p)]

    telling = [p for p in profiles if fields_of(set(works_of(p))) and company_of(p)]
    return _apart(telling, profiles, features)


def _aged(profiles: Part) -> list[Part]:
    """A student of 24 and a former minister: that both are of one country joins nobody."""
    telling = [p for p in profiles if born_of(p) or works_of(p)]
    return _conflicting(_apart(telling, profiles, _working), _Bearer.ages_apart)


def _said(profiles: Part) -> list[Part]:
    """Those of whom countries or work are told, apart when nothing joins them and these cannot well be one person's."""
    telling = [p for p in profiles if lands_of(p) or spheres_of(works_of(p))]
    return _conflicting(_apart(telling, profiles, _joining), _Bearer.conflicts)


def _engaged(profiles: Part) -> list[Part]:
    """Those whose work is told, apart in spheres hardly anybody is in both of: that both are of one country joins nobody."""
    telling = [p for p in profiles if spheres_of(works_of(p))]
    return _conflicting(_apart(telling, profiles, _working), _Bearer.works_apart)


def _said_of_surname(profiles: Part) -> list[Part]:
    """The same of a surname alone, which needs other office, other country and other company."""
    telling = [p for p in profiles if works_of(p) and lands_of(p) and company_of(p)]
    return _conflicting(_apart(telling, profiles, _joining), _Bearer.conflicts)


def _placed(profiles: Part) -> list[Part]:
    """Bodies of one name that many have, of countries that nothing joins: the High Court of two countries."""
    if not is_generic(profiles[0].name):
        return []
    return _apart([p for p in profiles if lands_of(p)], profiles, _joining)


def _conflicting(groups: Sequence[Part], against: Callable[["_Bearer", "_Bearer"], bool]) -> list[Part]:
    """The largest group, and each that speaks against all before it."""
    seeds: list[_Bearer] = []
    for group in groups if len(groups) > 1 else ():
        bearer = _Bearer.of(group)
        if not seeds or all(against(bearer, seed) for seed in seeds):
            seeds.append(bearer)
    return [seed.profiles for seed in seeds]


def _joining(p: Profile) -> list[Feature]:
    """What joins two profiles of one name: a country, an office that not anybody has, company that says something."""
    return [("country", c) for c in lands_of(p)] + _working(p)


def _working(p: Profile) -> list[Feature]:
    """The same without the country."""
    return [("title", w) for w in special(works_of(p))] + [("company", n) for n in company_of(p)]


def _says_nothing(feature: Feature) -> bool:
    """Whether company joins nobody: a body the whole world knows, or one called as many are."""
    what, name = feature
    return what == "company" and bool(known(name) or is_generic(name))


def _apart(telling: Part, profiles: Part, features: Callable[[Profile], list[Feature]]) -> list[Part]:
    """The groups of telling profiles that no feature of any profile, and no story, joins; the largest first."""
    if len(telling) < 2:
        return []
    bridges = telling if len(telling) == len(profiles) else profiles
    unions = Unions(len(bridges))
    first: dict[Feature, int] = {}
    for place, p in enumerate(bridges):
        joined = {place}
        for feature in (*features(p), ("story", p.story)):
            before = first.setdefault(feature, place)
            if before not in joined and not _says_nothing(feature):
                unions.join(before, place)
                joined.add(before)
    telling_ids = {p.member for p in telling}
    groups: dict[int, Part] = defaultdict(list)
    for place, p in enumerate(bridges):
        if p.member in telling_ids:
            groups[unions.find(place)].append(p)
    return sorted(groups.values(), key=lambda g: (-len(g), g[0].member))


@dataclass(slots=True)
class _Bearer:
    """The profiles of one bearer, with what they say counted."""

    profiles: Part = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    works: set[str] = field(default_factory=set)
    lands: set[str] = field(default_factory=set)
    native: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)  # of the articles
    born: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> "_Bearer":
        found = cls()
        for p in profiles:
            found.add(p)
        return found

    def add(self, p: Profile) -> None:
        self.profiles.append(p)
        self.documents.add(p.document_id)
        self.works.update(works_of(p))
        self.lands.update(lands_of(p))
        self.native.update(native_of(p))
        self.company.update(company_of(p))
        if p.published:
            self.years.add(p.published.year)
        if born := born_of(p):
            self.born.append(born)

    def conflicts(self, other: "_Bearer") -> bool:
        """Whether what is told of two can hardly be one person's; that nothing joins them is known."""
        if self.works_apart(other) or self.stage_apart(other):
            return True
        if not self.lands or not other.lands or self.lands & other.lands:
            return False
        works = bool(self.works and other.works) and not special(self.works) & special(other.works)
        return works or bool(self.native and other.native)

    def works_apart(self, other: "_Bearer") -> bool:
        """Whether hardly anybody does the work of both."""
        return spheres_apart(spheres_of(self.works), spheres_of(other.works))

    def strange(self, other: "_Bearer") -> bool:
        """Whether the work or the age told of one hardly goes with what is told of the other."""
        return self.works_apart(other) or self.stage_apart(other) or self.ages_apart(other)

    def stage_apart(self, other: "_Bearer") -> bool:
        """Whether one is of the stage alone and the other of public life alone: who went from one to the other is rare."""
        spheres = spheres_of(self.works) - {"anyone"}, spheres_of(other.works) - {"anyone"}
        return sorted(map(sorted, spheres)) == [["public"], ["stage"]]

    def ages_apart(self, other: "_Bearer") -> bool:
        """Whether one is too young for an office that articles tell of the other."""
        pairs = (self, other), (other, self)
        return any(too_young(born, b.works - a.works, b.years) for a, b in pairs for born in a.born[:1])

    def common(self, p: Profile) -> int:
        """How much a profile shares with those of this bearer; years and fields of work count most, for and against."""
        score = 0
        if born := born_of(p):
            score += sum(-30 if lived_apart(born, b) else 10 for b in self.born[:1])
            score -= 30 if too_young(born, self.works - set(works_of(p)), self.years) else 0
        mine, fields = set(works_of(p)), fields_of(self.works)
        if (own := fields_of(mine)) and fields:
            score += 10 * len(own & fields) or -10
        if spheres_apart(spheres_of(mine), spheres_of(self.works)):
            score -= 6
        score += 3 * len(mine & self.works) + len(self.company.intersection(company_of(p)))
        lands = set(lands_of(p))
        return score + (2 if lands & self.lands else -2 if lands and self.lands else 0)


def _dealt(profiles: Part, seeds: Sequence[Part]) -> list[Part]:
    """All profiles dealt out to the bearers whose first profiles are given.

    Never two of one article to one bearer of whom that article tells two. Those that say more come first.
    """
    bearers = [_Bearer.of(seed) for seed in seeds]
    placed = {p.member for seed in seeds for p in seed}
    several = Counter(p.document_id for p in profiles)
    rest = [p for p in profiles if p.member not in placed]
    for p in sorted(rest, key=lambda p: (not fields_of(set(p.titles)), not works_of(p), p.member)):
        free = [n for n, b in enumerate(bearers) if several[p.document_id] < 2 or p.document_id not in b.documents]
        if not free:
            bearers.append(_Bearer.of([p]))
            continue
        bearers[max(free, key=lambda n: (bearers[n].common(p), len(bearers[n].profiles), -n))].add(p)
    return [sorted(b.profiles, key=lambda q: q.member) for b in bearers]
