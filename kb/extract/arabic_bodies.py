"""Organizations in Arabic: a word for a body and the words that belong to its name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kb.extract.arabic_body_ends import ball, ends, is_adjective, is_manner, joins, nation, purpose, seat
from kb.extract.arabic_companies import of_a_nation, own_name, with_tail
from kb.extract.arabic_pairs import is_title
from kb.extract.arabic_words import Word, in_class, is_leader, name_class, without_clitic
from kb.model import Mention
from kb.places import is_place

__all__ = ["find_bodies"]

EXTRACTOR = "arabic-rules"
_LONGEST = 6
_QUOTED = re.compile(r"\s?[«\"“](?P<name>[^«»\"“”\n]{2,40})[»\"”]")


def find_bodies(text: str, words: Sequence[Word]) -> Iterator[Mention]:
    """The organizations of a text given as its words."""
    for body in _bodies(text, words):
        yield body
        short = _SHORT.match(text, body.end)
        if short:
            start, end = short.span(1)
            yield Mention(start, end, short.group(1), "organization", "acronym", EXTRACTOR, 0.7)


_SHORT = re.compile(r" \(([\u0621-\u06d3]{2,9})\)")


def _bodies(text: str, words: Sequence[Word]) -> Iterator[Mention]:
    for index, word in enumerate(words):
        yield from with_tail(text, words, index)
        yield from of_a_nation(text, words, index)
        head, cut = _head(word.key)
        if head == "body":
            yield from _construct(text, words, index, cut)
        elif head == "definite_body":
            yield from _with_adjective(text, words, index, cut)


@lru_cache(maxsize=65536)
def _head(key: str) -> tuple[str, int]:
    """The class of heads that a folded word belongs to, "" for none, and how many letters of it are a clitic."""
    for bare, cut in ((key, 0), (without_clitic(key), 1)):
        if bare in in_class("body") and key not in in_class("definite_body"):
            return "body", cut
        if bare in in_class("definite_body"):
            return "definite_body", cut
    return "", 0


def _construct(text: str, words: Sequence[Word], index: int, cut: int) -> Iterator[Mention]:
    """ "Ministry (of) the-Health", "Company (of) oil (of) the-Basra": an indefinite head and its definite complement."""
    if _is_board(words, index):
        return
    quoted = _QUOTED.match(text, words[index].end)
    if quoted:
        start, end = quoted.span("name")
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.65)
        return
    own = own_name(words, index)
    if own:
        own = purpose(words, own)
        start, end = words[index + 1].start, words[own].end
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.6)
        return
    if index + 1 < len(words) and words[index + 1].close:
        following = words[index + 1]
        if following.text.startswith("لل"):
            return  # "a room for …": of any kind
        if is_leader(following.key):
            return  # "إدارة بايدن"
        if following.key in in_class("generic") or following.key == "الاداره":
            return  # "شركة حديثة التأسيس", "مجلس الإدارة"
        if (
            is_title(following.key)
            and following.key not in in_class("saint")
            and following.key not in in_class("thing")
        ):
            return  # "قيادة المدرب"
        if words[index].key[cut:] in in_class("explains") and _head(following.key)[0]:
            return  # "جماعة سرايا …": the name begins behind
        if words[index].key[cut:] in in_class("panel") and following.key in in_class("task"):
            return  # "لجنة التحقيق"
    if words[index].key[cut:] in _ROOMS and index + 1 < len(words) and words[index + 1].key in in_class("room"):
        return
    person = _called_after(words, index, cut)
    if person:
        start, end = words[index].start + cut, words[person].end
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.7)
        return
    last = index
    definite = False
    for at in range(index + 1, min(index + 1 + _LONGEST, len(words))):
        word = words[at]
        if not word.close or ends(word) or is_manner(words, at, index):
            break
        if word.place and (definite or at > index + 1) and word.text.startswith("ال"):
            break  # the adjective of a country after the name: left to the country
        bare = without_clitic(word.text)
        if definite and word.text.startswith("ال") and not is_adjective(words, at):
            break  # "حركة العدل والمساواة | الحكومة": another noun
        if word.text.startswith(("ال", "لل", "وال")) or (bare.startswith("ال") and word.key[0] in "ول"):
            definite, last = True, at
            if at > index + 1 and not words[at - 1].text.startswith("ال") and is_place(word.text, "ar"):
                if at + 1 < len(words) and words[at + 1].close and words[at + 1].key in in_class("adjective"):
                    last = at + 1  # "محكمة القاهرة الجديدة"
                break  # "محكمة جنايات القاهرة"
        elif (
            not definite
            and words[index].key[cut:] in in_class("of_place")
            and not word.text.endswith(("ي", "ية"))
            and (word.place or is_place(word.text, "ar"))
        ):
            definite, last = True, at  # "بنك مصر", "اتحاد كتاب المغرب"
            after = words[at + 1] if at + 1 < len(words) else None
            if (
                after
                and after.close
                and not after.place
                and after.text.startswith("ال")
                and is_adjective(words, at + 1)
            ):
                last = at + 1  # "صندوق قطر السيادي", "شركة مصر القابضة للتأمين"
                for_what = last + 1 < len(words) and words[last + 1].close and words[last + 1].key in in_class("tail")
                last += int(for_what)
            break
        elif (
            not definite
            and not word.place
            and (
                word.key in in_class("noun")
                or word.key in in_class("member")
                or name_class(word.text) in {"other", "foreign", "shape", "given"}
            )
        ):
            if at - index > 2:
                break
            last = at
        elif word.place and not definite and word.text.startswith("ال"):
            definite, last = True, at
        elif definite and words[at - 1].key in in_class("saint") and name_class(word.text) not in {"stop", "part"}:
            last = at  # "مستشفى القديس رافائيل"
            break
        else:
            break
    if last == index:
        return
    foreign = not definite and all(
        name_class(w.text) in {"foreign", "shape", "other"} for w in words[index + 1 : last + 1]
    )
    if not definite and not (foreign and last == index + 1):
        return
    last = ball(words, nation(words, index, last, cut))
    last = seat(words, index, last, cut)
    start, end = words[index].start + cut, words[last].end
    kind = words[index].key[cut:]
    told = kind in in_class("medium") or (last > index + 1 and kind in in_class("own"))
    if told and words[index + 1].text.startswith("ال"):
        start = words[index + 1].start  # "شركة الجمل الذهبي": the word only explains the name
    known = words[index].key[cut:] in in_class("called")
    yield Mention(
        start, end, text[start:end], "organization", "name", EXTRACTOR, 0.7 if definite else 0.6 if known else 0.45
    )


def _is_board(words: Sequence[Word], index: int) -> bool:
    """Whether a word is one of the two of "the board of": "رئيس مجلس إدارة الشركة", whose name begins behind."""
    around = [words[at].key.removeprefix("ل") for at in range(max(0, index - 1), min(index + 2, len(words)))]
    return words[index].key != "الاداره" and any(around[at : at + 2] == ["مجلس", "اداره"] for at in (0, 1))


_ROOMS = frozenset({"غرفه", "بيت", "دار", "قاعه"})  # and what makes a room of them, no body


def _called_after(words: Sequence[Word], index: int, cut: int) -> int:
    """The last word of a house called after somebody: "جامعة فؤاد الأول", "مستشفى أحمد ماهر"; 0 for another."""
    if words[index].key[cut:] not in in_class("house") or index + 1 >= len(words):
        return 0
    last = index
    for at in range(index + 1, min(index + 4, len(words))):
        word, opens = words[at], at == index + 1
        kind = name_class(word.text)
        known = kind in {"given", "foreign", "part"} or (not opens and kind in {"shape", "weak", "definite"})
        number = not opens and word.key in in_class("number")
        if not word.close or word.place or not (known or number):
            break
        last = at
    return last if last > index else 0


def _with_adjective(text: str, words: Sequence[Word], index: int, cut: int) -> Iterator[Mention]:
    """ "The-Bank the-central": a definite head and definite adjectives; one that a country makes may end it."""
    last = index
    named = False
    for at in range(index + 1, min(index + 4, len(words))):
        word = words[at]
        joined = at > index + 1 and word.text.startswith("وال") and joins(words, at)
        if not word.close or not (joined or word.text.startswith(("ال", "لل"))) or ends(word):
            break
        if at == index + 1 and word.text.startswith("لل"):
            break  # "النيابة للمتهمين"
        if (
            words[index].text.endswith("ة")
            and not words[at - 1].text.startswith("لل")
            and not word.text.endswith(("ة", "ى", "يا"))
            and not word.text.startswith("لل")
        ):
            break  # an adjective agrees with its noun
        if at > index + 1 and not word.place and not word.text.startswith("لل") and not is_adjective(words, at):
            break
        head = words[index].key
        plain = word.key.removeprefix("لل").removeprefix("ال") in in_class("generic")
        named = named or (not word.place and not plain) or not {head, without_clitic(head)}.isdisjoint(_OF_NATIONS)
        last = at
    for_what = ball(words, purpose(words, last)) if last > index else last
    named, last = named or for_what > last, for_what
    if last > index and named:
        start, end = words[index].start + cut, words[last].end
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.6)


_OF_NATIONS = frozenset({"الجيش", "البرلمان", "الحرس", "الكونغرس", "الاكاديميه", "الخطوط"})
