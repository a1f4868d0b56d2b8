"""What speaks for and against two organization names being of one body, in log-odds with reasons."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from kb.model import Reason
from kb.organization_names import OrganizationName, Word, parse_organization
from kb.resolve.acronyms import cut_of
from kb.resolve.rivals import languages_of, rivals, translated
from kb.resolve.sound import mode_of, sound_similarity
from kb.resolve.unmatched import WEIGHT, marks, near_namesakes, texts_of, unmatched
from kb.resolve.words import PAIRED, word_readings, words_alike
from kb.skeleton import skeleton, sounds
from kb.text import fold

__all__ = ["AGREE", "LONE", "PRIOR", "organization_evidence", "shared_marks", "spells_out"]

PRIOR = -3.2
AGREE = 7.2  # times the share of the names' weight that agrees
LONE = 0.55  # what a weight that finds no partner counts against one that does
_MARK, _COUNTRY = 0.3, 0.5  # what a number or compass, and a country, in both names adds to the weight that agrees
DOUBT = -0.4  # what names come to that differ in one word only, spelled nearly alike
_VOWELS = re.compile(r"[^bcdfghjklmnpqrstvwxz]+")
UNLIKE = -28.0  # times how unlike two words of one alphabet are: Bank Mellat is not Bank Melli
_TRANSLATED = 0.2  # of it, between two languages: University of Zagreb, Sveučilište u Zagrebu
THREE_LETTERS = 4.65  # initials of three letters: another body may have them, but seldom the one that is asked about
LEFT_OUT = 1.5  # what an acronym loses that leaves out one of the words
_ZONE = "free zone"  # forms of companies of one country's zones, each with a register of its own
_TOGETHER = 0.92  # how alike one word and two written together must be to answer each other


def organization_evidence(left: str, right: str) -> list[Reason]:
    """The reasons for and against, the sum of which are the log-odds that two names are one body's."""
    a, b = parse_organization(left), parse_organization(right)
    if fold(left) == fold(right):
        return [Reason("prior", PRIOR, "two names taken at random"), Reason("identical", 7.0, "written the same")]
    if a.is_acronym != b.is_acronym:
        short, full = (a, b) if a.is_acronym else (b, a)
        return _acronym(short, full)
    if a.is_acronym and b.is_acronym:
        return _two_acronyms(a, b)
    reasons = _words(a, b)
    for short, full in ((a, b), (b, a)):
        if short.short and not full.short and (local := _local(short, full)):
            return local
    for short, full in ((a, b), (b, a)):
        if len(short.words) == 1 and not short.countries and len(full.spelled) > 1 and not short.words[0].concept:
            made = _cut(short.words[0].text, full)
            if made and made.value + PRIOR > sum(r.value for r in reasons):
                reasons = [reasons[0], made]
    return reasons


def _local(short: OrganizationName, full: OrganizationName) -> list[Reason]:
    """An acronym beside its country's name and a name of that country's body it is the initials of (МВД России)."""
    if set(short.countries) - set(full.countries) and full.countries:
        return []
    letters = _latin_letters(short.short)
    if letters not in map(_latin_letters, full.initials):
        return []
    reason = Reason("acronym", THREE_LETTERS, f"{short.short} is its initials")
    return [
        Reason("prior", PRIOR, "two names taken at random"),
        reason,
        *(marks(short, full) if short.countries else ()),
    ]


def spells_out(left: str, right: str) -> bool:
    """Whether one name is an acronym and the other has its initials."""
    a, b = parse_organization(left), parse_organization(right)
    if a.is_acronym == b.is_acronym:
        return False
    short, full = (a, b) if a.is_acronym else (b, a)
    return _latin_letters(short.acronym) in map(_latin_letters, full.initials)


