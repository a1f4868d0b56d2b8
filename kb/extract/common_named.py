"""English bodies called by an ordinary word, where what stands around it tells: "Labour's manifesto", "told the Observer"."""

import re
from collections.abc import Iterator
from functools import cache

from kb.extract.tables import alternation, words_of, written_words
from kb.model import Mention
from kb.text import fold

__all__ = ["find_common_named"]

# "the Harbour newspaper", "Thursday's Sun newspaper"
_KIND = re.compile(r"(?<![\w’'.-])(?:The )?([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:newspaper|magazine)\b")
_NO_TITLE = re.compile(r"(?:Sunday|Daily|Weekly|Online|\w+(?:an|ish|ese|i|day))$")


@cache
def _party() -> re.Pattern[str]:
    """ "angry Labour MPs", "Labour's manifesto", not "the Labour Day", "Labour law"; amid a sentence common words have no capital."""
    names, behind = _any("party"), _any("party-behind")
    return re.compile(
        rf"(?<=[a-z\d,] )(?P<amid>(?:New )?(?:{names}))(?! (?:(?!MPs?\b)[A-Z]|(?:{_any('party-not')})\b))"
        rf"|(?<![\w’'-])(?P<first>{names})(?=['’]s [a-z]|,? (?:{behind})\b)"
    )


@cache
def _paper() -> re.Pattern[str]:
    names = alternation(word.capitalize() for word in words_of("org_triggers", "press-alone", "en"))
    return re.compile(
        rf"\b(?:{_any('paper-before')}) the (?P<told>{names})(?! (?:[A-Z]|of\b))\b"
        rf"|\b[Tt]he (?P<says>{names})(?=(?:,? (?:{_any('paper-behind')})|['’]s (?:{_any('paper-own')}))\b)"
    )


def _any(use: str) -> str:
    return alternation(written_words("common_named", use))


def find_common_named(text: str) -> Iterator[Mention]:
    """The parties and papers of an English text that an ordinary word names.

    >>> [m.surface for m in find_common_named("Angry Labour MPs told the Observer. The cost of labour rose.")]
    ['Labour', 'Observer']
    """
    for pattern, sign in ((_party(), "Labo"), (_paper(), "he "), (_KIND, "a")):
        for found in pattern.finditer(text) if sign in text else ():
            group = found.lastgroup or 1
            if pattern is not _KIND or not (
                _NO_TITLE.match(found[1]) or fold(found[1]) in words_of("lowercase_words", "en")
            ):
                yield Mention(*found.span(group), found[group], "organization", "name", "list", 0.8)
