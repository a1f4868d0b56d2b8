"""What stands around the name of a Turkish body: a number before it, a minister inside it, a share in it behind it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kb.extract.turkish_words import in_class
from kb.model import Mention

__all__ = ["behind_ministers", "is_head", "is_owned", "is_traded", "with_number"]

# What only a company has, or has done with it: "Bo Solare'nin yüzde 49'u", "… 'un yarısını", "… 'deki payını"
_SHARE = re.compile(
    r"['’](?:(?:n?[ıiuü]n) (?:yüzde \d|yarısı|tamamı|hisse|payı|başkanı|genel müdürü|yönetim|merkezi|patronu|kurucusu|sahibi"
    r"|bilançosu|cirosu|fabrika|filosu)|[dt]e?a?ki (?:payı|hisse))"
)
_SHARES = re.compile(r"(?:['’]n?[ıiuü]n)? (?:hisse|tahvil)(?:si|leri|lerini|lerinin|sinin|sini|nin)?\b")
# "İzmir 3. İdare Mahkemesi"
_NUMBERED = re.compile(r"(?:(?<![\w’'])([A-ZÇĞİÖŞÜ][\wçğıöşüâîû]*) )?(\d{1,2}\. )$")
_MINISTERS = frozenset({"bakani", "bakanlari", "bakaninin", "bakanina", "bakanini"})  # folded


def is_owned(text: str, end: int) -> bool:
    """Whether a share in what ends at `end`, or who heads it, is spoken of.

    >>> is_owned("Bo Solare'nin yüzde 49'u satıldı", 9)
    True
    """
    return _SHARE.match(text, end) is not None


def is_traded(text: str, end: int) -> bool:
    """Whether shares of what ends at `end` are spoken of: "Bo Demir hisseleri yüzde 4 arttı".

    >>> is_traded("Bo Demir hisseleri arttı", 8), is_traded("Bo Demir geldi", 8)
    (True, False)
    """
    return _SHARES.match(text, end) is not None


def with_number(text: str, body: Mention) -> Mention:
    """A court or an office with its number and the town before that."""
    number = _NUMBERED.search(text, max(0, body.start - 30), body.start)
    if number is None:
        return body
    start = number.start(1) if number.group(1) else number.start(2)
    return replace(body, start=start, surface=text[start : body.end])


def behind_ministers(keys: Sequence[str]) -> int:
    """How many of the folded words are what somebody is minister of ("Türkiye Enerji Bakanı"), which is no body; 0 for none.

    >>> behind_ministers(["turkiye", "enerji", "bakani", "ali"])
    3
    """
    return max((i + 1 for i, key in enumerate(keys) if i and key in _MINISTERS), default=0)


_IN_CASE = ("n", "ne", "na", "nde", "nda", "nden", "ndan", "nin", "nun", "ni", "nu", "nce", "yle", "yla")


@lru_cache(maxsize=8192)
def is_head(key: str) -> bool:
    """Whether a name of a body ends in the folded word, in any case: "bankası", "Başsavcılığının", "Yatçılık"."""
    bare = key.rstrip(".")
    if bare in in_class("head") or key in in_class("head"):
        return True
    if len(key) > 7 and key.endswith(("cilik", "culuk")):  # trades; folded, ı is i and ç is c
        return True
    return any(
        bare.endswith(ending) and bare.removesuffix(ending) in in_class("head") for ending in _IN_CASE if len(bare) > 6
    )