def _acronym(short: OrganizationName, full: OrganizationName) -> list[Reason]:
    reasons = [Reason("prior", PRIOR, "two names taken at random")]
    letters = _latin_letters(short.acronym)
    if full.acronym and _latin_letters(full.acronym) == letters:
        return [*reasons, Reason("acronym", 6.0, f"{short.acronym} is given in brackets")]
    for number, candidate in enumerate(full.initials):
        if _latin_letters(candidate) == letters:
            value = 5.0 if len(letters) > 3 else THREE_LETTERS if len(letters) == 3 or "&" in short.acronym else 3.0
            return [*reasons, Reason("acronym", value - 0.2 * number, f"{short.acronym} is its initials")]
    word = short.words[0] if short.words else None
    sims = [words_alike(word, w) for w in full.words] if word else []
    if sims and max(sims) >= 0.9:
        rest = [w for w, s in zip(full.words, sims, strict=True) if s < 0.9]
        return [
            *reasons,
            Reason("word", 5.0, f"{word.text if word else ''} is in both"),
            *unmatched([], rest, True),
            *marks(short, full),
        ]
    return [*reasons, _cut(short.acronym, full) or Reason("acronym", -2.5, f"{short.acronym} is not its initials")]


def _cut(short: str, full: OrganizationName) -> Reason | None:
    """A short name made of the beginnings of the other's words, or None."""
    cut = cut_of(short, full)
    size = sum(c.isalnum() for c in short)
    if cut is None or size < 3 or (size == 3 and cut[1]):
        return None
    value = (4.9 if size > 3 else THREE_LETTERS) - LEFT_OUT * cut[0]
    if any(len(text) > 3 and short.casefold().endswith(text) for text, _ in full.spelled):  # Rosbank, Rossiya Bank
        value -= LEFT_OUT
    return Reason("acronym", value, f"{short} is made of the beginnings of its words")


def _two_acronyms(a: OrganizationName, b: OrganizationName) -> list[Reason]:
    reasons = [Reason("prior", PRIOR, "two names taken at random")]
    if _latin_letters(a.acronym) == _latin_letters(b.acronym):
        return [*reasons, Reason("acronym", 5.0, "the same letters")]
    return [*reasons, Reason("acronym", -3.0, "other letters")]


@lru_cache(maxsize=20_000)
def _latin_letters(acronym: str) -> str:
    return "".join(sounds(c)[:1].upper() for c in acronym)


def _words(a: OrganizationName, b: OrganizationName) -> list[Reason]:
    reasons = [Reason("prior", PRIOR, "two names taken at random")]
    left, right = list(a.words), list(b.words)
    agreed = 0.0
    texts: list[str] = []
    unlike = 0.0
    own = heads = foreign = False
    languages = languages_of(a.words) & languages_of(b.words)
    other: list[str] = []
    for p, q, sim in _pairs(left, right):
        if p.concept and rivals(p, q, languages):
            other.append(f"{p.text} may not be {q.text}")
        foreign = foreign or translated(p, q)
        own = own or p.kind == "name"
        heads = heads or p.kind == "head"
        agreed += WEIGHT[p.kind] * max(0.0, (sim - 0.6) / 0.4)
        if p.kind == "name" and sim < 0.97 and mode_of(p.text, q.text) == "same":
            vowels = 0.4 if _VOWELS.sub("", p.latin) == _VOWELS.sub("", q.latin) else 1.0  # Qaida, Qaeda
            unlike += UNLIKE * vowels * (1.0 - sim) * max(1.0, 7 / min(len(p.latin), len(q.latin)))
        texts.append(p.text if p.text == q.text else f"{p.text} = {q.text}")
        left.remove(p)
        right.remove(q)
    said = _concepts(a) & _concepts(b)
    left, right = ([w for w in side if w.concept not in said] for side in (left, right))  # 電力 is electric and power
    if together := _joined(left, right, texts) + _joined(right, left, texts):
        agreed, own = agreed + together, True
    lone = sum(WEIGHT[w.kind] for w in (*left, *right))
    agreed += shared_marks(len(a.marks & b.marks), len(set(a.countries) & set(b.countries)))
    if agreed:
        share = agreed / (agreed + LONE * lone)
        reasons.append(Reason("words", AGREE * share, "the same words: " + (", ".join(texts) or "place and number")))
    if unlike:
        reasons.append(
            Reason("spelling", unlike * (_TRANSLATED if foreign else 1.0), "words of their own are only nearly alike")
        )
    near = _near_places(a, b, left, right)
    if near and not left and not right:  # nothing else differs: neither sure
        total = sum(r.value for r in reasons)
        near = [Reason(r.feature, min(-1.0, max(r.value, DOUBT - total)), r.text) for r in near]
    reasons += near + unmatched(left, right, own, heads)
    if not (left and right):
        reasons += near_namesakes(a, b, left or right)
    reasons += [r for r in marks(a, b) if not (near and r.feature == "country")]
    if a.legal_form and b.legal_form and a.legal_form != b.legal_form:
        reasons.append(Reason("legal form", -0.5, "another legal form"))
        if a.legal_form.startswith(_ZONE) and b.legal_form.startswith(_ZONE):
            other.append(f"a {a.legal_form} is not a {b.legal_form}")
    if other and (total := sum(r.value for r in reasons)) > DOUBT:
        reasons.append(Reason("near word", DOUBT - total, "; ".join(other)))
    return reasons


