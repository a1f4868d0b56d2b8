"""French names by their grammar, beside what a recogniser finds: bodies and their complements, titles, given names."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from kb.extract.shapes import is_given
from kb.extract.tables import words_of
from kb.model import Mention
from kb.places import is_place
from kb.text import fold

__all__ = ["EXTRACTOR", "find_french", "is_called", "towns"]

EXTRACTOR = "french-rules"
_CAP = r"[A-ZÀ-ÖØ-ÞŒĀ-Ž][\w’'&.-]*\w"
_SEQUENCE = rf"{_CAP}(?: (?:(?:et|de|du|des|la|le|les|en|van|von|el|al|ben|dos|da) ){{0,2}}{_CAP}){{0,4}}"
_OF = r"(?:de la |de l['’]|des |du |de |d['’](?!une? )|pour la |pour le |pour l['’]|pour les |contre la |sans )"
# Verbs in the present that end like adjectives: "le Front réclame"
_NO_VERB = (
    r"(?!(?:réclame|proclame|affirme|confirme|nomme|informe|estime|exprime|supprime|ferme|assume|consomme|aime|indique"
    r"|explique|réplique|applique|risque|manque|provoque|évoque|invoque|convoque|révoque|attaque|débarque|marque"
    r"|remarque|bloque|moque|choque|fabrique|revendique|dédie|communique)(?:nt)?\b)"
)
_ADJECTIVE = _NO_VERB + (
    r"(?:[a-zà-ÿœ-]+(?:al|ale|ales|aux|el|elle|elles|els|ique|iques|ien|ienne|iens|iennes|ain|aine|ains|aines|ais|aise|aises"
    r"|ois|oise|ol|ole|aire|aires|if|ive|ifs|ives|iste|istes|éen|éenne|éens|éennes|é|ée|ées|és|eur|eure|in|ine|que|me)|vert|verte|verts|unie?s?|rouge)\b"
)
_WORDS = r"[a-zà-ÿœ]+"
_PART = rf"(?:{_CAP}|{_ADJECTIVE})"
# "d'incendie et de secours", "des territoires et de la mer"
_PAIR = (
    rf" (?:d(?:e |['’]){_WORDS} et d(?:e |['’])(?!l[ae] |l['’]|nombreu|plusieurs){_WORDS}"
    rf"|(?:des|de la|du|de l['’]) ?{_WORDS} et (?:des |de la |du |de l['’])[a-zà-ÿœ]{{3,}})\b"
)
# "Groupe de soutien à la presse", "Haut-Commissariat aux réfugiés"
_TO_THEM = r"(?:à la |à l['’]|aux |au )"
_TO = (
    r"(?:(?<=commissariat)|(?<=ommissariat)|(?<=soutien)|(?<=aide)|(?<=droit)|(?<=État))"
    rf" {_TO_THEM}(?:{_CAP}|{_WORDS})(?: et {_TO_THEM}{_WORDS})?"
)
_COMPLEMENT = rf"(?:{_PAIR}|{_TO}| (?:{_OF})(?:{_CAP}|{_WORDS}))(?:[ -](?:et (?:de |du |des )?)?{_PART}\b)*"
_WORD = re.compile(r"(?<![\w’'-])(?:[LlDd]['’])?(?P<head>[A-Za-zÀ-ÿŒœ-]{3,})(?= )")
# "cour d'appel de Douai", "Union nationale des pêcheurs", "Ministère des Affaires étrangères"
_TAIL = re.compile(rf"(?: {_ADJECTIVE}){{0,2}}(?:{_COMPLEMENT}){{0,3}}")
# "la société Bo Rice", "le parti Voix des plaines", "le groupe Harmonie perdue a"
_REST = r"(?: (?:des|de|du) [a-zà-ÿ]+| d['’]abord| [a-zà-ÿ]+es?(?= «|[ .,»](?:a |est |s['’]|dem)))"
_WHAT = rf"(?: [Ii]nternet d(?:e|u|['’])|(?: {_ADJECTIVE}| d(?:e |['’])[a-zà-ÿ]+){{1,2}})?"
_KIND = re.compile(rf"\b(?P<kind>[a-zà-ÿ-]+{_WHAT})(?: |(?<=d['’]))«? ?(?P<name>{_SEQUENCE}{_REST}?)")
# No name begins so
_NO_NAME = r"(?!(?:Les?|La|Une?|Des|Du|Aux?|Chez|Selon|Pour|Avec|Dans|Sur|Par|En|À|A|Et|Mais|Si|Quand|Cet|Cette|Ces|Son|Sa|Ses|Leurs?)\b)"
# "Bo Rice, filiale d'Orr", "l'action Bo Rice"
_TOLD = re.compile(
    rf"(?<![\w’'-]){_NO_NAME}(?P<name>{_CAP}(?: {_CAP}){{0,2}}), (?:une? |la |le |l['’])?(?P<what>[a-zà-ÿ-]+)\b"
    rf"|\b(?:[Ll]['’]action|[Ll]e titre|[Aa]ctions) (?P<share>{_CAP}(?: {_CAP}){{0,2}})"
)
# "Bo Rice Associates"
_SEVERAL = re.compile(rf"(?<![\w’'«“\"-])(?<!« ){_NO_NAME}{_CAP}(?: {_CAP}){{1,3}}")
_LEADS = re.compile(
    rf"\b(?P<role>[a-zà-ÿ-]+|PDG)(?: général| générale)? (?:de la |de l['’]|du |de |d['’])(?P<name>{_SEQUENCE})"
)
# "technicien chez Bo Rice", "Bo Rice a été fondée en 1950"
_HOUSE = re.compile(
    rf"\b[a-zà-ÿ]{{4,}} chez (?P<name>{_SEQUENCE})"
    rf"|(?P<founded>{_SEQUENCE}) (?:a été|fut|avait été) (?:fondée|créée|rachetée|cotée)\b"
)
_PARTICLES = r"(?:(?:de|du|des|la|le|van|von|el|al|ben|bin|dos|da) ){0,2}"
_PERSON = re.compile(rf"(?<![\w’'-])(?:(?P<title>[A-Za-zà-ÿÀ-Þ-]+)\.? )?(?P<name>{_CAP}(?: {_PARTICLES}{_CAP}){{1,3}})")
_ACRONYM = re.compile(r"(?<![\w’'-])(?:[LlDd]['’])?([A-Z]{3,6})(?![\w-])")


@cache
def _class(name: str) -> frozenset[str]:
    return words_of("names_fr_rules", name)


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    return fold(word)


@cache
def _heads() -> frozenset[str]:
    """The words that open a body's name."""
    return _class("public") | _class("body")


