"""What speaks for and against two person names being of one person, in log-odds with reasons."""

import re
from functools import lru_cache
from itertools import pairwise, product

from kb.datafiles import rows
from kb.model import Reason
from kb.names import Part, PersonName, parse_person
from kb.resolve.chinese import chinese_clash
from kb.resolve.compounds import joined_as
from kb.resolve.foreign import foreign_evidence
from kb.resolve.japanese import japanese_evidence
from kb.resolve.korean import korean_evidence
from kb.resolve.order import order_evidence
from kb.resolve.parts import ANSWERS, initial_agrees, nickname_groups, nicknames, other_given_names, similarity, weight
from kb.resolve.readings import readings
from kb.resolve.shapes import Pairing, arab_chain, framed, headed, second_surname, surname_alone
from kb.resolve.sound import other_vowels
from kb.text import fold, script

__all__ = [
    "AGREE",
    "CLASH",
    "INITIAL",
    "INITIAL_CLASH",
    "NICKNAME",
    "PRIOR",
    "SLAVIC",
    "person_evidence",
]

# Log-odds. Swept by hand on tests/quality/pairs_dev.jsonl; the comment says what breaks on either side.
PRIOR = -1.4
AGREE = 2.7  # below 2.4 two ordinary parts in two scripts stay unsure; above 3 a shared pair of common names joins
CLASH = -5.5  # a given name (or a surname) that differs
INITIAL_CLASH = 0.75  # of it, when one of the two is an initial
OTHER_GIVEN = -2.5  # Christian and Christine, Aziz and Azim: alike, but each a name of its own
VOWEL = 0.04  # Hanson and Hansen, Karimi and Karami: in one alphabet another vowel is more often another family
OTHER_VOWEL = 0.1  # Bernstein and Bornstein: hardly a spelling has e for o, as many have e for i
NICKNAME = 0.85  # of what the same given name would say
MIDDLE = -0.45  # a middle name on one side only, when what stands before and after it agrees
MISSING = -0.8  # a middle name or patronymic that only one side has
MORE_INITIALS = -2.6  # both sides give initials, one gives more: George W. and George H. W. Bush; a slip is rarer
UNCALLED = -1.2  # the first given name is on one side only: Uday Saddam Hussein is not Saddam Hussein
SON_OF = -3.6  # in an Arab chain the second name is the father's: Bashar Hafez al-Assad, Hafez al-Assad
CALLED = 0.5  # where sons do not bear their fathers' names, many are called by their second: Boris Johnson
SYLLABLE = -2.0  # Nguyen Van Minh, Nguyen Van Minh Duc
SURNAME_ONLY = 0.15  # a rare surname against a full name that ends in it: as likely as not, never "same"
INITIALLED = 1.6  # V. Bohr may be Viktor or Valentin
COMMON_ALONE = -0.6  # a common surname, or a given name
ORDINAL = 2.4  # Charles III and Charles III: a numeral makes one name as good as two
ONE_GENERATION = 0.5  # Donald Trump, Donald Trump Jr.
MONONYM = 1.2  # the same single name on both sides
INITIAL = 0.7
_VOWELS = re.compile(r"[aeiouy]+")
SLAVIC = ("ov", "ev", "in", "yn", "sky", "skiy", "skii", "ski", "skaya", "skaia", "ova", "eva", "ina", "yna", "ska")


def person_evidence(left: str, right: str) -> list[Reason]:
    """The reasons for and against, the sum of which are the log-odds that two names are one person's."""
    a, b = parse_person(left), parse_person(right)
    if not a.parts or not b.parts:
        return [Reason("empty", -6.0, "one side has no name in it")]
    choices = [_judge(p, q) for p, q in product(readings(a), readings(b))]
    korean = korean_evidence(a, b, PRIOR)
    choices += filter(None, (korean, foreign_evidence(a, b, PRIOR), japanese_evidence(a, b, PRIOR)))
    reasons = max(choices, key=lambda found: sum(r.value for r in found))
    if not korean and sum(r.value for r in reasons) > -1 and (other := chinese_clash(a, b)):
        reasons.append(other)
    if fold(left) == fold(right) and (len(a.parts) > 1 or a.ordinal):
        reasons.append(Reason("identical", 1.5, "written the same"))
    return reasons


