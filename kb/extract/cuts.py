"""Where a name begins and ends by its own words: marks, titles, possessives and compounds are outside it.

An article names the same few again and again, so that what a name alone decides is remembered.
"""

import re
from functools import lru_cache

from kb.extract.hints import is_kind_noun
from kb.extract.office_bodies import is_of_office
from kb.extract.shapes import is_given, is_person_shape
from kb.extract.tables import words_in_any, words_of
from kb.places import is_place
from kb.text import fold

__all__ = ["INNER_POSSESSIVE", "body_marks", "body_words", "is_plausible", "person_marks", "person_words", "stripped"]

_OUTSIDE = " \t\n\r\"“”„«»‘’'`´*•·|,;:!?()[]{}<>…-–—_/\\،؛؟."
INNER_POSSESSIVE = re.compile(r"['’ʼ]s\s+(?=\w)")
_POSSESSIVE = re.compile(r"(?:\s?['’ʼ]s|['’ʼ])$", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:pro|anti|ex|non|post|pre|then|mid|про|анти|экс|пост|eski|ancien)[-–‑](?=\w)", re.IGNORECASE)
# "Bo-led", "Bo-era": a hyphen and a word in lower case that ends the span.
_SUFFIX = re.compile(r"[-–‑][a-zа-яё]{2,}$")
_BREAK = re.compile(r"[;:\t(\[{|]|\s[-–—]\s|,\s|[\"”],")
_ORG_BREAK = re.compile(r"[;\t(\[{|]|\s[-–—]\s|[\"”],")
# A full stop after a word that is no abbreviation of a name ends a sentence: "… Acme Inc. Strode …".
_SENTENCE = re.compile(r"(?<=[a-z]{2})\.\s+(?=[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:St|Ste|Mt|Ft|Wm|Chas|Jos|Bros|Jr|Sr|Gen|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof|Rev|Lt|Col|Capt|Sgt|Maj))$"
)
_ARTICLES = {
    "en": re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE),
    "fr": re.compile(r"^(?:[ld]['’]|les? |la |du |des )"),
}
_INITIAL_END = re.compile(r"(?:^|[\s.])(?:[A-ZА-ЯЁ]|Jr|Sr|Inc|Co|Corp|Ltd|Bros|S\.A|A\.Ş|U\.S|U\.N)\.$")
_SEAT = re.compile(r" in ([A-Z][\w’' -]+)$")  # "Ministry of Health in Bo"
_AND = re.compile(r",? and ([A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,2})$")
_TWO = re.compile(r"[A-Z][\w’'-]+ (by|and) [A-Z][\w’'-]+")  # "between Bo and Rice", "of Bo by Rice": two bodies
_RUSSIAN_QUOTED = re.compile(r"[А-ЯЁ][а-яё]+(?:л|ла|ло|ли|ет|ют) [а-яё]+ «")
_RUSSIAN_VERB = re.compile(r"[А-ЯЁ][а-яё]+ть(?:ся)? (?=[А-ЯЁ])")
# A legal form or a word for the kind, shortened to capitals, before the name in quotation marks: "ООО «Рис»".
_RUSSIAN_LEGAL = re.compile(r"(?=[А-ЯЁа-яё]*[А-ЯЁ]{2})[А-ЯЁ][А-ЯЁс]{1,5} ?(?=[«\"“„])")
_RUSSIAN_PARTICIPLE = re.compile(r"(?:[аеёяи]нн|вш|[аяую]щ)(?:ый|ий|ая|ое|ее|ые|ие|ого|его|ому|ему|ых|их|ую|ую)$")
_TOKEN = re.compile(r"\S+")
# "Sports Minister Bo Rice": what somebody is in charge of, and the office
_OFFICE = re.compile(
    r"(?:[A-Z][\w-]+ ){1,2}(?:Minister|Secretary|Commissioner|Chairman|Chairwoman|Governor) (?=[A-Z]\S* [A-Z])"
)
_LONGEST_PERSON = 6
_FULL = 2  # words of a full name
_PEERS = ("Duke", "Earl", "Baron")  # of a place ("Duke of Bo"); before a surname they are given names
_THE_INSIDE = re.compile(r"(?<=[A-Z])[\w’'-]* the (?=[A-Z])")
_SMALL = re.compile(r" ([a-z]{3,})(?= )")
_CLAUSE = re.compile(
    r" (?:that|who|which|whose|said|says|will|would|has|have|had|is|are|was|were|because|when|where|while)\b"
)
_DANGLING = re.compile(r" (?:of|for|and|the|in|at|on|to|vs?\.?)(?: the)?$")
_KIND = re.compile(r" [a-z]{3,}$")  # "Congress party"
_SCORE = re.compile(r"\s\d{1,3}[-–]\d{1,3}$")
_remembered = lru_cache(maxsize=8192)


