"""How alike two words of organizations' names are: by what they stand for, by sound, and through endings and adjectives."""

import re
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz

from kb.organization_names import Word
from kb.resolve.parts import ALIKE_BONES, mode_of, slipped, sound_similarity
from kb.resolve.readings import house_names
from kb.skeleton import skeleton, sounds
from kb.text import script
from kb.transliterate import transliterate

__all__ = ["PAIRED", "word_readings", "words_alike"]

_ADJECTIVE = re.compile(
    r"(?:ов|ин|ен|н)?ск(?:ии|ая|ое|ого|ои|им|ом|ую|ому|их|ими)$|(?:н|ов)(?:ыи|ая|ое|ого|ои|ых|ыми)$"
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


@lru_cache(maxsize=50_000)
def words_alike(p: Word, q: Word) -> float:
    """How alike two words are, 0..1: 1 for one concept, else by sound; 0 when they are not."""
    if p.concept or q.concept:
        if p.concept == q.concept or {p.concept, *p.also} & {q.concept, *q.also} - {""}:
            return 1.0
        if p.concept and q.concept:
            return 0.0
    if p.latin == q.latin:
        return 1.0
    if min(len(p.latin), len(q.latin)) > 3 and (p.latin + "s" == q.latin or q.latin + "s" == p.latin):  # Farm, Farms
        return 0.97
    if slipped(p.latin, q.latin):
        return 0.95
    one, other = _cognate(p.latin), _cognate(q.latin)
    if (one, other) != (p.latin, q.latin):  # liberación, liberation
        sim = sound_similarity(sounds(one), sounds(other), mode_of(p.text, q.text), PAIRED)
        if sim > 0.9:
            return max(sim, 0.97)
    mode = mode_of(p.text, q.text)
    if min(len(p.latin), len(q.latin)) < (3 if mode == "abjad" else 4):
        return 0.97 if sounds(p.latin) == sounds(q.latin) and min(len(p.latin), len(q.latin)) > 2 else 0.0  # Haq, Haqq
    sim = 0.0
    for a, b in product(word_readings(p), word_readings(q)):
        if fuzz.ratio(skeleton(a), skeleton(b)) >= ALIKE_BONES:
            sim = max(sim, sound_similarity(sounds(a), sounds(b), mode_of(p.text, q.text), PAIRED))
    for adjective, noun in ((p, q), (q, p)):  # московский, Moscow
        stem = _ADJECTIVE.sub("", adjective.text)
        if stem != adjective.text and len(stem) > 2:
            latin = transliterate(stem)
            cut = noun.latin[: len(latin) + 3]
            near = sounds(cut).startswith(sounds(latin)[:-1]) and len(noun.latin) <= len(latin) + 3
            sim = max(sim, 0.9 if near else sound_similarity(sounds(latin), sounds(noun.latin), "cross", PAIRED))
    if sim < 0.85 and min(len(p.latin), len(q.latin)) >= 5:  # inflected: one is the other with an ending
        short, long = sorted((p.latin, q.latin), key=len)
        if long.startswith(short[:-1]) and len(long) - len(short) <= 2:
            return 0.88
    return sim


@lru_cache(maxsize=50_000)
def _cognate(latin: str) -> str:
    """A word with the endings one Latin word has in several languages made one (-ción, -zione, -tion)."""
    for ending, common in _COGNATES:
        if len(latin) > 6 and ending.search(latin):
            return ending.sub(common, latin)
    return latin


def word_readings(word: Word) -> tuple[str, ...]:
    """A word in Latin letters in each way it can be read: ألتين is Altyn and not "the tyn", 三菱 is Mitsubishi."""
    if (written := script(word.text)) == "Hani":
        return (word.latin, *house_names().get(word.text, ()))
    whole = transliterate(word.text)
    return (word.latin,) if whole == word.latin or written != "Arab" else (word.latin, whole)