def _judge(a: PersonName, b: PersonName) -> list[Reason]:
    if len(a.parts) != len(b.parts):  # perhaps written together on one side
        a, b = (joined_as(a, b), b) if len(a.parts) > len(b.parts) else (a, joined_as(b, a))
    pairing = _pair(a.parts, b.parts)
    reasons = [Reason("prior", PRIOR, "two names taken at random")]
    full = 0
    vietnamese = _vietnamese(a) and _vietnamese(b)
    for i, j, sim in pairing:
        p, q = a.parts[i], b.parts[j]
        if p.initial or q.initial:
            reasons.append(Reason("initial", INITIAL, f"{p.text} can stand for {q.text}"))
            continue
        full += 1
        one_other = sim < 0.99 and vietnamese
        reasons.append(Reason("clash", CLASH, f"{p.text} is not {q.text}") if one_other else _agreement(p, q, sim))
    reasons += _leftovers(a, b, pairing)
    if vietnamese and len(a.parts) != len(b.parts):
        reasons.append(Reason("missing", SYLLABLE, "a Vietnamese syllable on one side only"))
    reasons += order_evidence(a, b, pairing) + _suffixes(a, b) + _gender(a, b, pairing)
    return _cap(a, b, reasons, full)


@lru_cache(maxsize=1)
def _vietnamese_surnames() -> frozenset[str]:
    return frozenset(name for (name,) in rows("vietnamese_surnames.tsv", 1))


def _vietnamese(name: PersonName) -> bool:
    """Whether a name is three or four syllables behind a Vietnamese family name: Luong and Lung are two names then."""
    short = all(script(p.text) == "Latn" and len(_VOWELS.findall(p.latin)) == 1 for p in name.parts)
    return short and 3 <= len(name.parts) <= 4 and name.parts[0].latin in _vietnamese_surnames()


def _agreement(p: Part, q: Part, sim: float) -> Reason:
    if nicknames(p, q) and sim < 0.97:
        value = AGREE * max(NICKNAME * weight(p.latin), min(weight(p.latin), weight(q.latin)) * _share(sim))
        return Reason("nickname", value, f"{p.text} and {q.text} are forms of one name")
    if sim < 0.9 and {script(p.text), script(q.text)} == {"Latn"}:
        if max(len(p.latin), len(q.latin)) < 8:
            sim -= VOWEL if _VOWELS.sub("", p.latin) == _VOWELS.sub("", q.latin) else 0.0
        elif other_vowels(p.latin, q.latin):
            sim -= OTHER_VOWEL
    value = AGREE * min(weight(p.latin), weight(q.latin)) * _share(sim)
    if value < 0:
        value = CLASH * min(1.0, -_share(sim))
    if other_given_names(p, q, sim):
        return Reason("part", min(value, OTHER_GIVEN), f"{p.text} and {q.text} are two given names")
    text = f"{p.text} = {q.text}" if sim > 0.995 else f"{p.text} and {q.text} sound {sim:.0%} alike"
    return Reason("part", value, text)


_SHARES = ((1.0, 1.0), (0.93, 0.85), (0.87, 0.6), (0.82, 0.3), (0.76, -0.1), (0.68, -0.45), (0.55, -1.0), (0.0, -1.0))


def _share(sim: float) -> float:
    """From how alike two parts sound to how much of full agreement they are worth; negative is a clash."""
    for (hi, top), (lo, bottom) in pairwise(_SHARES):
        if sim >= lo:
            return bottom + (top - bottom) * (sim - lo) / (hi - lo)
    return -1.0


def _pair(left: tuple[Part, ...], right: tuple[Part, ...]) -> Pairing:
    """Which part answers which: best first, nearer places first when alike."""
    found: list[tuple[float, int, int, float]] = []
    for (i, p), (j, q) in product(enumerate(left), enumerate(right)):
        if p.initial or q.initial:
            short, other = (p, q) if p.initial else (q, p)
            if initial_agrees(short, other):
                found.append((0.5, i, j, 0.9))
            continue
        sim = similarity(p, q)
        if sim < 0.9 and nicknames(p, q):
            sim = 0.9
        if sim >= ANSWERS:
            found.append((sim, i, j, sim))
    found.sort(key=lambda f: (-f[0], abs(f[1] - f[2]), f[1], f[2]))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairing: Pairing = []
    for _, i, j, sim in found:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairing.append((i, j, sim))
    return pairing


