"""Whether a short name is put together from another's words: initials (HSBC), beginnings (Petrobras, FedEx)."""

from functools import lru_cache

from kb.organization_names import OrganizationName
from kb.transliterate import transliterate

__all__ = ["Cut", "cut_of"]

Cut = tuple[int, int]  # words of weight left out, words of which more than the first letter is used
_LONGEST = 12  # letters of a short name: longer ones are words


def cut_of(short: str, full: OrganizationName) -> Cut | None:
    """How a short name is made of the beginnings of another's words, in their order; None when it is not.

    The first word of weight must be used and at most one other be left out; countries, little words and
    the legal form may be. Returns the fewest left out, then the fewest words of which more than a letter is used.

    >>> from kb.organization_names import parse_organization as parse
    >>> cut_of("Petrobras", parse("Petróleo Brasileiro S.A.")), cut_of("KEPCO", parse("Korea Electric Power Corp."))
    ((0, 2), (0, 1))
    >>> cut_of("IBM", parse("Imperial Bank of Commerce"))
    """
    letters = "".join(c for c in transliterate(short) if c.isalnum())
    tokens = tuple((transliterate(text), loose) for text, loose in full.spelled)
    if not 2 <= len(letters) <= _LONGEST or len(tokens) < 2 or any(text == letters for text, _ in tokens):
        return None
    return _cut(letters, tokens)


@lru_cache(maxsize=20_000)
def _cut(letters: str, tokens: tuple[tuple[str, bool], ...]) -> Cut | None:
    """The best way to read `letters` as beginnings of `tokens`; the flag says a token may be left out freely."""
    # reached: letters used -> (words left out, longer pieces, words used), the best first
    reached: dict[int, tuple[int, int, int]] = {0: (0, 0, 0)}
    for text, loose in tokens:
        after: dict[int, tuple[int, int, int]] = {}
        for used, (left_out, longer, words) in reached.items():
            if loose or words:  # passed over; never the first word of weight
                _keep(after, used, (left_out + (not loose), longer, words))
            size = 0
            while size < len(text) and used + size < len(letters) and text[size] == letters[used + size]:
                size += 1
                _keep(after, used + size, (left_out, longer + (size > 1), words + 1))
        reached = after
    found = reached.get(len(letters))
    if found is None or found[0] > 1 or found[2] < 2:
        return None
    return found[0], found[1]


def _keep(table: dict[int, tuple[int, int, int]], key: int, value: tuple[int, int, int]) -> None:
    if key not in table or value < table[key]:
        table[key] = value
