"""How the parts of two person names answer each other by their places: framed, headed, a surname alone."""

from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.names import Part, PersonName
from kb.resolve.parts import weight
from kb.skeleton import sounds
from kb.transliterate import transliterate

__all__ = ["Pairing", "arab_chain", "consonants", "framed", "headed", "second_surname", "surname_alone"]

Pairing = list[tuple[int, int, float]]  # part of one name, part of the other, how alike
_ARAB_PARTICLES = frozenset(("al", "el", "bin", "ibn", "ben", "bn", "abn"))
SECOND_SURNAME = -1.6  # log-odds


@lru_cache(maxsize=1)
def _arab_names() -> frozenset[str]:
    cells = [cell for kind, cell in rows("name_tokens_ar.tsv", 2) if kind in ("given", "weak")]
    return frozenset(
        consonants(transliterate(name)) for cell in cells for name in alternatives(cell) if " " not in name
    )


def consonants(latin: str) -> str:
    """The consonants of a name in Latin letters, double ones once: what two spellings of an Arabic name share.

    >>> consonants("mohammed"), consonants(transliterate("محمد"))
    ('mhmd', 'mhmd')
    """
    kept = "".join(c for c in sounds(latin) if c not in "aeiouyw")
    return "".join(c for n, c in enumerate(kept) if n == 0 or kept[n - 1] != c)


@lru_cache(maxsize=50_000)
def arab_chain(name: PersonName) -> bool:
    """Whether a name is one of Arab given names, each the father's of the one before it, or has an article or bin."""
    if _ARAB_PARTICLES & set(name.particles):
        return True
    return len(name.parts) > 2 and all(not p.initial and consonants(p.latin) in _arab_names() for p in name.parts)


def surname_alone(a: PersonName, b: PersonName, pairing: Pairing) -> bool:
    """Whether one side is a single name that answers the last part of the other."""
    if len(pairing) != 1 or min(len(a.parts), len(b.parts)) > 1:
        return False
    i, j, _ = pairing[0]
    return i == len(a.parts) - 1 and j == len(b.parts) - 1


def framed(a: PersonName, b: PersonName, pairing: Pairing) -> bool:
    """Whether the first and the last parts of two names answer each other, in full."""
    found = {(i, j) for i, j, _ in pairing if not (a.parts[i].initial or b.parts[j].initial)}
    return len(found) > 1 and (0, 0) in found and (len(a.parts) - 1, len(b.parts) - 1) in found


def second_surname(name: PersonName, part: Part) -> float:
    """What a Spanish family name before a common last one says: Juan Garcia is not Juan Martinez Garcia; else 0."""
    number = name.parts.index(part)
    spanish = part.latin.endswith("ez") and weight(name.parts[-1].latin) < 0.6
    return SECOND_SURNAME if spanish and number == len(name.parts) - 2 and number > 0 else 0.0


def headed(a: PersonName, b: PersonName, pairing: Pairing) -> bool:
    """Whether both names begin alike and the longer only adds a last one (Gabriel García Márquez, Muhammad bin Salman Al Saud)."""
    if len(a.parts) > len(b.parts):
        a, b, pairing = b, a, [(j, i, sim) for i, j, sim in pairing]
    whole = len(pairing) == len(a.parts) > 1
    found = {(i, j) for i, j, _ in pairing if not (a.parts[i].initial or b.parts[j].initial)}
    return whole and (0, 0) in found and (len(a.parts) - 1, len(b.parts) - 2) in found
