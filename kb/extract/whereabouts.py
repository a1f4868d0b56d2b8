"""Names that a text speaks of as places: "in Bo", "the road to Bo", "Bo, Chad"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kb.extract.forms import person_key
from kb.extract.shapes import is_given
from kb.extract.tables import words_of
from kb.extract.things import named_ground
from kb.model import Kind, Mention

__all__ = ["find_towns", "is_own_town"]

Key = tuple[str, ...]

# "in Bo" once outweighs two finds of a recogniser: it takes towns for bodies far more often than it sees one so.
_TOWN = 2.0
_RUSSIAN_PLACE = re.compile(
    r"\b(?:[Вв]о?|под|рек[аиеу]|озер[аоу]|город[ае]?|пос[её]лк[аеу]|сел[аое]|деревн[иея]|порт[ае]?|бассейн[ауе]?|долин[аеы]|остров[ае]?) $"
)
# "о реке Бо": wherever else it stands, it is the river
_RUSSIAN_PLACED = re.compile(
    r"\b(?:рек[аиеу]|рекой|озер[аоу]|города?|городе|пос[её]лк[аеу]|деревн[иея]|бассейн[ауе]?|долин[аеы]) ([А-ЯЁ][а-яё]{2,})(?! ?[А-ЯЁ])"
)
_SURE = frozenset({"results", "known-organization", "brackets", "list"})
_IN = re.compile(
    r"\b(?:in|near|outside|(?:[Mm]ayor|[Gg]overnor|[Ee]mir|[Ss]ultan|[Dd]uke|[Dd]uchess|[Ee]arl|[Bb]ishop|[Aa]rchbishop|[Mm]arquess|[Bb]aron|[Oo]ba"
    r"|[Mm]etropolitan|city|cities|towns?|villages?|ports?|provinces?|states?|districts?) of"
    r"|\b(?:MP|MEP|TD|MLA|MSP|[Mm]ember|[Cc]ongressman|[Cc]ongresswoman|[Ss]enator|[Cc]onstituency|seat) for) (?:the )?$"
)
_IN_ENDS = ("in ", "near ", "outside ", " of ", " for ")
# "the road to Bo", "40 km from Bo", "born at Bo"
_ROUTE = re.compile(
    r"\b(?:(?:roads?|trips?|trains?|flights?|bus|buses|ferry|journey|highway|motorway|railway|pipeline|route) (?:to|from)"
    r"|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|km|kilomet(?:re|er)s|miles) (?:of|from)"
    r"|(?:flew|drove|fled|travelled|traveled|sailed|marched|deported|flown|born) (?:to|from|at)|seat at"
    r"|(?:[Rr]oads?|[Bb]ridge|[Rr]ailway|[Bb]order|[Ff]erry|[Ff]erries|[Ff]lights|[Tt]rains?|[Ll]ine|[Tt]unnel|[Mm]otorway"
    r"|[Hh]ighway|[Pp]ipeline|[Ss]trait) between"
    r"|(?:lighthouse|harbour|harbor|airport|airfield|station|base|camp|prison|plant|factory|mine|stadium|track|circuit|racecourse"
    r"|market|shipyard|refinery|barracks|monastery|abbey|quarry|observatory) (?:at|in|near)"
    r"|(?:man|woman|boy|girl|people|families|residents?|natives?|refugees?|migrants?|teachers?|farmers?|students?|doctors?|nurses?"
    r"|engineers?|fishermen|fisherman|villagers?|traders?|merchants?) from) $"
)
# "the towns of Bo, Orr and Tull": the second and those behind it
_LISTED = re.compile(
    r"\b(?:cities|towns|villages|provinces|districts|islands) of (?:[A-Z][\w’'-]+(?:, | and |, and )){1,4}$"
)
_LISTED_ENDS = (", ", " and ")
_ROUTE_ENDS = ("to ", "from ", "of ", "at ", "between ")
_AREAS = tuple(
    f" {word}" for word in "region province district valley airport peninsula island county border river desert".split()
)
# "Bo's mayor", "Bo's old town"
_ITS_TOWN = re.compile(
    r"['’]s (?:[a-z]+ )?(?:mayor|governor|mayoress|residents|inhabitants|suburbs|outskirts|streets|town hall|city hall|old town"
    r"|old city|harbour|harbor|airport|cathedral|main square|waterfront|beaches|hotels)\b"
)
_OWN_CITY = re.compile(r"['’]s (?:[\w-]+ ){0,2}(?:city|town|village|port|capital|province|region|island|resort)\b")
_LONGEST = 2  # words of a town's name, particles not counted
_LAST_WORD = re.compile(r"(\w*) ?$")
# Behind these, "in" leads to what someone has a part in.
_INVOLVED = frozenset(
    "shares share stake stakes investment investments invested invest confidence interest interests role holding believe"
    " believes trust involved positions position faith stock stocks bonds trading dealing dealings".split()
)


def find_towns(
    text: str,
    named: Sequence[tuple[Mention, Key]],
    votes: Mapping[Key, Mapping[Kind, float]],
    countries: Mapping[int, int],
    language: str,
) -> set[Key]:
    """The names of one or two words that are places here, whatever a recogniser says.

    `votes` says how much speaks for each kind of a name, `countries` where each country mention starts and ends.
    """
    if language == "ru":
        places = {person_key(m[1], "ru") for m in _RUSSIAN_PLACED.finditer(text)}
        return {
            key
            for m, key in named
            if m.kind == "person"
            and " " not in m.surface
            and (key in places or _RUSSIAN_PLACE.search(text, max(0, m.start - 12), m.start))
        }
    if language != "en":
        return set()
    said: dict[Key, float] = defaultdict(float)
    ground = named_ground(text)
    for mention, key in named:
        if mention.extractor in _SURE or _capitals(mention.surface) > _LONGEST or mention.surface.isupper():
            continue
        if _before_country(text, mention, countries):
            said[key] += _TOWN
        if (
            _is_inside(text, mention.start)
            or text.startswith(_AREAS, mention.end)
            or _ITS_TOWN.match(text, mention.end)
            or (len(key) == 1 and key[0] in ground)
        ):
            said[key] += _TOWN
    triggers = words_of("org_triggers", "trigger", "en")
    return {
        key
        for key, weight in said.items()
        if weight > max(votes[key].values()) and key[-1] not in triggers and not (len(key) > 1 and is_given(key[0]))
    }


def _capitals(name: str) -> int:
    """How many words of a name are no particle: two in "Bo del Rio"."""
    return sum(not word[0].islower() for word in name.split())


def is_own_town(text: str, mention: Mention) -> bool:
    """Whether a mention of a club that is called by its town is the town: "a match in Bo", "the road to Bo"."""
    return (
        mention.extractor != "results"
        and not text.startswith(("'s", "’s"), mention.end)
        and not text.endswith(" of ", 0, mention.start)
        and (_is_inside(text, mention.start) or text.endswith(_FOREIGN_IN, 0, mention.start))
    )


_FOREIGN_IN = (" à ", " À ", "\nÀ ", " в ", " из ", "В ")  # a club of that town stands in quotation marks in Russian


def _before_country(text: str, mention: Mention, countries: Mapping[int, int]) -> bool:
    """Whether a country stands behind a name as behind a town's: "Bo, Chad", not "Bo Rice, Chad's oil minister"."""
    country = countries.get(mention.end + 2)
    if country is None or not text.startswith(", ", mention.end):
        return False
    return not text.startswith(("'s ", "’s "), country) or _OWN_CITY.match(text, country) is not None


def _is_inside(text: str, start: int) -> bool:
    """Whether "in", "the mayor of", "the road to" or the like leads up to a name."""
    if text.endswith(_IN_ENDS, 0, start - 4 if text.endswith("the ", 0, start) else start):
        inside = _IN.search(text, max(0, start - 30), start)
        if inside is not None:
            word = _LAST_WORD.search(text, max(0, start - 30), inside.start())
            return word is None or word.group(1) not in _INVOLVED
    if text.endswith(_LISTED_ENDS, 0, start) and _LISTED.search(text, max(0, start - 60), start):
        return True
    return text.endswith(_ROUTE_ENDS, 0, start) and _ROUTE.search(text, max(0, start - 30), start) is not None
