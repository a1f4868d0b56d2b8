"""Which office a counterpart holds: the same as the other one's, where the article says which that is."""

from collections.abc import Sequence

from kb.model import Statement
from kb.relate.office import COUNTERPART, for_good, is_listed
from kb.relate.vocabulary import Vocabulary
from kb.text import fold

__all__ = ["of_other"]

_TALKS = frozenset({"met", "spoke-with"})
_DEPUTIES = ("deputy", "vice")  # of the names of relation_offices.tsv


def of_other(counterpart: Statement, found: Sequence[Statement], words: Vocabulary) -> str:
    """The office of a counterpart: that of the one person he is related to in the sentence, if the article names one.

    No lower one: a deputy minister may well meet a minister. An acting minister's counterpart is no acting one.

    "Kazakh Foreign Minister X met his Turkish counterpart Y": Y is foreign minister.
    """
    ends = [
        (s.source, s.target)
        for s in found
        if s.start == counterpart.start and s.type in _TALKS and counterpart.source in (s.source, s.target)
    ]
    others = {end for pair in ends for end in pair} - {counterpart.source}
    offices = {s.office for s in found if s.type == "holds-office" and s.source in others} - {"", COUNTERPART}
    one = for_good(offices.pop()) if len(others) == len(offices) == 1 else ""
    lower = one.startswith(_DEPUTIES) or (not is_listed(one) and not words.words("lower").isdisjoint(fold(one).split()))
    return "" if lower else one
