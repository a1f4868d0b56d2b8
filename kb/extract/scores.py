"""Tables of results in sports pages: which lines they are, and which names in them are teams."""

import re
from collections.abc import Iterable, Iterator

from kb.extract.shapes import is_given, is_person_shape
from kb.extract.tables import alternation, words_of
from kb.model import Mention
from kb.places import is_place, kind_of_place
from kb.text import fold

__all__ = ["find_listed", "find_teams"]

EXTRACTOR = "results"
_NAME = r"[A-ZÀ-Ý][\w.'’&-]*(?: (?:[A-ZÀ-Ý][\w.'’&-]*|de|la|of|und|y))*"
_PLAIN = _NAME.replace(".", "")
# "Ayr United 2 Bo 1", "Ayr 2, Bo 1", "Ayr 2 - 1 Bo"
_RESULT = re.compile(rf"(?<![\w(])({_NAME}) (\d{{1,3}})(?: | ?, | at | ?; )({_NAME}) (\d{{1,3}})(?![\w:-]|\.\d)")
# "Ayr 1 (Tull 60) Bo 2 (Rice 3)": the scorers in brackets behind each score
_SCORERS = re.compile(rf"(?<![\w(])({_NAME}) (\d{{1,3}}) ?\([^()\n]+\)(?: ?,? ?)({_NAME}) (\d{{1,3}})(?![\w:-]|\.\d)")
_DASHED = re.compile(rf"^({_NAME}) (\d{{1,2}}) ?[-–:] ?(\d{{1,2}}) ({_NAME})(?:\s*$|(?= \(|:))", re.MULTILINE)
# "Ayr United 10 6 3 1 20 9 21": played, won, drawn, lost, for, against, points
_STANDING = re.compile(rf"^(?:\d{{1,2}}[.)]? )?({_NAME})(?:\s+[\d.-]+){{4,}}\s*$", re.MULTILINE)
# "Ayr beat Bo 3-1", one score only: more are sets, and the two are players
_BEAT = re.compile(
    rf"(?<![\w(-])({_NAME}) (?:beat|defeated|downed|edged|thrashed|crushed|routed|lost to|drew with|trounced) (?:the )?({_NAME})"
    r",? \d{1,3}[-–]\d{1,3}(?![\w-]|,? \d{1,2}[-–]\d)"
)
# "201 9 6 .600" behind a name: standings, where the text says that it has some
_SHORT_STANDING = re.compile(rf"^(?:\d{{1,2}}[.)]? )?({_NAME})(?:\s+[\d.-]+){{3}}\s*$", re.MULTILINE)
_TABLE = re.compile(r"\b(?:[Ss]tandings?|STANDINGS|won, lost|[Ww]on [Ll]ost|W L|[Pp]layed|league table)\b")
_ROLES = alternation(words_of("org_triggers", "sport", "en"))
_ROLE = re.compile(rf"(?<![\w’'-])({_PLAIN})(?:'s|’s)? (?:{_ROLES}) (?=[A-Z])")
_ORDINARY = words_of("lowercase_words", "en") - {"city", "real"}
_TITLES = words_of("title_words", "en")
_NO_TEAMS = words_of("name_stops", "any", "en")
_START = re.compile(r"(?:^|[.!?:\n])[\s\"“”]*$")
_LOSER = re.compile(
    rf"\b(?:beat|beating|defeated|downed|edged|thrashed|crushed|routed|to|against|over|with|by) (?:the )?({_PLAIN})"
    r",? \d{1,3}[-–]\d{1,3}"
    r"(?![\w-]|,? \d{1,2}[-–]\d)"
)
_OVER = re.compile(
    rf"\b\d{{1,3}}[-–]\d{{1,3}} (?:\w+ )?(?:win|victory|defeat|draw|loss|triumph|rout) (?:over|against|at|with|to|by|away to) ({_PLAIN})"
)
_AGAINST = re.compile(
    r"\b(?:[Ww]on|[Ll]ost|[Dd]rew|[Dd]rawn|[Bb]eaten|[Dd]rawing|[Ww]inning|[Ll]osing)"
    r" (?![67][-–][0-7] |[0-7][-–][67] )\d{1,3}[-–]\d{1,3}"  # those are sets of tennis
    rf" (?:at|against|to|by|with|away to) ({_PLAIN})"
)
# "TORONTO AT DETROIT": a day's programme
_FIXTURE = re.compile(rf"^({_NAME}) (?:at|AT) ({_NAME})\s*$", re.MULTILINE)
# "1. Ann Rice (Chad) Ayr Racing 4 hours 12 minutes": the team behind a racer's country
_RACED = re.compile(
    rf"^\d{{1,3}} ?\.? +{_NAME} \( ?[A-Z][A-Za-z. ]+\) +({_NAME}) +(?=\d|same time|at \d)", re.MULTILINE
)
# "joined Ayr from Bo", "on loan from Bo"
_JOINED = re.compile(rf"\b(?:joined|signed for|signs for|has joined|to join) ({_PLAIN}) (?:on loan )?from ({_PLAIN})")
_LENT = re.compile(rf"\b(?:on loan (?:from|to|at)|free transfer (?:from|to)|transferred (?:from|to)) ({_PLAIN})")
# "Boston beat Oakland": towns do so only as teams
_BEATEN = "beat|beaten|defeated|downed|edged|thrashed|routed|crushed|outlasted|blanked|shut out|swept"
_TOWNS = re.compile(rf"(?<![\w(-])({_PLAIN}) (?:(?:also|then|had|have) )?(?:{_BEATEN}) (?:the )?({_PLAIN})")
_VERSUS = re.compile(rf"^({_NAME}) (?:v|vs\.?) ({_NAME})(?:$| -| \(| reserves)", re.MULTILINE)
# The half of a result that a text without results lacks, sought from its digits, which are few: "2, Bo 1", "3-1".
_HALF = re.compile(rf"\d(?: | ?, | at | ?; ){_NAME} \d")
_SCORE = re.compile(r"\d{1,3}(?<!\d{4})[-–]\d{1,3}(?![\w-])")
_NUMBER_THEN_BRACKET = re.compile(r"\d ?\(")
_COLUMN = re.compile(r"[\d.-]\s+[\d.-]+\s+[\d.-]")
_WON = re.compile(_BEATEN)
_VERBS = tuple(f" {verb} " for verb in _BEATEN.split("|"))
_JOINS = re.compile("joined|signed for|signs for|to join")
_LOAN = re.compile("on loan|free transfer|transferred ")
_ROLE_BEFORE_NAME = re.compile(rf" (?:{_ROLES}) (?=[A-Z])")