def _concepts(name: OrganizationName) -> set[str]:
    """What the words of a name may stand for: FC is football, and a club."""
    return {concept for w in name.words for concept in (w.concept, *w.also) if concept}


def shared_marks(marks: int, countries: int) -> float:
    """What so many marks and countries that two names share add to the weight that agrees."""
    return marks * _MARK + countries * _COUNTRY


def _pairs(left: list[Word], right: list[Word]) -> list[tuple[Word, Word, float]]:
    found = [(words_alike(p, q), i, j) for i, p in enumerate(left) for j, q in enumerate(right)]
    found = sorted((f for f in found if f[0] >= PAIRED), key=lambda f: (-f[0], abs(f[1] - f[2]), f[1], f[2]))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs: list[tuple[Word, Word, float]] = []
    for sim, i, j in found:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((left[i], right[j], sim))
    return pairs


def _joined(left: list[Word], right: list[Word], texts: list[str]) -> float:
    """Words written together on one side and apart on the other (Euro News, Euronews): what that agrees to."""
    if not left or len(right) < 2:
        return 0.0
    places = [(n, i) for n in (2, 3, 4) for i in range(len(right) - n + 1)]
    runs = [(size, at, _together(tuple(right[at : at + size]))) for size, at in places]
    for p in list(left):
        bones = len(skeleton(p.latin))
        for size, at, wholes in runs:
            near = [heard for heard, many in wholes if abs(many - bones) < 2]  # a consonant more is too much
            if not near:
                continue
            mode = mode_of(p.text, right[at].text)
            own = (sounds(p.latin), sounds(p.latin) + "s")  # McDonald's, Mc Donalds
            if any(sound_similarity(h, whole, mode, _TOGETHER) >= _TOGETHER for whole in near for h in own):
                left.remove(p)
                texts.append(f"{p.text} = {texts_of(right[at : at + size])}")
                del right[at : at + size]
                return 1.0
    return 0.0


@lru_cache(maxsize=20_000)
def _together(words: tuple[Word, ...]) -> tuple[tuple[str, int], ...]:
    """How words sound when they are written together, and how many consonants they have then, for each reading."""
    rest = "".join(w.latin for w in words[1:])
    wholes = [first + rest for first in word_readings(words[0])]
    return tuple((sounds(whole), len(skeleton(whole))) for whole in wholes if len(whole) > 4)


def _near_places(a: OrganizationName, b: OrganizationName, left: list[Word], right: list[Word]) -> list[Reason]:
    """A country's word on one side and one spelled nearly so on the other (Turkish, Turkic): doubtful, not different."""
    for places, words in ((a.places, right), (b.places, left)):
        for place in places:
            for word in words:
                alike = fuzz.ratio(place.latin, word.latin)
                if alike >= 60 and place.latin[:4] == word.latin[:4]:
                    words.remove(word)
                    return [Reason("near word", -3.0, f"{place.text} is nearly {word.text}")]
    return []