def find_french(text: str, countries: Sequence[Mention]) -> list[Mention]:
    """The people and organizations of a French text, whose country mentions are `countries`; overlaps possible."""
    places = {m.start: m for m in countries}
    place_ends = {m.end for m in countries if m.form != "demonym"}
    ends = {m.end for m in countries if m.form == "demonym"}
    return [
        *_bodies(text, ends, place_ends),
        *_named(text, places),
        *_people(text, places, ends),
        *_acronyms(text, places),
    ]


# "le maire d'Ayr", "le port de Bo Sel", "le fleuve Sel"
_TOWN = re.compile(
    rf"\b(?:(?:[Mm]aire|mairesse|préfète|[Mm]airie|[Vv]ille|[Cc]ommune|[Vv]illage|[Pp]ort"
    r"|[Gg]are|[Aa]éroport|[Hh]abitants|[Pp]réfet) (?:de |d['’])"
    rf"|(?:fleuve|rivière|lac|mont) (?:de |d['’])?)(?P<town>{_CAP}(?: {_CAP})?)"
)


def towns(text: str) -> frozenset[str]:
    """The folded names of the towns and waters a French text tells to be such: "le maire d'Ayr".

    >>> sorted(towns("Le maire d'Ayr et le port de Bo Sel."))
    ['ayr', 'bo sel']
    """
    return frozenset(fold(match["town"]) for match in _TOWN.finditer(text))