def _results(text: str) -> Iterator[tuple[Iterable[re.Match[str]], tuple[int, ...]]]:
    """The matches of each pattern that can match in `text`, with the groups that hold a team."""
    yield from ((pattern.finditer(text), (1, 2)) for pattern in (_VERSUS, _FIXTURE))
    yield _in_lines(_RESULT, _HALF, text), (1, 3)
    yield _in_lines(_SCORERS, _NUMBER_THEN_BRACKET, text), (1, 3)
    yield _DASHED.finditer(text), (1, 4)
    in_columns = _COLUMN.search(text) is not None
    if in_columns:
        yield _STANDING.finditer(text), (1,)
    if _SCORE.search(text):
        yield _BEAT.finditer(text), (1, 2)
        yield from ((pattern.finditer(text), (1,)) for pattern in (_LOSER, _OVER, _AGAINST))
    yield _RACED.finditer(text), (1,)
    if any(verb in text for verb in _VERBS):
        yield _in_lines(_TOWNS, _WON, text), (1, 2)
    yield _in_lines(_JOINED, _JOINS, text), (1, 2)
    yield _in_lines(_LENT, _LOAN, text), (1,)
    if in_columns and _TABLE.search(text):
        yield _SHORT_STANDING.finditer(text), (1,)


def _in_lines(pattern: re.Pattern[str], needed: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that crosses no line, sought only in the lines that hold what it needs."""
    end = 0
    for sign in needed.finditer(text):
        if sign.start() >= end:
            start, end = text.rfind("\n", 0, sign.start()) + 1, text.find("\n", sign.start())
            end = end if end >= 0 else len(text)
            yield from pattern.finditer(text, start, end)


def find_teams(text: str, places: frozenset[int] = frozenset()) -> list[Mention]:
    """The names in lines of results and standings, and before a coach or player, as organizations.

    `places` are where country mentions start: a name there ("Canadian forward Bo") is no team's.
    """
    found: dict[tuple[int, int], Mention] = {}
    for matches, groups in _results(text):
        for match in matches:
            if match.re in (_FIXTURE, _TOWNS) and not all(kind_of_place(match.group(g), "en") for g in groups):
                continue
            for group in groups:
                start, end = match.span(group)
                name = match.group(group)
                if (
                    len(name) > 2
                    and fold(name) not in _NO_TEAMS
                    and (fold(name.split()[0]) not in _ORDINARY or (" " in name and is_place(name, "en")))
                    and not is_person_shape(name.split())
                ):
                    found[start, end] = Mention(start, end, name, "organization", "name", EXTRACTOR, 0.7)
    for match in _in_lines(_ROLE, _ROLE_BEFORE_NAME, text):
        start, end = match.span(1)
        words = match.group(1).split()
        while words and _opens_no_team(words[0], opening=_START.search(text, max(0, start - 6), start) is not None):
            start, words = start + len(words[0]) + 1, words[1:]
        club = fold(words[0]) in words_of("org_triggers", "club", "en") if words else False
        opens = _START.search(text, max(0, start - 6), start)
        alone = len(words) == 1 and opens and not club and not is_place(words[0], "en")
        if (
            words
            and not alone
            and start not in places
            and fold(" ".join(words)) not in _NO_TEAMS
            and not is_person_shape(words)
        ):
            found.setdefault((start, end), Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.7))
    return sorted(found.values(), key=lambda m: m.start)


def _opens_no_team(word: str, *, opening: bool) -> bool:
    """Whether a word before a team's name is none of it; "National" amid a sentence is ("the former National Bo coach")."""
    folded = fold(word)
    named = not opening and folded in words_of("org_triggers", "first", "en")
    return (folded in _ORDINARY and not named) or folded.rstrip(".") in _TITLES


# "RICE, Bo" at the start of a line: a list of people by surname
_UPPER = r"[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ’'-]+"
_LISTED = re.compile(
    rf"(?:^(?:\d+[.)]?\s+|[-*•|]\s*)?|: |\t|\| )({_UPPER}(?: {_UPPER})?, [A-ZÀ-Þ][a-zß-ÿ][^\W\d_]*(?:[ -][A-ZÀ-Þ][a-zß-ÿ]\w*)?)"
    r"(?=\s*[,;:(|–—-]|\s*$|\t|  | +\d| +[A-Z]{3}\b)",
    re.MULTILINE,
)


def find_listed(text: str) -> list[Mention]:
    """The people of a list that gives surnames first, in capitals; one such line alone is none, unless a given name shows it.

    >>> [m.surface for m in find_listed("RICE, Bo, Chad\\nKO, Ann, Peru")]
    ['RICE, Bo', 'KO, Ann']
    """
    found = list(_LISTED.finditer(text))
    if len(found) == 1:
        surname, given = found[0].group(1).split(", ")
        found = found if is_given(given.split()[0]) and not is_place(surname, "en") else []
    return [Mention(*m.span(1), m.group(1), "person", "name", "list", 0.8) for m in found]
