"""What stands before a report's first dash: the place it was sent from, the day, the agency or the topic."""

import re

__all__ = ["after_dateline", "credits", "datelines"]

# "LONDON (Agency) - ", "RUGBY - ", "NEW YORK, May 3 - " at the start of a paragraph
_DATELINE = re.compile(
    r"^[ \t]*([A-ZÀ-Þ][A-ZÀ-Þ.'’/-]*(?:[ -]+[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]*){0,3})"
    r"(?:, [A-Z][\w. ]{2,28})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?:,? \d[\d-]*)?(?: \(([A-Za-z ]+)\))?"
    r"(?: ?(?:-{1,2}|–|—) ?(?=\S)|\. (?=[A-Z\"“]))",
    re.MULTILINE,
)
# "Soccer-", "UPDATE 1-", "RESEARCH ALERT - ": the topic or kind of a report before its headline, without spaces too
_SLUG = re.compile(
    r"[ \t]*(?:(?:Soccer|Football|Athletics|Tennis|Cricket|Rugby(?: Union| League)?|Golf|Cycling|Boxing|Basketball|Baseball"
    r"|Ice [Hh]ockey|Hockey|Motor [Rr]acing|Formula One|Motorcycling|Rowing|Sailing|Swimming|Skiing|Olympics|Equestrian"
    r"|Horse [Rr]acing|Chess|Snooker|Squash|Badminton|Volleyball|Handball|Figure [Ss]kating|Speed [Ss]kating|Gymnastics"
    r"|Weightlifting|Wrestling|Judo|Fencing|Shooting|Archery|Biathlon|Alpine [Ss]kiing|Update \d+|Wrapup \d+"
    r"|Corrected|Factbox|Feature|Interview|Analysis|Newsmaker|Timeline|Profile|Preview|Exclusive|Brief|Focus)"
    r"|(?:UPDATE \d+|WRAPUP \d+|CORRECTED|FACTBOX|FEATURE|INTERVIEW|ANALYSIS|NEWSMAKER|TIMELINE|PROFILE|PREVIEW|EXCLUSIVE"
    r"|BRIEF|FOCUS|RESEARCH ALERT))(?: ?[-–—] ?)(?=[A-ZÀ-Þ])"
)
# "AYR , Chad 1996-11-02": a line of its own before a report
_SENT = re.compile(r"^([A-ZÀ-Þ][A-ZÀ-Þ.' -]+?)(?: ?, [A-Z][\w. ]{2,28}?)? ?,? \d{4}-\d\d-\d\d[ \t]*$", re.MULTILINE)
_SHORTEST = 2
_PLAIN = re.compile(r"[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ]{3,})*")


def datelines(text: str) -> list[tuple[int, int]]:
    """The spans of place names and topics that open a paragraph in capitals before a dash: no mention lies in one.

    >>> datelines("AYR, May 3 - Bo Rice won.")
    [(0, 3)]
    """
    return [*(m.span(1) for m in _DATELINE.finditer(text) if _opens(m)), *(m.span(1) for m in _SENT.finditer(text))]


def credits(text: str) -> list[tuple[int, int]]:
    """The spans of the agencies that datelines name in brackets: they say who sent the report, not whom it is about.

    >>> credits("AYR, May 3 (Wire) - Bo Rice won.")
    [(12, 16)]
    """
    return [m.span(2) for m in _DATELINE.finditer(text) if m.group(2) and _opens(m)]


def after_dateline(paragraph: str) -> int:
    """Where the report itself begins in a paragraph, which may open with a dateline; 0 when it opens with none.

    >>> after_dateline("AYR, May 3 - Bo Rice won.")
    13
    """
    found = _DATELINE.match(paragraph)
    if found and _opens(found):
        return found.end()
    slug = _SLUG.match(paragraph)
    return slug.end() if slug else 0


def _opens(match: re.Match[str]) -> bool:
    place = match.group(1)
    if match.group().endswith(". ") and not _PLAIN.fullmatch(place):
        return False  # "J.P. Rice said"
    return place.isupper() and len(place) > _SHORTEST