_HELD = re.compile(r" (?:du |de la |de l['’])([a-zà-ÿ]+) [A-ZÀ-Ý]")
_OWNER = re.compile(rf" (?:du |de l['’]|de la |des |de |d['’]){_CAP}$")


def _bodies(text: str, demonym_ends: set[int], place_ends: set[int]) -> Iterator[Mention]:
    done = 0
    for match in _WORD.finditer(text):
        head, key = match.group("head"), _key(match.group("head"))
        if match.start("head") < done or not (key in _heads() if head[0].isupper() else key in _class("court")):
            continue
        tailed = _TAIL.match(text, match.end())
        start, end = match.start("head"), tailed.end() if tailed else match.end()
        while end in demonym_ends:  # "la Cour suprême française": left to the country
            end = text.rfind(" ", start, end)
        titled = _HELD.search(text, match.end(), end)
        if titled and _class("title").intersection({fold(titled.group(1))}):
            end = titled.start()  # "le Mouvement … du président Bo Rice"
        tail = text[match.end() : end]
        if not tail:
            continue
        owner = _OWNER.search(text, start, end)
        if owner and owner.end() in place_ends and key in _class("state"):
            end = owner.start()  # "la Cour suprême du Canada"
            tail = text[match.end() : end]
        named = any(c.isupper() for c in tail)
        if head[0].islower() and (not named or text.endswith(("un ", "une "), 0, match.start())):
            continue  # "un tribunal de Bo"
        if not named and not _of(tail) and _opens(text, start):
            continue  # "Conseil difficile" at the start of a sentence
        if end > start:
            done = end
            yield _mention(text, start, end, "organization", 0.65)


def _of(tail: str) -> bool:
    return any(tail.startswith(f" {word}") for word in ("de", "du", "d'", "d’", "pour"))


def _named(text: str, places: dict[int, Mention]) -> Iterator[Mention]:
    """Names behind a word for a body ("la société Bo Rice") and behind those who lead one ("gérante de Bo Rice")."""
    for match in _KIND.finditer(text):
        said = _said(match.group("kind"))
        own = said & _class("kind") or (said & _class("trade") and not is_given(match.group("name").split()[0]))
        if own and match.start("name") not in places:
            yield _mention(text, *match.span("name"), "organization", 0.7)
    for match in _TOLD.finditer(text):
        start, end = match.span("name" if match.group("name") else "share")
        told = match.group("share") or _key(match.group("what")) in _class("told")
        if told and start not in places and not is_place(text[start:end], "fr"):
            yield _mention(text, start, end, "organization", 0.7)
    for match in _SEVERAL.finditer(text):
        if _key(match.group().rpartition(" ")[2]) in words_of("org_triggers", "strong", "en"):
            yield _mention(text, *match.span(), "organization", 0.75)
    for match in _HOUSE.finditer(text):
        group = "name" if match.group("name") else "founded"
        start, end = match.span(group)
        if (
            start not in places
            and not is_given(match.group(group).split()[0])
            and not is_place(match.group(group), "fr")
        ):
            yield _mention(text, start, end, "organization", 0.65)
    for match in _NATIONAL.finditer(text):
        start, end = match.span("name")
        told = _demonym(places, match.start("nation"))
        if told and start not in places and not is_given(match.group("name").split()[0]):
            yield _mention(text, start, end, "organization", 0.7)
    for match in _HOUSED.finditer(text):
        first = match.group("name").split()[0]
        if (
            not is_place(match.group("name"), "fr")
            and match.start("name") not in places
            and fold(first) not in _heads()
        ):
            yield _mention(text, match.start("head"), match.end("name"), "organization", 0.75)
    for match in _LEADS.finditer(text):
        start, end = match.span("name")
        name = match.group("name")
        if fold(match.group("role")) not in _class("leads") or start in places or is_place(name, "fr"):
            continue
        if not is_given(name.split()[0]) and fold(name.split()[0]) not in _heads():
            yield _mention(text, start, end, "organization", 0.6)


