"""What the rules on capitals share: the words of their table, and looking at neighbours."""

from functools import lru_cache

from kb.country_names import CountryName
from kb.datafiles import alternatives, rows
from kb.gazetteer import Found, Tokens

__all__ = ["Hit", "before", "follows", "key", "plain", "words_for"]

Hit = Found[CountryName | None]


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], frozenset[str]]:
    return {(language, role): frozenset(alternatives(cell)) for language, role, cell in rows("metonym_words.tsv", 3)}


def words_for(language: str, role: str) -> frozenset[str]:
    """The words of kb/data/metonym_words.tsv for a language and a role; empty when it has none."""
    return _table().get((language, role), frozenset())


def key(found_in: Tokens, index: int) -> str:
    """The folded word `index`, "" outside the text."""
    return found_in.keys[index] if 0 <= index < len(found_in.keys) else ""


def plain(found_in: Tokens, index: int) -> bool:
    """Whether only a space stands between word `index` and the next."""
    return 0 <= index < len(found_in.keys) and found_in.gap(index) in (" ", "\u00a0")


def before(hit: Hit, found_in: Tokens, gaps: tuple[str, ...] = (" ", "\u00a0")) -> str:
    """The folded word before `hit` when one of `gaps` stands between, else ""."""
    return key(found_in, hit.first - 1) if hit.first and found_in.before(hit.first) in gaps else ""


def follows(index: int, found_in: Tokens, wanted: frozenset[str], reach: int) -> bool:
    """Whether one of `wanted` follows word `index` within `reach` words of the same clause (Arabic futures without س)."""
    for step in range(1, reach + 1):
        if not plain(found_in, index + step - 1):
            return False
        word = key(found_in, index + step)
        if word in wanted or (word.startswith("ست") and word[1:] in wanted):
            return True
    return False
