"""The agencies that say who sent a report, in languages beside English: before its first dash, or alone behind its last sentence."""

import re

__all__ = ["credit_spans"]

_LETTER = r"[^\W\d_]"
_AGENCY = rf"{_LETTER}[\w .&’'-]{{0,28}}"
_UPPER = "A-ZÀ-ÞĞİŞА-ЯЁ"
# A town in capitals or of one word (of three in Arabic), with a day: a body with its acronym in brackets has a longer name
_TOWN = rf"(?:[{_UPPER}][{_UPPER} .’'/-]+|[{_UPPER}][\w’'-]+|[\u0621-\u064a]+(?: [\u0621-\u064a]+){{0,2}})"
_DAY = r"(?:[,،]? \d{1,2}\.? \w{3,9})?"
# "LYON (Wire) - ", "لندن 3 مايو (وكالة) - ", "MOSKVA, 5 maya. /Wire/. "
_BEFORE = re.compile(
    rf"^[ \t]*{_TOWN}{_DAY}"
    rf"(?: ?\((?P<round>{_AGENCY}(?:/{_AGENCY})?)\)[ \t]*[-–—:ـ]|\.? ?/(?P<slash>{_AGENCY})/\.? ?[-–—]?)",
    re.MULTILINE,
)
# "МОСКВА, 5 мая — Провод. "
_DASHED = re.compile(
    rf"^[ \t]*[{_UPPER}][{_UPPER} -]{{2,30}}, \d{{1,2}} \w{{3,9}} ?[—–-] ?(?P<agency>[{_UPPER}]\w+(?: [{_UPPER}]\w+)?)\. ",
    re.MULTILINE,
)
# "… said. (Wire)" at the end of a paragraph: an acronym of what was named would stand before the full stop
_BEHIND = re.compile(rf"[.!?…][»”\"]? ?\((?P<agency>{_AGENCY}(?:/{_AGENCY})?)\)[.]?[ \t]*$", re.MULTILINE)


def credit_spans(text: str) -> list[tuple[int, int]]:
    """The spans, in characters, of the agencies that sent the report: no person and no body is named there (a country in brackets is).

    >>> text = "LYON (Fil) - Bo Rice a gagné. (Fil)"
    >>> credit_spans(text)
    [(6, 9), (31, 34)]
    """
    before = [m.span("round" if m["round"] else "slash") for m in _BEFORE.finditer(text)]
    return [*before, *(m.span("agency") for p in (_DASHED, _BEHIND) for m in p.finditer(text))]