@_remembered
def stripped(surface: str, language: str) -> tuple[int, int]:
    """Where the name begins and ends in `surface` without the marks, score, possessive and kind ("Chipmaker") at its edges."""
    start, end = 0, len(surface)
    while start < end and surface[start] in _OUTSIDE:
        start += 1
    while start < end and surface[end - 1] in _OUTSIDE:
        if surface[end - 1] == "." and _INITIAL_END.search(surface[start:end]):
            break
        end -= 1
    behind = _SCORE.search(surface[start:end]) or _POSSESSIVE.search(surface[start:end])
    if behind:
        end = start + behind.start()
    kind, space, _ = surface[start:end].partition(" ")
    return (start + len(kind) + 1 if space and language == "en" and is_kind_noun(kind) else start), end


@_remembered
def person_marks(surface: str, language: str) -> tuple[int, int]:
    """The part of `surface` that marks, possessives, hyphens and a Russian verb leave to the name."""
    whole = len(surface)
    inner = list(INNER_POSSESSIVE.finditer(surface))
    if inner:
        return inner[-1].end(), whole
    article = _ARTICLES["fr"].match(surface) if language == "fr" else None
    if article:
        return article.end(), whole
    cut = _BREAK.search(surface) or _sentence_end(surface) or (_small_inside(surface) if language == "en" else None)
    if cut:
        return 0, cut.start()
    prefix = _PREFIX.match(surface) or (_OFFICE.match(surface) if language == "en" else None)
    if prefix:
        return prefix.end(), whole
    of = surface.find(" of ") if language == "en" else -1
    if of > 0 and " " in surface[:of]:
        return 0, of  # "Bo Rice of Acme"
    if language == "ru":
        verb = _RUSSIAN_VERB.match(surface)
        if verb:
            return verb.end(), whole
        if surface.endswith(("-сан", "-сама")):
            return 0, surface.rindex("-")
    return 0, _before_compound(surface)


def _small_inside(surface: str) -> re.Match[str] | None:
    """The first word in lower case inside a name that is no particle: "meet" in "Bo meet Rice"."""
    return next(
        (m for m in _SMALL.finditer(surface) if m.group(1) not in words_of("name_stops", "particle", "any")), None
    )


@_remembered
def person_words(surface: str, language: str) -> tuple[int, int]:
    """The part of `surface` without a title, a small word or a stop word at an end; one at a time."""
    tokens = [m.span() for m in _TOKEN.finditer(surface)]
    if len(tokens) > 1:
        first, last = surface[slice(*tokens[0])], surface[slice(*tokens[-1])]
        called = len(tokens) == _FULL and first in _PEERS and not is_given(last)
        if (_is_title(first, language) and not called) or _is_small(first, language):
            return tokens[1][0], len(surface)
        if len(tokens) > _FULL and fold(surface[: tokens[1][1]]) in words_of("title_words", "pair", language):
            return tokens[2][0], len(surface)  # "Tan Sri Bo Rice"
        if fold(first) in words_of("title_words", "opens", language):
            return tokens[1][0], len(surface)
        if (
            _is_small(last, language, end=True)
            or fold(last) in words_of("name_stops", "tail", language)
            or (language == "en" and (_is_participle(last) or _is_acronym(last)))
        ):
            return 0, tokens[-2][1]
    return 0, len(surface)


def _is_acronym(word: str) -> bool:
    """Whether a word behind a name is an acronym of a thing and no ruler's number: "Bo Rice DVD", not "Bo VI"."""
    return word.isupper() and fold(word) in words_in_any(*_NO_SURNAMES) and not set(word) <= set("IVX")


_NO_SURNAMES = (("name_stops", "tail", "en"), ("org_triggers", "acronym_stop", "en"))


def _is_participle(word: str) -> bool:
    """Whether a word behind a name is what a headline says was done: "Bo Rice Arrested"."""
    return word.endswith("ed") and fold(word) in words_in_any(
        ("lowercase_words", "en"), ("lowercase_words", "headline"), ("subject_verbs", "person", "en")
    )


def _before_compound(surface: str) -> int:
    """Where a name ends before the other half of a compound: "Bo-led"."""
    suffix = _SUFFIX.search(surface)
    if suffix and surface[0].isupper() and suffix.group()[1:] in words_of("org_triggers", "compound", "en"):
        return suffix.start()
    return len(surface)


@_remembered
def body_marks(surface: str, language: str) -> tuple[int, int]:
    """The part of `surface` that articles, what Russian puts before a name in quotation marks, and marks leave to the name."""
    whole = len(surface)
    article = _ARTICLES[language].match(surface) if language in _ARTICLES else None
    if article:
        return article.end(), whole
    if language == "fr" and surface[0].islower() and _is_title(surface.split()[0], language):
        return 0, 0  # "ministre des Transports"
    # "Строила фирма «Рис»"
    before = (_RUSSIAN_LEGAL.match(surface) or _RUSSIAN_QUOTED.match(surface)) if language == "ru" else None
    if before:
        return before.end(), whole
    cut = (
        _ORG_BREAK.search(surface)
        or _sentence_end(surface)
        or (_DANGLING.search(surface) if language == "en" else None)
    )
    if cut is None and language == "en":
        joined = _THE_INSIDE.search(surface)
        if joined:
            return joined.end(), whole  # "In Bo the Steel Union"
        pair = surface.find(", ")
        if pair > 0 and _ends_in_body(surface[:pair]) and _ends_in_body(surface):
            return 0, pair  # "Bo School, Bo Hospital"
        owner = INNER_POSSESSIVE.search(surface)
        if owner and is_of_office(surface[: owner.start()]):
            return 0, whole  # "Ayr County Sheriff's Office"
        if owner and is_person_shape(surface[: owner.start()].split()):
            return owner.end(), whole  # "Ann Rice’s Brothers of Bo"
        if owner and is_person_shape(surface[owner.end() :].split()):
            return 0, owner.start()  # "Bo’s Ann Rice"
        kind = _KIND.search(surface)
        legal = kind is not None and kind[0].strip() in words_of("org_triggers", "legal", "any")
        cut = _CLAUSE.search(surface) or (None if legal else kind)
    return 0, cut.start() if cut else whole


