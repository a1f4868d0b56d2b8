"""What the words behind and before an English name tell about it: a person's deed, a company's business."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kb.extract.tables import words_of
from kb.model import Kind

__all__ = ["hints", "is_company", "is_kin", "is_kind_noun", "named_by_kind"]

# Behind these words stands a body: "shares in Bo", "founded Bo", "a subsidiary of Bo".
_OWNED = re.compile(
    r"(?:\b(?:[Ss]hares|[Ss]take|[Ss]takes|[Ss]hareholders|[Ii]nvestors|[Ii]nvested|[Ii]nvestment) (?:in|of)"
    r"|\b(?:founded|co-founded|acquired|acquire|acquires|buys|bought|has led|runs|chairs|joined from)"
    r"|\b(?:subsidiary|unit|arm|branch|owner|owners|founder|founders|co-founder|chairman|chairwoman|chief executive|CEO"
    r"|managing director|customers|employees|workers|shares|offices|headquarters|takeover|percent|per cent|third|half"
    r"|manager|coach|captain|director|directors|spokesman|spokeswoman|executive|members|branches) of"
    r"|\b(?:works|worked|working|played|plays|played in goal|defender|midfielder|striker|goalkeeper|winger) (?:for|at)"
    r"|\b(?:company|firm|club|band|start-?up|subsidiary|parent|broker|publisher|rival),) (?:the )?$"
)
# The same where the words leave no doubt, and what only a body does or has behind its name.
_COMPANY = re.compile(
    r"(?:\b(?:[Ss]hares|[Ss]take|[Ss]takes|[Ss]hareholders) in|\b[Ss]hares of|\b(?:co-)?founded|\bsubsidiar(?:y|ies) of"
    r"|\bacquired|\b[Aa]nalysts? at|\b(?:economist|strategist|dealer|broker|trader|fund manager)s? (?:at|with)"
    r"|\b[Tt]akeover (?:of|by|bid for|bid by|offer for)|\b[Mm]erger with"
    r"|\b(?:[Mm]erger|[Mm]erger talks|[Bb]id talks) between(?: [A-Z]\w+ and)?|\b[Tt]akeover of [A-Z]\w+ by"
    r"|\b(?:company|firm|club|band|group|newspaper|magazine|charity|start-?up|airline|bank),?"
    r"(?: called| named)?) $"
)
_ITS = (
    r"(?:shares?|net|profits?|loss(?:es)?|dividend|earnings|sales|revenues?|turnover|shareholders|stake|subsidiary|margins?"
    r"|stores|fleet|operations|customers|bid|offer|workforce|products|share price|credit rating)"
)
_MOVED = r"(?:fell|rose|gained|lost|climbed|dropped|slipped|added|shed|jumped|dipped|eased|soared|closed|ended|tumbled|plunged)"
_HAS = re.compile(
    rf" (?:\w+ )?(?:said|says|reported|posted|cut|raised|sold|doubled|announced|lowered|warned that) its (?:[\w-]+ ){{0,2}}{_ITS}\b"
    r"| (?:posted|reported) (?:an? |its |net |pre-?tax |record |higher |lower )+(?:[\w-]+ ){0,2}(?:profits?|loss(?:es)?|earnings|income"
    r"|sales|revenues?)\b"
    rf"| (?:\w+ )?{_MOVED}(?: \w+)? \d[\d./-]*(?: \d/\d)? (?:percent|per cent|pct|pence|cents|crowns|francs|marks|to \d)"
    r"(?! (?:behind|ahead|in (?:the |an? )?(?:\w+ )?polls?))"
    r"|,? (?:an? |the )?(?:\w+-)?\w*-?based (?:company|firm|bank)\b"
    r"| (?:have (?:signed|sacked|won|lost|beaten|bought|sold|hired)\b|shares\b|stock\b|employs\b|(?:chief executive|chairman|CEO|CFO"
    r"|managing director|boss|chief|president) [A-Z]|made an? (?:loss|profit))"
    rf"| ?['’]s (?:\w+ )?(?:subsidiary|chief executive|managing director|chairman|chairwoman|finance director"
    r"|chief financial officer|chief operating officer|board|headquarters|head office|shares|shareholders|net profit|takeover of"
    r"|merger with|share price)\b"
)
# The words those end in; a pattern that reads backwards from a name is tried only behind one of them.
_OWNED_ENDS = tuple(
    f"{word} "
    for word in "in of founded acquired acquire acquires buys bought led runs chairs from for at company, firm, club, band,"
    " startup, start-up, subsidiary, parent, broker, publisher, rival,".split()
)
_COMPANY_ENDS = tuple(
    f"{word} "
    for word in "in of founded acquired at with by for between and company firm club band group newspaper magazine charity"
    " startup start-up airline bank company, firm, club, band, group, newspaper, magazine, charity, startup, start-up,"
    " airline, bank, called named".split()
)
_SAID = re.compile(r"(?:[\"”’'],?|,[\"”]) (?:said|says|explained|recalled|joked|added|replied|answered|asked) $")
_INSIDE = (" of ", " in ", " of the ", " from ", " and ")
_OWNS = re.compile(r" ?['’]s (?:[\w-]+ )?(?:company|firm|group|business|empire)\b")
_CHARS = 24
# "Bo beat his opponent", "Bo himself": a body is "it"
# "Bo's widow", "Bo's successor"
_KIN = re.compile(
    r" ?['’]s? (?:(?:late|former|own|elder|younger|eldest|youngest|first|second|then|only|teenage|estranged|new) ){0,2}"
    r"(?:wife|husband|widow|widower|mother|father|parents|son|sons|daughter|daughters|brother|brothers|sister|sisters|uncle|aunt"
    r"|cousin|nephew|niece|grandson|granddaughter|grandfather|grandmother|children|birthday|funeral|body|killer|killers"
    r"|girlfriend|boyfriend|fiancee?|fiancée?|childhood|biographer|memoirs|hands?|face|eyes|voice|successor|predecessor)\b"
)
_OWNS_MARK = ("'", "’", " '", " ’")
_OF_HIS = re.compile(r" (?:has |had )?(?:[a-z]{3,12} (?:his|her)\b|(?:himself|herself)\b)")
_IT = re.compile(
    r" (?:said|says|announced)(?: \w+day| late \w+day| on \w+day)? (?:that )?"
    r"it (?:had|has|would|will|expects|plans|was (?:to|in talks))\b"
)


def hints(text: str, start: int, end: int) -> Iterator[tuple[Kind, float]]:
    """What stands beside text[start:end], a name of English: kinds it speaks for, each with a weight."""
    said = _SAID.search(text, max(0, start - 16), start) and not _ITS_SPEAKER.match(text, end, end + 40)
    if said or is_kin(text, start):
        yield "person", 1.0
    if is_company(text, start, end):
        yield "organization", 2.0
    elif _before_player(text, end) or _ITS_SIDE.match(text, end):
        yield "organization", 1.5
    elif _moves_in_trade(text, end) or _is_owned(text, start) or _IT.match(text, end, end + 50):
        yield "organization", 1.0
    owns = text.startswith(_OWNS_MARK, end)
    if _OF_HIS.match(text, end, end + _CHARS) or (owns and _KIN.match(text, end, end + 2 * _CHARS)):
        yield "person", 1.0
        return
    if not _may_act(text, end) or text.endswith(_INSIDE, max(0, start - 8), start):
        return  # "the mayor of Bo resigned"
    if _verbs("person").match(text, end, end + _CHARS):
        yield "person", 1.0
    elif _verbs("either").match(text, end, end + _CHARS):
        yield "person", 0.3
    elif _verbs("organization").match(text, end, end + _CHARS):
        yield "organization", 0.9


def _before_player(text: str, end: int) -> bool:
    """Whether a coach or a player with a name follows: "Bo coach Ann Rice", "Bo's striker Rice"."""
    role = _ITS_PLAYER.match(text, end, end + 40)
    return role is not None and role.group(1) in words_of("org_triggers", "sport", "en")


_ITS_SIDE = re.compile(
    r" ?['’]s (?:captain|goalkeeper|keeper|strikers?|midfielders?|defenders?|players|fans|supporters)\b"
)
_ITS_SPEAKER = re.compile(r"(?:['’]s)?(?: [a-z-]+){1,3} [A-Z]")  # "said Acme spokeswoman Bo Rice"
_ITS_PLAYER = re.compile(r"(?:['’]s)? ([a-z-]+) [A-Z]")


def is_kin(text: str, start: int) -> bool:
    """Whether a word for a relative and whose it is stand before text[start:].

    >>> is_kin("her husband Bo", 12), is_kin("a husband Bo", 10)
    (True, False)
    """
    word = _noun_before(text, start - 1 if text.endswith(", ", 0, start) else start)
    if word not in words_of("title_words", "kin", "en"):
        return False
    return _WHOSE.search(text, max(0, start - 40), start) is not None


_WHOSE = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur)|['’]s)"
    r" (?:(?:late|former|elder|younger|older|eldest|youngest|twin|only) )?[\w-]+,? $"
)


def _moves_in_trade(text: str, end: int) -> bool:
    """Whether a name rises or falls in a paragraph about shares: "Bo and Ann Rice fell"."""
    if not _MOVES.match(text, end, end + 40):
        return False
    line = text[text.rfind("\n", 0, end) + 1 : max(text.find("\n", end), 0) or len(text)]
    return _TRADE.search(line) is not None


_MOVES = re.compile(
    rf"(?: and [A-Z]\w+(?: [A-Z]\w+)?)? (?:{_MOVED}|slid|firmed|surged|were (?:mixed|flat|up|down|steady))\b"
)
_TRADE = re.compile(r"\b(?:shares|stocks|bourse|blue chips|index|traders|brokers|points|pence|cents)\b")


def is_company(text: str, start: int, end: int) -> bool:
    """Whether the words around text[start:end] leave no doubt that it is a body: "shares in Bo", "Bo chairman Ann Rice".

    >>> is_company("shares in Acme rose", 10, 14), is_company("met in Acme", 7, 11)
    (True, False)
    """
    if _OWNS.match(text, end):
        return False  # "shares in Bo's company"
    if text.endswith(_COMPANY_ENDS, 0, start) and _COMPANY.search(text, max(0, start - 30), start):
        return True
    return _HAS.match(text, end, end + 70) is not None


def _is_owned(text: str, start: int) -> bool:
    behind = start - 4 if text.endswith("the ", 0, start) else start
    return text.endswith(_OWNED_ENDS, 0, behind) and _OWNED.search(text, max(0, start - 40), start) is not None


def named_by_kind(text: str, start: int, *, like_a_person: bool) -> bool:
    """Whether the word before text[start:] says that a body's name follows: "the carmaker Acme", "Rating agency Acme".

    `like_a_person`: the name has the shape of a person's, who may be a producer or a trader too.

    >>> named_by_kind("Rating agency Acme", 14, like_a_person=False)
    True
    >>> named_by_kind("film producer Bo Rice", 14, like_a_person=True)
    False
    """
    word = _noun_before(text, start)
    if not word:
        return False
    if like_a_person and word.casefold() in words_of("org_triggers", "agent", "en"):
        return False
    return word in words_of("org_triggers", "body", "en") or is_kind_noun(word)


def is_kind_noun(word: str) -> bool:
    """Whether a capitalised word before a company's name opens the sentence and is no part of it: "Chipmaker Acme"."""
    return word[:1].isupper() and word[1:].islower() and word.casefold() in words_of("org_triggers", "before", "en")


