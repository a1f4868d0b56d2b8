"""Two names, one score: are they the same person, organization or country, how sure is that, and why."""

import math
from functools import lru_cache
from itertools import product

from kb.countries import code_of
from kb.errors import QueryError
from kb.model import Kind, Reason, Score, Verdict
from kb.organization_east import is_eastern
from kb.organization_names import without_legal_form
from kb.organizations import KnownOrganization, known_to_all
from kb.resolve.context import Context, context_evidence
from kb.resolve.near import known_nearly
from kb.resolve.organizations import organization_evidence, spells_out
from kb.resolve.persons import person_evidence
from kb.resolve.stated import stated_names
from kb.text import fold, script

__all__ = [
    "DIFFERENT",
    "SAME",
    "Context",
    "compare",
    "is_known",
    "name_evidence",
    "score_of",
    "value_of",
    "verdict_of",
    "worth",
]

# Fitted on tests/quality/pairs_dev.jsonl: log-odds times slope plus offset (see docs/resolution.md).
_CALIBRATION: dict[Kind, tuple[float, float]] = {
    "person": (1.0, 0.0),
    "organization": (1.25, 0.0),
    "country": (1.0, 0.0),
}
# What sums of reasons between two thresholds are worth: from, to, and the probability at either end. Of the pairs in
# tests/quality/pairs_dev*.jsonl this is, band for band, how many are the same, smoothed so that it never falls; no decision
# moves, since every threshold stays where it was (docs/resolution.md).
_WORTH = ((0.0, 0.2, 0.03, 0.06), (0.2, 0.5, 0.2, 0.248), (0.5, 0.85, 0.5, 0.62), (0.85, 1.0, 0.85, 1.0))
_NEARLY = 0.2  # as likely as not: "Turkish Council" may be the Turkic Council, or a council in Turkey
_ANOTHER = -0.8  # initials of three letters are many bodies', but the one the world knows is named so most often
SAME = 0.85
DIFFERENT = 0.2


def compare(
    left: str,
    right: str,
    kind: Kind = "person",
    *,
    context_left: Context | None = None,
    context_right: Context | None = None,
) -> Score:
    """How likely two names are one's, 0..1, with verdict and reasons.

    The context (offices, countries, whom they are named with) is optional; a surname alone never
    becomes "same" without it. Raises QueryError for a kind that does not exist.

    >>> compare("Niels Bohr", "Нильс Бор").verdict, compare("Niels Bohr", "Aage Bohr").verdict
    ('same', 'different')
    """
    if str(kind) not in _CALIBRATION:  # a file of pairs may hold anything
        raise QueryError(f"unknown kind {kind!r}; use person, organization or country")
    reasons = list(name_evidence(left, right, kind))
    if context_left is not None and context_right is not None:
        reasons += context_evidence(context_left, context_right, kind)
    return score_of(reasons, kind)


def score_of(reasons: list[Reason], kind: Kind) -> Score:
    """The reasons summed and calibrated; the strongest come first."""
    value = value_of(reasons, kind)
    return Score(round(value, 4), verdict_of(value), tuple(sorted(reasons, key=lambda r: -abs(r.value))))


def value_of(reasons: list[Reason], kind: Kind) -> float:
    """The probability that reasons come to."""
    slope, offset = _CALIBRATION[kind]
    odds = slope * sum(r.value for r in reasons) + offset
    return worth(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds)))))


def worth(value: float) -> float:
    """The probability that a sum of reasons, squeezed to 0..1, has turned out to mean.

    >>> [round(worth(x), 3) for x in (0.0, 0.1, 0.45, 0.7, 0.9)]
    [0.03, 0.045, 0.24, 0.569, 0.9]
    """
    low, high, bottom, top = next((row for row in _WORTH if value < row[1]), _WORTH[-1])
    return bottom + (value - low) / (high - low) * (top - bottom)


def verdict_of(value: float) -> Verdict:
    """The verdict a probability stands for."""
    return "same" if value >= SAME else "different" if value < DIFFERENT else "unsure"


@lru_cache(maxsize=20_000)
def name_evidence(left: str, right: str, kind: Kind) -> tuple[Reason, ...]:
    """The reasons from the names alone; the same whichever comes first."""
    if (right, left) < (left, right):
        left, right = right, left
    if kind == "country":
        return (_country(left, right),)
    pairs = list(product(stated_names(left, kind), stated_names(right, kind)))
    if len(pairs) == 1:
        return tuple(_evidence(*pairs[0], kind))
    found = [(_evidence(a, b, kind), a, b) for a, b in pairs]
    reasons, a, b = max(found, key=lambda f: sum(r.value for r in f[0]))
    return (*reasons, Reason("stated", 0.0, f"of the names given, {a} and {b} are nearest"))


def _evidence(left: str, right: str, kind: Kind) -> list[Reason]:
    if kind == "person":
        return person_evidence(left, right)
    return _known(left, right) or organization_evidence(left, right)


def _known(left: str, right: str) -> list[Reason]:
    """Bodies the whole world knows, by the table of their names in five languages."""
    a, b = _world_known(left), _world_known(right)
    if a is None or b is None:
        body = known_nearly(left)
        if (a or b) and body and body == known_nearly(right):
            return [Reason("known", _NEARLY, f"but for a near word, names of one known organization, {body.name}")]
        if a:
            return _spelled_out(left, right, a)
        return _spelled_out(right, left, b) if b else []
    if a == b:
        return [Reason("known", 5.0, "names of one known organization")]
    if without_legal_form(left) == without_legal_form(
        right
    ):  # the table may have a firm twice, with its form and without
        return []
    if spells_out(left, right):  # MIT is Turkey's intelligence service, and Massachusetts' institute
        return []
    return [Reason("known", -6.0, "two known organizations")]


def is_known(name: str) -> bool:
    """Whether a name is, or nearly is, that of a body the whole world knows."""
    return known_nearly(name) is not None or _world_known(name) is not None


def _world_known(name: str) -> KnownOrganization | None:
    """The body everybody knows by a name, with or without its legal form; short names only as they are."""
    found = known_to_all(name)
    if found or len(bare := without_legal_form(name)) < (2 if is_eastern(name) else 5):
        return found
    return known_to_all(bare)


def _spelled_out(short: str, other: str, body: KnownOrganization) -> list[Reason]:
    """An acronym the whole world knows beside a name it does not know: by the names it is known to stand for."""
    acronyms = {
        a for a, language, form in body.names if form == "acronym" and (language == "en" or not other.isascii())
    }
    if fold(short).replace(".", "") not in {fold(a).replace(".", "") for a in acronyms}:
        return []
    spelled = (name for name, _, form in body.names if form == "name" and " " in name)
    names = dict.fromkeys(name for name in spelled if name.isascii() or script(name) == script(other))
    if not names:
        return []
    found = [(organization_evidence(name, other), name) for name in names]
    reasons, name = max(found, key=lambda f: sum(r.value for r in f[0]))
    direct = organization_evidence(short, other)
    total = sum(r.value for r in reasons)
    if total >= sum(r.value for r in direct):
        return [*reasons, Reason("known", 0.0, f"{short} is known as {name}")]
    if total < 0 and spells_out(short, other):
        return [Reason("known", _ANOTHER, f"{short} is known as {body.name}, though it is the initials of {other} too")]
    return []


def _country(left: str, right: str) -> Reason:
    a, b = code_of(left), code_of(right)
    if a and a == b:
        return Reason("code", 6.0, f"both are {a}")
    return Reason("code", -6.0, f"{a or left} is not {b or right}")
