"""What the order of the parts of two person names says: turned round is one person, two given names changed is another."""

from itertools import pairwise

from kb.model import Reason
from kb.names import Part, PersonName
from kb.resolve.parts import given_name
from kb.resolve.shapes import Pairing, headed

__all__ = ["order_evidence"]

TURNED = -0.3  # family name first: many lists and languages have it so
UNEVEN = -2.0  # another order, and parts on one side only
SWAPPED = -5.5  # Henry James Scott is not James Henry Scott
REORDERED = -3.4  # Maria Garcia Lopez, Maria Lopez Garcia: other parents
FATHERED = -6.5  # Khalid bin Osama is the son of an Osama, Osama bin Khalid that of a Khalid
BOTH_GIVEN = -1.5  # Ali Hassan, Hassan Ali: each may be the given name
_SON = frozenset(("bin", "ibn", "ben", "bn", "bint", "binti", "ould", "uld", "abn", "bnt"))


def order_evidence(a: PersonName, b: PersonName, pairing: Pairing) -> list[Reason]:
    """The reasons, in log-odds, from the order in which the parts answer each other."""
    full = sorted((i, j) for i, j, _ in pairing)
    if any(x[1] > y[1] for x, y in pairwise(full)):
        value, text = _crossed(a, b, full)
        return [Reason("order", value, text)]
    if len(pairing) > 1 and len(a.parts) != len(b.parts):
        last_a, last_b = len(a.parts) - 1, len(b.parts) - 1
        if not any(i == last_a and j == last_b for i, j, _ in pairing):
            value = -0.2 if headed(a, b, pairing) else -0.5
            return [Reason("family", value, "the last part has no partner in its place")]
    return []


def _crossed(a: PersonName, b: PersonName, full: list[tuple[int, int]]) -> tuple[float, str]:
    places = [j for _, j in full]
    if all(any(p.particle in _SON for p in side.parts) for side in (a, b)):
        return FATHERED, "father and son have changed places"
    if len(a.parts) != len(b.parts):
        loose = [p for n, p in enumerate(a.parts) if n not in dict(full)]
        loose += [q for n, q in enumerate(b.parts) if n not in places]
        # A list has Kuznetsova Olga, without her father's name.
        value = TURNED if all(p.patronymic for p in loose) else UNEVEN
        return value, "the parts stand in another order"
    size, both = len(places), (*a.parts, *b.parts)
    if size == len(a.parts) > 2 and not any(p.patronymic for p in both):
        if places[-1] == size - 1:
            return SWAPPED, "the given names have changed places"
        if places[0] == 0:
            return REORDERED, "the names after the first have changed places"
    if size == 2 == len(a.parts) and not (_ordered(a) or _ordered(b)) and all(map(given_name, both)):
        return BOTH_GIVEN, "two given names have changed places"
    return TURNED, "the parts stand in another order"


def _ordered(name: PersonName) -> bool:
    """Whether a name shows which part is the family's: by a comma, or in capitals."""
    return name.family_known or [_capitals(p) for p in name.parts].count(True) == 1


def _capitals(part: Part) -> bool:
    return len(part.text) > 1 and part.text.isupper()