def _said(words: str) -> frozenset[str]:
    """The folded words before a name: "grand quotidien", "groupe de luxe"."""
    return frozenset(map(_key, words.replace("’", " ").replace("'", " ").split()))


def _demonym(places: dict[int, Mention], start: int) -> bool:
    return start in places and places[start].form == "demonym"


# "l'allemand Bo Rice": in lower case the word for a people is of a house, with a capital of a person
_NATIONAL = re.compile(rf"(?:\bl['’]|\b(?:le|du|au) )(?P<nation>[a-zà-ÿ-]+) (?P<name>{_CAP}(?: {_CAP}){{0,2}})")
# "le musée Rice", "le lycée Jean-Rice"
_HOUSED = re.compile(
    rf"(?<![\w-])(?P<head>musée|lycée|collège|hôpital|clinique|théâtre|fondation|université|institut|conservatoire)"
    rf" (?P<name>{_CAP}(?: {_PARTICLES}{_CAP}){{0,2}})"
)
_FIRST = re.compile(r"[\w’'-]+")
_CALLED = re.compile(rf"\b([a-zà-ÿ-]{{2,}}{_WHAT}) (?:(de |du |d['’]|chez ))?$")
_FOUNDED = re.compile(
    r" (?:a été|fut|avait été) (?:fondée|créée|rachetée|cotée)\b|, (?:une? |la |le |l['’])?([a-zà-ÿ-]+)\b"
)


def is_called(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is told to be a body by a word for one, or for one of its people: "la société …", "gérante de …"."""
    behind = _FOUNDED.match(text, end)
    if behind and (behind.group(1) is None or _key(behind.group(1)) in _class("told")):
        return True
    word = _FIRST.match(text, start)
    for before in _CALLED.finditer(text, max(0, start - 50), start):
        said, of = _said(before.group(1)), before.group(2)
        if not of and said & _class("kind"):
            return True
        if word and not is_given(word.group()) and said & _class("leads" if of else "trade"):
            return True
    return False


def _people(text: str, places: dict[int, Mention], demonym_ends: set[int]) -> Iterator[Mention]:
    for match in _PERSON.finditer(text):
        start, end = match.span("name")
        words = match.group("name").split()
        title = fold(match.group("title") or "").rstrip(".")
        if start in places and not is_given(words[0]):
            continue
        keys = {fold(word) for word in words}
        if keys & _heads() or any(s in places for s in range(start + 1, end)):
            continue
        if is_given(words[0]) or title in _class("title") or start - 1 in demonym_ends:
            yield _mention(text, start, end, "person", 0.7)


def _acronyms(text: str, places: dict[int, Mention]) -> Iterator[Mention]:
    for match in _ACRONYM.finditer(text):
        start, end = match.span(1)
        if match.group(1).lower() in _class("abbreviation"):
            continue
        around = text[max(0, start - 30) : start] + text[end : end + 30]
        if start not in places and sum(c.islower() for c in around) > 3 * sum(c.isupper() for c in around) + 8:
            yield Mention(start, end, text[start:end], "organization", "acronym", EXTRACTOR, 0.55)


_START = re.compile(r"(?:^|[.!?:…\n])[\s\"“”'’«»(-]*$")


def _opens(text: str, start: int) -> bool:
    return _START.search(text, max(0, start - 6), start) is not None


def _mention(text: str, start: int, end: int, kind: str, sure: float) -> Mention:
    body = kind == "organization"
    return Mention(start, end, text[start:end], "organization" if body else "person", "name", EXTRACTOR, sure)
