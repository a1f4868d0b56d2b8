"""What stands around two names: offices, countries, the people and bodies they are named with, years."""

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from kb.countries import country_name
from kb.datafiles import alternatives, rows
from kb.model import Kind, Reason
from kb.resolve.told import lived_apart, too_young
from kb.text import fold

__all__ = [
    "Context",
    "better_spelled",
    "conflicts",
    "context_at_most",
    "context_evidence",
    "fields_of",
    "namesake_evidence",
]


@dataclass(frozen=True, slots=True)
class Context:
    """What the articles say beside a name; `company` are keys of the other names; `years` are of publication.

    `written` says how the articles write the names of the company, for those who read the reasons.
    """

    titles: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    written: tuple[str, ...] = ()
    born: tuple[int, int] | tuple[()] = ()  # the years of birth that the articles leave possible
    renamed: tuple[tuple[str, str], ...] = ()  # keys of other names an article says it had or has, with the sentence


def context_evidence(left: Context, right: Context, kind: Kind = "person", told: bool = True) -> list[Reason]:
    """Reasons from the context, in log-odds; none when nothing is known.

    Whom two are named with is put into words only when that is to be `told`. Company says less of organizations:
    a holding and its bank are named with the same people.
    """
    reasons: list[Reason] = []
    if lived_apart(left.born, right.born):
        reasons.append(Reason("life", -6.0, _lives(left.born, right.born)))
    offices = left.titles & right.titles
    countries = left.countries & right.countries
    if offices and countries:
        reasons.append(Reason("office", 2.2, f"both {_said(offices)} of {_land(countries)}"))
    elif countries:
        reasons.append(Reason("country", 0.8, f"both beside {_land(countries)}"))
    elif left.countries and right.countries:
        reasons.append(Reason("country", -1.2, f"beside {_land(left.countries)} and beside {_land(right.countries)}"))
    elif offices:
        reasons.append(Reason("office", 0.6, f"both {_said(offices)}"))
    shared = left.company & right.company
    if shared:
        value = min(2.0, 0.5 + 0.5 * len(shared)) if kind == "person" else 0.6
        reasons.append(Reason("company", value, f"named together with {_some(shared, left, right)}" if told else ""))
    elif young := _too_young(left, right):
        reasons.append(Reason("conflict", -3.5, young))
    elif conflicts(left, right):
        fields = fields_of(left.titles), fields_of(right.titles)
        said = f"{min(fields[0])} and {min(fields[1])}" if all(fields) else "other office, other country"
        reasons.append(Reason("conflict", -3.5, f"{said}, other company"))
    return reasons


def context_at_most(left: Context, right: Context, kind: Kind, *, company: bool) -> float:
    """The most that the reasons of the context come to: those in its favour; who is named with both if `company` counts."""
    offices = not left.titles.isdisjoint(right.titles)
    if left.countries.isdisjoint(right.countries):
        value = 0.6 if offices and not (left.countries and right.countries) else 0.0
    else:
        value = 2.2 if offices else 0.8
    if company and not left.company.isdisjoint(right.company):
        value += min(2.0, 0.5 + 0.5 * len(left.company & right.company)) if kind == "person" else 0.6
    return value


def namesake_evidence(left: Context, right: Context, told_apart: bool) -> list[Reason]:
    """Reasons for and against two bearers of one name being one, whom their articles made two; in log-odds.

    Unsure as a rule; an article that tells them apart, or years of life, leave no doubt.
    """
    reasons = [Reason("name", 1.6, "one name, written alike")]
    if told_apart:
        reasons.append(Reason("told apart", -4.0, "an article tells two of this name apart"))
    if lived_apart(left.born, right.born):
        reasons.append(Reason("life", -6.0, _lives(left.born, right.born)))
    if young := _too_young(left, right):
        reasons.append(Reason("life", -1.0, young))
    if left.countries and right.countries and not left.countries & right.countries:
        reasons.append(Reason("country", -0.8, f"beside {_land(left.countries)} and beside {_land(right.countries)}"))
    if left.titles and right.titles and not left.titles & right.titles:
        reasons.append(Reason("office", -0.5, f"{_said(left.titles)} and {_said(right.titles)}"))
    if left.company and right.company and not left.company & right.company:
        reasons.append(Reason("company", -0.2, "named with other people and bodies"))
    return reasons


def _lives(*sides: tuple[int, int] | tuple[()]) -> str:
    """Two years of birth in words, the earlier first."""
    return " and ".join(f"born {_years(born)}" for born in sorted(sides))


def _years(born: tuple[int, int] | tuple[()]) -> str:
    return "" if not born else f"{born[0]}" if born[0] == born[1] else f"{born[0]}–{born[1]}"


def _too_young(left: Context, right: Context) -> str:
    """In words, that one was too young for the office of the other when articles told of it; "" when nobody was."""
    for one, other in ((left, right), (right, left)):
        if office := too_young(one.born, other.titles - one.titles, other.years):
            return f"born {_years(one.born)}, too young for {_said({office})}"
    return ""


def conflicts(left: Context, right: Context) -> bool:
    """Whether two people of one name are told apart: other offices and other countries and no shared company.

    All three must be known on both sides: one article that says less is no ground for two people. A judge and
    a footballer are two wherever they live, when nobody is named with both.
    """
    if lived_apart(left.born, right.born):
        return True
    if _too_young(left, right) and not left.company & right.company:
        return True
    fields = fields_of(left.titles), fields_of(right.titles)
    if all(fields) and not fields[0] & fields[1] and left.company and right.company:
        return not left.company & right.company
    return bool(
        left.titles and right.titles and left.countries and right.countries and left.company and right.company
        and not left.titles & right.titles and not left.countries & right.countries and not left.company & right.company
    )  # fmt: skip


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    return {title: field for field, cell in rows("title_fields.tsv", 2) for title in alternatives(cell)}


def fields_of(titles: Set[str]) -> frozenset[str]:
    """The fields of work that titles name: law, sport; empty for those that anybody may have.

    >>> fields_of({"judge", "director"})
    frozenset({'law'})
    """
    return frozenset(_fields()[t] for t in titles if t in _fields())


def _said(titles: Set[str]) -> str:
    return min(titles).replace("-", " ")


def _land(codes: Set[str]) -> str:
    code = min(codes)
    return country_name(code) or code


def _some(keys: Set[str], left: Context, right: Context) -> str:
    """The first of some names, as the articles of either side write them."""
    written: dict[str, str] = {}
    for name in (*left.written, *right.written):
        if (key := fold(name)) in keys:
            written[key] = better_spelled(written.get(key, name), name)
    listed = sorted(written.get(key, key) for key in keys)
    return ", ".join(listed[:3]) + (f" and {len(listed) - 3} more" if len(listed) > 3 else "")


def better_spelled(one: str, other: str) -> str:
    """Of two spellings of one name the one to show: not in capitals, then the first by the alphabet."""
    return one if one == other else min(one, other, key=lambda name: (name.isupper(), name))
