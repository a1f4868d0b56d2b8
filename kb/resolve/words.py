"""How alike two words of organizations' names are: by what they stand for, by sound, and through endings and adjectives."""

import re
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz

from kb.organization_names import Word
from kb.resolve.parts import ALIKE_BONES, slipped
from kb.resolve.readings import house_names
from kb.resolve.sound import mode_of, sound_similarity
from kb.skeleton import skeleton, sounds
from kb.text import script
from kb.transliterate import transliterate

__all__ = ["PAIRED", "word_readings", "words_alike"]

_ADJECTIVE = re.compile(
    r"(?:ов|ин|ен|н)?ск(?:ии|ая|ое|ого|ои|им|ом|ую|ому|их|ими)$"
    r"|(?:ов|ев|ин|ен|н)?(?:ськ(?:ии|а|е|ого|ои)|ск(?:и|а|о))$"  # Ukrainian, Bulgarian
    r"|(?:н|ов)(?:ыи|ая|ое|ого|ои|ых|ыми)$"
)
_COGNATES = (
    (
        re.compile(r"(?:[cs]ion|[cs]iones|[cs]ao|[cs]oes|zion[ei]|tions|tie|cja|[ts]iya|sjon|tion|tionen|tsija)$"),
        "tion",
    ),
    (re.compile(r"(?:idade?s?|ites?|ita|itat|itaet|itet|iteit|ities|ity)$"), "ity"),
    (
        re.compile(r"(?:ico|ica|icos|icas|iques?|isches?|ischer|ische|iche|ical|iczny|iczna|icheskiy|icheskaya|ic)$"),
        "ic",
    ),
)
PAIRED = 0.8  # how alike two words must be to answer each other


def words_alike(p: Word, q: Word) -> float:
    """How alike two words are, 0..1: 1 for one concept, else by sound; 0 when they are not."""
    if p.concept or q.concept:
        if p.concept == q.concept or {p.concept, *p.also} & {q.concept, *q.also} - {""}:
            return 1.0
        if p.concept and q.concept:
            return 0.0
    return 1.0 if p.latin == q.latin else _sound_alike(p.text, p.latin, q.text, q.latin)


@lru_cache(maxsize=50_000)
def _sound_alike(text: str, latin: str, other_text: str, other: str) -> float:
    short = min(len(latin), len(other))
    if short > 3 and (latin + "s" == other or other + "s" == latin):  # Farm, Farms
        return 0.97
    if slipped(latin, other):
        return 0.95
    mode = mode_of(text, other_text)
    one, two = _cognate(latin), _cognate(other)
    if (one, two) != (latin, other):  # liberación, liberation
        sim = sound_similarity(sounds(one), sounds(two), mode, PAIRED)
        if sim > 0.9:
            return max(sim, 0.97)
    if short < (3 if mode == "abjad" else 4):
        return 0.97 if sounds(latin) == sounds(other) and short > 2 else 0.0  # Haq, Haqq
    sim = 0.0
    for a, b in product(_readings(text, latin), _readings(other_text, other)):
        if fuzz.ratio(skeleton(a), skeleton(b)) >= ALIKE_BONES:
            sim = max(sim, sound_similarity(sounds(a), sounds(b), mode, PAIRED))
    if not (text.isascii() and other_text.isascii()):
        sim = max(sim, _adjective_alike(text, other), _adjective_alike(other_text, latin))
    if sim < 0.85 and short >= 5:  # inflected: one is the other with an ending
        less, more = (latin, other) if len(latin) <= len(other) else (other, latin)
        if more.startswith(less[:-1]) and len(more) - len(less) <= 2:
            return 0.88
    return sim


def _adjective_alike(text: str, noun: str) -> float:
    """How alike an adjective and a noun in Latin letters are (московский, Moscow); 0 when the text is no adjective."""
    stem = _ADJECTIVE.sub("", text)
    if stem == text or len(stem) < 3:
        return 0.0
    latin = transliterate(stem)
    near = sounds(noun[: len(latin) + 3]).startswith(sounds(latin)[:-1]) and len(noun) <= len(latin) + 3
    return 0.9 if near else sound_similarity(sounds(latin), sounds(noun), "cross", PAIRED)


@lru_cache(maxsize=50_000)
def _cognate(latin: str) -> str:
    """A word with the endings one Latin word has in several languages made one (-ción, -zione, -tion)."""
    for ending, common in _COGNATES:
        if len(latin) > 6 and ending.search(latin):
            return ending.sub(common, latin)
    return latin


def word_readings(word: Word) -> tuple[str, ...]:
    """A word in Latin letters in each way it can be read: ألتين is Altyn and not "the tyn", 三菱 is Mitsubishi."""
    return _readings(word.text, word.latin)


def _readings(text: str, latin: str) -> tuple[str, ...]:
    if text.isascii():
        return (latin,)
    if (written := script(text)) == "Hani":
        return (latin, *house_names().get(text, ()))
    whole = transliterate(text)
    return (latin,) if whole == latin or written != "Arab" else (latin, whole)