def _ends_in_body(name: str) -> bool:
    return " " in name and fold(name.rpartition(" ")[2]) in words_of("org_triggers", "strong", "en")


@_remembered
def body_words(surface: str, language: str, between: bool) -> tuple[int, int]:
    """The part of `surface` before its seat, a person or a second body (`between`: that word leads up to it), and behind a lead."""
    whole = len(surface)
    if language == "en":
        cut = _SEAT.search(surface) or _AND.search(surface)
        if cut and (is_place(cut.group(1), "en") if cut.re is _SEAT else is_person_shape(cut.group(1).split())):
            return 0, cut.start()
        left, joined, right = surface.partition(" and ")
        if joined and _ends_in_body(right) and (_ends_in_body(left) != (" of " in left)):
            return 0, len(left)  # "Bo Securities and Orr Brokers", "Council of Orr Mosques and Bo Forum"
        head, _, last = surface.rpartition(" ")
        opens = fold(last) in words_of("lowercase_words", "en") and fold(last) not in words_of(
            "org_triggers", "trigger", "en"
        )
        if opens and _ends_in_body(head):
            return 0, len(head)  # a headline: "Bo Steel Corp Posts Profit"
        two = _TWO.fullmatch(surface)
        if two and (two.group(1) == "by" or between):
            return 0, two.start(1) - 1
    prefix = _PREFIX.match(surface)
    if prefix and not (surface[0].isupper() and _ends_in_body(surface)):  # but "Anti-Corruption Commission"
        return prefix.end(), whole
    end = _before_compound(surface)
    if end == whole and language == "en" and " " in surface:
        lead = surface.split()[0]
        return (surface.index(" ") + 1 if fold(lead) in words_of("org_triggers", "lead", "en") else 0), whole
    return 0, end


def _sentence_end(surface: str) -> re.Match[str] | None:
    return next((m for m in _SENTENCE.finditer(surface) if not _ABBREVIATION.search(surface[: m.start()])), None)


def _is_title(token: str, language: str) -> bool:
    folded = fold(token).rstrip(".")
    if folded in words_of("title_words", language) or (
        language == "ru" and folded in words_of("names_ru_rules", "title")
    ):
        return True
    if token in ("Mother", "Uncle", "Aunt"):
        return False  # "Mother Teresa" is what she is called
    role = folded in words_of("title_words", "role", language) or folded in words_of("org_triggers", "sport", language)
    return role and not is_given(token)


def _is_small(token: str, language: str, end: bool = False) -> bool:
    """Whether a token in lower case stands at the edge of a name; particles ("de", "bin") may begin one."""
    first = next((c for c in token if c.isalpha()), "")
    if not first or not first.islower():
        return False
    if end:
        return not any(c.isupper() for c in token)  # "al-Rice" is a name
    return fold(token).split("-")[0] not in words_of("name_stops", "particle", "any")


@_remembered
def is_plausible(surface: str, kind: str, language: str) -> bool:
    letters = [c for c in surface if c.isalpha()]
    if len(letters) < 2:
        return False
    folded = fold(surface)
    inner = " " not in surface and any(c.isupper() for c in surface[1:]) and not surface.isupper()  # "NeXT" is a name
    if not inner and (
        folded in words_of("name_stops", "any", language) or folded in words_of("name_stops", kind, language)
    ):
        return False
    cased = language in {"en", "fr", "ru", "tr"}
    if cased and not any(c.isupper() for c in surface):
        return False
    if kind == "person":
        if surface.isupper() and language == "en" and folded in words_in_any(*_NO_SURNAMES):
            return False  # "QC", "DVD"
        if language == "ru" and " " not in surface and _RUSSIAN_PARTICIPLE.search(surface):
            return False  # "Отстранённый начальник"
        return len(surface.split()) <= _LONGEST_PERSON and not any(c.isdigit() for c in surface) and "@" not in surface
    if language == "en" and words_of("title_words", "en").issuperset(w.rstrip(".") for w in folded.split()):
        return False  # "Det Insp"
    if language == "en" and surface.isupper() and folded in words_of("org_triggers", "acronym_stop", "en"):
        return False  # "AI"
    return "@" not in surface and "www." not in surface
