"""What links are called: for every type of relation the words between its two ends, for what is, was, is planned or denied."""

from dataclasses import dataclass

__all__ = ["TOGETHER", "link_words", "office_name", "office_words", "post_words", "relation_words", "time_words"]

TOGETHER = "mentioned-with"


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A verb between two names: now ("leads"), bare ("lead"), once ("formerly led"), and what is said to be so ("have led")."""

    now: str
    bare: str
    once: str
    said: str = ""  # what follows "is said to"; "" is the bare verb


# Offices and memberships last: "leads", "formerly led". Events have been: "met", "is said to have met".
_PHRASES: dict[str, _Phrase] = {
    "mentioned-with": _Phrase("mentioned together with", "be mentioned with", "formerly mentioned with"),
    "holds-office": _Phrase("holds office in", "hold office in", "formerly held office in"),
    "leads": _Phrase("leads", "lead", "formerly led"),
    "works-for": _Phrase("works for", "work for", "formerly worked for"),
    "member-of": _Phrase("is a member of", "be a member of", "was formerly a member of"),
    "part-of": _Phrase("is part of", "be part of", "was formerly part of"),
    "located-in": _Phrase("is based in", "be based in", "was formerly based in"),
    "owns": _Phrase("owns or bought", "own", "formerly owned", "own"),
    "relative-of": _Phrase("is related to", "be related to", "was formerly married or related to"),
    "founded": _Phrase("founded", "found", "founded", "have founded"),
    "met": _Phrase("met", "meet", "formerly met", "have met"),
    "spoke-with": _Phrase("spoke with", "speak with", "formerly spoke with", "have spoken with"),
    "appointed": _Phrase("appointed", "appoint", "formerly appointed", "have appointed"),
    "dismissed": _Phrase("dismissed", "dismiss", "formerly dismissed", "have dismissed"),
    "accused": _Phrase("accused", "accuse", "formerly accused", "have accused"),
    "arrested": _Phrase("arrested", "arrest", "formerly arrested", "have arrested"),
    "attacked": _Phrase("attacked", "attack", "formerly attacked", "have attacked"),
    "sanctioned": _Phrase("put sanctions on", "put sanctions on", "formerly put sanctions on", "have put sanctions on"),
    "supported": _Phrase("supported", "support", "formerly supported", "have supported"),
    "opposed": _Phrase("opposed", "oppose", "formerly opposed", "have opposed"),
}
# What a post joins: "foreign minister of Norway", "member of the council".
_POSTS = frozenset({"holds-office", "leads", "works-for"})
_OFFICES = frozenset({"holds-office", "leads", "works-for", "member-of", "founded", "owns", "part-of", "relative-of"})


def relation_words(type: str, polarity: str = "", office: str = "", language: str = "") -> str:
    """The words that stand between the two ends of a link; `office` says which post it is, `language` in which language.

    >>> relation_words("leads"), relation_words("leads", "former"), relation_words("met", "alleged")
    ('leads', 'formerly led', 'is said to have met')
    >>> relation_words("holds-office", office="foreign minister"), relation_words("holds-office", "denied")
    ('is foreign minister of', 'is said not to hold office in')
    >>> relation_words("works-for", "former", "economist"), relation_words("works-for", "planned", "economist")
    ('was formerly an economist of', 'is to be an economist of')
    >>> relation_words("leads", office="patron", language="fr")
    'is \u2068“patron”\u2069 of'
    >>> relation_words("a-type-of-your-own")
    'a type of your own'
    """
    if office and type in (_OFFICES if _is_english(office, language) else _POSTS):
        name = _one_of(type, office, language) + office_name(office, language)
        phrase = _Phrase(f"is {name} of", f"be {name} of", f"was formerly {name} of")
    else:
        plain = type.replace("-", " ")
        phrase = _PHRASES.get(type, _Phrase(plain, plain, f"formerly {plain}"))
    match polarity:
        case "former":
            return phrase.once
        case "planned":
            return f"is to {phrase.bare}"
        case "denied":
            return f"is said not to {phrase.said or phrase.bare}"
        case "alleged":
            return f"is said to {phrase.said or phrase.bare}"
    return phrase.now


def _is_english(office: str, language: str) -> bool:
    return office.isascii() and language in ("", "en")


def _one_of(type: str, office: str, language: str) -> str:
    """The article before a post that many have at a time; those at the head of a state or body go without."""
    if not _is_english(office, language) or (
        type not in ("works-for", "member-of") and not office.startswith("member ")
    ):
        return ""
    return "an " if office[0] in "aeiou" else "a "


def office_words(type: str, polarity: str = "", office: str = "", language: str = "") -> str:
    """An office as the line under a name has it, before what it is held in.

    >>> office_words("holds-office", "", "foreign minister"), office_words("leads", "former")
    ('Foreign minister of', 'Formerly led')
    """
    post = f"{office_name(office, language)} of"
    words = f"{'formerly ' if polarity == 'former' else ''}{post}" if office else relation_words(type, polarity)
    return words[0].upper() + words[1:]


def post_words(polarity: str, office: str, language: str = "") -> str:
    """An office behind the name of who holds it.

    >>> post_words("affirmed", "president"), post_words("former", "president"), post_words("planned", "envoy")
    ('president', 'formerly president', 'is to become envoy')
    >>> post_words("denied", "envoy"), post_words("alleged", "envoy")
    ('denied to be envoy', 'said to be envoy')
    """
    before = {"former": "formerly ", "planned": "is to become ", "denied": "denied to be ", "alleged": "said to be "}
    return before.get(polarity, "") + office_name(office, language)


def office_name(office: str, language: str = "") -> str:
    """An office in English as it is, one in another language in quotation marks and in its own direction.

    >>> office_name("president"), office_name("гл")
    ('president', '\u2068“гл”\u2069')
    """
    return office if _is_english(office, language) else f"\u2068“{office}”\u2069"


def link_words(type: str) -> str:
    """A type of link as one chooses it from a list.

    >>> link_words("mentioned-with"), link_words("holds-office"), link_words("part-of")
    ('mentioned together', 'holds office in', 'is part of')
    """
    return "mentioned together" if type == TOGETHER else relation_words(type)


def time_words(since: str, until: str, event: bool = False) -> str:
    """When something holds, or when an `event` was, its times in words; "" without one.

    >>> time_words("2019", "2022"), time_words("12 May 2023", "", event=True), time_words("May 2023", "", event=True)
    ('from 2019 until 2022', 'on 12 May 2023', 'in May 2023')
    """
    if event and since and until in ("", since):
        return f"{'on' if since[:1].isdigit() and ' ' in since else 'in'} {since}"
    return " ".join(filter(None, (since and f"from {since}", until and f"until {until}")))