_NOUN = re.compile(r"(?<![\w-])([A-Za-z-]+)\Z")


def _noun_before(text: str, start: int) -> str:
    """The word that a space parts from text[start:], without marks before it; "" when there is none."""
    return _noun_in(text[text.rfind(" ", 0, start - 1) + 1 : start - 1]) if text.endswith(" ", 0, start) else ""


@lru_cache(maxsize=16384)
def _noun_in(piece: str) -> str:
    """The word that `piece`, which holds no space, ends in: "agency" of "(agency"; "" when it ends in none."""
    found = _NOUN.search(piece)
    return found.group(1) if found else ""


_BETWEEN = ("also", "had", "has", "once", "later")  # may stand between a name and its verb
_VERB = re.compile(rf" (?:(?:{'|'.join(_BETWEEN)}) )?(\w+)")


@cache
def _verbs(kind: str) -> re.Pattern[str]:
    phrases = sorted(words_of("subject_verbs", kind, "en"), key=len, reverse=True)
    between = "|".join(f"{word} " for word in _BETWEEN)
    parts = (re.escape(p) if p[0] in ",'" else rf" (?:{between})?{re.escape(p)}" for p in phrases)
    return re.compile(rf"(?:{'|'.join(parts)})\b")


@cache
def _first_words() -> frozenset[str]:
    """The words that open the phrases of `_verbs`, and those behind such an opening that may stand between as well."""
    phrases = [re.findall(r"\w+", phrase) for phrase in words_of("subject_verbs")]
    return frozenset(words[0] for words in phrases) | {
        words[1] for words in phrases if words[0] in _BETWEEN and words[1:]
    }


def _may_act(text: str, end: int) -> bool:
    """Whether what stands behind text[:end] can be one of `_verbs`, by its first word."""
    verb = _VERB.match(text, end, end + _CHARS)
    return verb.group(1) in _first_words() if verb else text.startswith((",", "'"), end)
