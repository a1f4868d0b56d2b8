"""What models, tables and rules found in one text, made one list of mentions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.countries import find as find_countries
from kb.extract.base import check, settle
from kb.extract.bodies import is_acronym
from kb.extract.companions import add_companions
from kb.extract.country_people import told_from_people
from kb.extract.edges import trim, with_full_stop
from kb.extract.growing import grow, join_pieces
from kb.extract.pairs import parted
from kb.extract.rules import Finds, find_by_rules
from kb.extract.settling import drop_things, is_portfolio, read_brackets, shorten_to_known
from kb.model import Mention
from kb.organizations import find_known
from kb.places import is_place
from kb.text import fold

__all__ = ["merged"]


def merged(text: str, language: str, groups: Sequence[Sequence[Mention]]) -> list[Mention]:
    """The mentions of `text` in order, without overlaps, from what each recogniser found (`groups`) and the tables.

    Of two finds that overlap the longer one stays; of two of one length, what the tables know, then what the
    layout of the text says, then a recogniser's find, then a rule's.
    """
    places = find_countries(text, language)
    known = find_known(text, language)
    if language == "tr":
        places, known = [_bare(m) for m in places], [_bare(m) for m in known]
    rules = find_by_rules(text, language, places)
    places = [m for m in places if not text.startswith("$", m.end)]  # "HK$40"
    known = [m for m in known if not any(s <= m.start and m.end <= e for s, e in rules.nowhere)]
    starts = {m.start: m for m in places if m.confidence >= 0.5}
    if language == "en":
        known = [_edged(text, m) for m in known]
        groups = [parted(text, group) for group in groups]
    trimmed = [
        [m for found in check(text, group) if (m := trim(text, found, starts, language)) is not None]
        for group in (rules.layout, *groups, rules.mentions)
    ]
    kept = [[m for m in group if not _excluded(text, m, rules, language)] for group in trimmed]
    layout = {(m.start, m.end) for m in (*kept[0], *rules.sides)}
    kept = [kept[0], *([m for m in group if not _across(m, layout)] for group in kept[1:])]
    surnames = {fold(m.surface.split()[-1]) for group in kept for m in group if m.kind == "person" and " " in m.surface}
    if language == "ar":  # "al-Masri", the Egyptian, is a surname where a rule reads one, and else the nation
        persons = {(m.start, m.end) for group in kept for m in group if m.kind == "person"}
        places = [m for m in places if (m.start, m.end) not in persons]
    elif language != "en":  # "Jordan" after "Neil Jordan" is the man
        places = [m for m in places if fold(m.surface) not in surnames]
    else:
        places = told_from_people(text, places, [m for group in kept for m in group])
        # "Ferrari" after "Bo Ferrari" is for the text to tell
        known = [m for m in known if " " in m.surface or m.form != "name" or fold(m.surface) not in surnames]
    kept = [shorten_to_known(group, known, language) for group in kept]
    if language == "en":
        kept = [[m for m in group if not is_portfolio(text, m)] for group in kept]
    found = join_pieces(text, settle([known, places, *kept]))
    if language == "en":
        found = add_companions(text, drop_things(text, join_pieces(text, grow(text, found))))
    found = read_brackets(text, found)
    return [replace(m, form="acronym") if m.kind == "organization" and is_acronym(m.surface) else m for m in found]


def _across(mention: Mention, layout: set[tuple[int, int]]) -> bool:
    """Whether a mention overlaps a name that the layout marks and is not that name."""
    return (mention.start, mention.end) not in layout and any(
        start < mention.end and mention.start < end for start, end in layout
    )


def _edged(text: str, known: Mention) -> Mention:
    """A known body without its article, and with the full stop of its last word: "Acme Bros. rose"."""
    start = known.start + (len("The ") if known.surface.casefold().startswith("the ") else 0)
    end = with_full_stop(text, known.start, known.end)
    return replace(known, start=start, end=end, surface=text[start:end])


def _bare(mention: Mention) -> Mention:
    """A Turkish mention without the case ending behind its apostrophe."""
    name = re.split("['’ʼ]", mention.surface, maxsplit=1)[0]
    return replace(mention, surface=name, end=mention.start + len(name)) if name else mention


def _is_university(text: str, mention: Mention) -> bool:
    """Whether a town stands for its university: "Oxford professors", "who teaches at Oxford"."""
    if mention.kind != "organization":
        return False
    taught = _TAUGHT.search(text, max(0, mention.start - 40), mention.start)
    return taught is not None or _ACADEMIC.match(text, mention.end) is not None


_TAUGHT = re.compile(
    r"\b(?:teach(?:es|ing)?|taught|lectur(?:es|ed)|graduated|studie[sd]|professor|lecturer|scientist|researcher|student|degree"
    r"|doctorate|economist|historian|physicist|biologist)(?: [a-z]+){0,3} (?:at|from) $"
)
# "Oxford professors"
_ACADEMIC = re.compile(
    r" (?:[a-z]+ )?(?:professors?|students?|researchers?|scientists?|graduates?|alumni|academics?|undergraduates?|dons?"
    r"|(?:economist|historian|physicist|biologist|psychologist|sociologist|astronomer)s?)\b"
)


def _excluded(text: str, mention: Mention, rules: Finds, language: str) -> bool:
    """Whether a mention is a place, or lies where no name can be; a team may have the name of its town."""
    if any(start < mention.end and mention.start < end for start, end in rules.nowhere):
        return True
    if mention.extractor == "list":
        return False
    if fold(mention.surface) in rules.towns and mention.extractor != "results":
        return True
    team = fold(mention.surface) in rules.teams
    return not team and is_place(mention.surface, language) and not _is_university(text, mention)