def _leftovers(a: PersonName, b: PersonName, pairing: Pairing) -> list[Reason]:
    """What the parts that found no partner say: missing on one side, or different."""
    paired_left, paired_right = {i for i, _, _ in pairing}, {j for _, j, _ in pairing}
    left = [p for i, p in enumerate(a.parts) if i not in paired_left]
    right = [q for j, q in enumerate(b.parts) if j not in paired_right]
    reasons: list[Reason] = []
    nickname = a.nickname or b.nickname
    for p, q in zip(left, right, strict=False):
        if nickname and nickname in (fold(p.text), fold(q.text)):
            reasons.append(Reason("nickname", 1.0, f"called {nickname}"))
        elif p.patronymic != q.patronymic and len(left) != len(right):
            reasons.append(Reason("missing", MISSING, "a patronymic on one side only"))
        else:
            share = INITIAL_CLASH if p.initial or q.initial else 1.0
            reasons.append(Reason("clash", CLASH * share, f"{p.text} is not {q.text}"))
    longer, name = (left, a) if len(left) > len(right) else (right, b)
    if longer and surname_alone(a, b, pairing):  # however many given names it leaves out
        return [*reasons, Reason("missing", MISSING, f"{' '.join(p.text for p in longer)} on one side only")]
    initials = all(any(p.initial for p in side.parts[1:]) for side in (a, b))
    ends_agree, starts_agree = framed(a, b, pairing), headed(a, b, pairing)
    middles = 0
    for part in longer[min(len(left), len(right)) :]:
        if part.initial and initials:
            value = MORE_INITIALS
        elif ends_agree or starts_agree:  # each further one says less
            value = second_surname(name, part) if ends_agree else 0.0
            value = value or MIDDLE * (0.8 if part.initial or part.patronymic else 1.0) / (1 + middles)
            middles += 1
        else:
            value = MISSING * (0.5 if part.initial or part.patronymic else 1.0)
        if part is name.parts[0] and pairing and len(name.parts) > 2 and not part.initial:
            value += UNCALLED * (0.6 if weight(part.latin) < 0.5 else 1.0)  # Muhammad Anwar al-Sadat
            if not arab_chain(name):
                value += CALLED
            elif weight(part.latin) > 0.46 and not part.latin.startswith("abu"):
                value += SON_OF
        reasons.append(Reason("missing", value, f"{part.text} on one side only"))
    return reasons


def _suffixes(a: PersonName, b: PersonName) -> list[Reason]:
    if a.suffix == b.suffix:
        rulers = a.ordinal and b.ordinal and len(a.parts) == len(b.parts) == 1
        return [Reason("generation", ORDINAL, f"both are number {a.suffix} of the name")] if rulers else []
    if a.suffix and b.suffix:
        return [Reason("generation", -9.0, "another generation")]
    return [Reason("generation", -0.7, "a generation on one side only")]


def _gender(a: PersonName, b: PersonName, pairing: Pairing) -> list[Reason]:
    """A Slavic surname with and without its feminine ending: a woman and a man, or a case of one name."""
    differing = [
        (a.parts[i], b.parts[j])
        for i, j, _ in pairing
        if a.parts[i].latin != b.parts[j].latin and (a.parts[i].latin[-1:] == "a") != (b.parts[j].latin[-1:] == "a")
    ]
    slavic = [(p, q) for p, q in differing if p.latin.endswith(SLAVIC) and q.latin.endswith(SLAVIC)]
    if not slavic:
        return []
    inflected = any(script(p.text) == "Cyrl" and p.latin.endswith("a") for pair in slavic for p in pair)
    woman = any(p.latin.endswith("a") and nickname_groups(p) for pair in differing for p in pair)  # Александра
    value = (
        (-3.6 if woman else -1.0 if len(differing) > 1 else -2.4) if inflected else -2.6 if len(pairing) > 1 else -1.5
    )
    return [Reason("gender", value, "a woman's surname and a man's, or a grammatical case")]


def _cap(a: PersonName, b: PersonName, reasons: list[Reason], full: int) -> list[Reason]:
    """Limits for names that say too little: a surname alone, initials alone."""
    total = sum(r.value for r in reasons)
    if any(r.feature == "clash" for r in reasons):
        return reasons
    singles = (len(a.parts) == 1) + (len(b.parts) == 1)
    limit, why = None, ""
    if a.suffix != b.suffix and (a.ordinal or b.ordinal):  # so only one side has it
        limit, why = MONONYM, "a ruler's numeral on one side only"
    elif singles == 2 and a.ordinal and b.ordinal:
        return reasons
    if singles == 2 and total > MONONYM:
        limit, why = MONONYM, "a single name may be several people's"
    elif singles == 1:
        (short,), full_name = (a.parts, b) if len(a.parts) == 1 else (b.parts, a)
        rare = weight(short.latin) >= 0.8 and similarity(short, full_name.parts[-1]) >= 0.85
        limit, why = SURNAME_ONLY if rare else COMMON_ALONE, "a surname alone joins no two people"
    elif singles == 0 and full == 1:
        initials = sum(r.feature == "initial" for r in reasons)
        limit, why = INITIALLED * max(1, initials), "beside an initial one part is all that agrees"
    elif singles == 0 and full == 0:
        limit, why = -0.2, "only initials agree"
    if a.suffix != b.suffix and (limit is None or limit > ONE_GENERATION):
        limit, why = ONE_GENERATION, "a generation on one side only may be the father's or the son's"
    if limit is None or total <= limit:
        return reasons
    return [*reasons, Reason("alone", limit - total, why)]
