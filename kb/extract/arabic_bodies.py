"""Organizations in Arabic: a word for a body and the words that belong to its name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kb.extract.arabic_body_ends import ball, ends, is_adjective, is_manner, joins, nation, purpose, seat
from kb.extract.arabic_companies import of_a_nation, own_name, with_tail
from kb.extract.arabic_pairs import is_title
from kb.extract.arabic_words import Word, behind, in_class, is_leader, name_class, without_clitic
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
    if _is_any(words, index, cut):
        return
    person = _called_after(words, index, cut)
    if person:
        start, end = words[index].start + cut, words[person].end
        yield Mention(start, end, text[start:end], "organization", "name", EXTRACTOR, 0.7)
        return
    last, definite = _complement(words, index, cut)
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


def _is_any(words: Sequence[Word], index: int, cut: int) -> bool:
    """Whether the word behind a body's tells that the two are no name: of any such body, or of one by its head."""
    kind = words[index].key[cut:]
    if kind in _ROOMS and index + 1 < len(words) and words[index + 1].key in in_class("room"):
        return True
    following = behind(words, index)
    if following is None:
        return False
    key = following.key
    titled = is_title(key) and key not in in_class("saint") and key not in in_class("thing")
    return (
        titled  # "قيادة المدرب"
        or is_leader(key)  # "إدارة بايدن"
        or following.text.startswith("لل")  # "a room for …"
        or key in in_class("generic")  # "شركة حديثة التأسيس"
        or key == "الاداره"  # "مجلس الإدارة"
        or (kind in in_class("explains") and bool(_head(key)[0]))  # "جماعة سرايا …": the name begins behind
        or (kind in in_class("panel") and key in in_class("task"))  # "لجنة التحقيق"
    )


def _complement(words: Sequence[Word], index: int, cut: int) -> tuple[int, bool]:
    """The last word of what completes an indefinite head, `index` where nothing does, and whether that is definite."""
    last, definite = index, False
    for at in range(index + 1, min(index + 1 + _LONGEST, len(words))):
        word = words[at]
        if not word.close or ends(word) or is_manner(words, at, index):
            break
        if word.place and (definite or at > index + 1) and word.text.startswith("ال"):
            break  # the adjective of a country after the name: left to the country
        if definite and word.text.startswith("ال") and not is_adjective(words, at):
            break  # "حركة العدل والمساواة | الحكومة": another noun
        if _is_definite(word):
            definite, last = True, at
            if at > index + 1 and not words[at - 1].text.startswith("ال") and is_place(word.text, "ar"):
                after = behind(words, at)  # "محكمة جنايات القاهرة", "محكمة القاهرة الجديدة"
                return (at + 1 if after and after.key in in_class("adjective") else at), True
        elif not definite and words[index].key[cut:] in in_class("of_place") and _is_seat(word):
            return _with_its_adjective(words, at), True
        elif not definite and _may_complete(word):
            if at - index > 2:
                break
            last = at
        elif definite and words[at - 1].key in in_class("saint") and name_class(word.text) not in {"stop", "part"}:
            return at, True  # "مستشفى القديس رافائيل"
        else:
            break
    return last, definite


def _is_definite(word: Word) -> bool:
    joined = word.key.startswith(("و", "ل")) and without_clitic(word.text).startswith("ال")
    return joined or word.text.startswith(("ال", "لل", "وال"))


def _is_seat(word: Word) -> bool:
    return not word.text.endswith(("ي", "ية")) and (word.place or is_place(word.text, "ar"))


def _may_complete(word: Word) -> bool:
    if word.place:
        return False
    told = word.key in in_class("noun") or word.key in in_class("member")
    return told or name_class(word.text) in {"other", "foreign", "shape", "given"}


def _with_its_adjective(words: Sequence[Word], at: int) -> int:
    """The last word of a name that a place completes ("بنك مصر"): "صندوق قطر السيادي", "شركة مصر القابضة للتأمين"."""
    after = behind(words, at)
    if after is None or after.place or not after.text.startswith("ال") or not is_adjective(words, at + 1):
        return at
    for_what = behind(words, at + 1)
    return at + 2 if for_what and for_what.key in in_class("tail") else at + 1


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
