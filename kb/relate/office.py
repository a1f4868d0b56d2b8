"""Which office a post is: "foreign minister", whatever the language and the words, or as the article writes it."""

import re
from functools import lru_cache

from kb.datafiles import alternatives, rows
from kb.gazetteer import Gazetteer, tokens
from kb.gazetteer import Phrase as Title
from kb.inflect import russian_forms, turkish_forms
from kb.relate.patterns import matched
from kb.relate.rendering import Named, Phrase, Rendered, number
from kb.relate.vocabulary import Vocabulary, vocabulary
from kb.text import fold

__all__ = ["COUNTERPART", "OFFICES", "SINGLE", "for_good", "is_listed", "office", "office_name"]

# Who holds the same office elsewhere: which one that is, the other's tells.
COUNTERPART = "counterpart"
# The types whose statements say which office.
OFFICES = frozenset({"holds-office", "leads", "works-for", "member-of"})
_BEFORE, _AFTER = (
    3,
    6,
)  # words of a title around its noun: "acting first deputy | minister | for the affairs of the north"
_SMALL = str.maketrans("İ", "i")
_ORDER = ("en", "fr", "ru", "ar", "tr")  # the columns of the table
_TABLE = tuple(rows("relation_offices.tsv", 2 + len(_ORDER)))
_LISTED = frozenset(name for name, *_ in _TABLE)
# The offices that a state or a body has one holder of at a time.
SINGLE = frozenset(name for name, holders, *_ in _TABLE if holders == "one")


def office(
    rendered: Rendered,
    match: re.Match[str],
    phrase: Phrase | None,
    target: Named,
    type_: str,
    words: Vocabulary,
    language: str,
) -> str:
    """The office that a matched post is: a name of relation_offices.tsv, else its words in small letters; "" without one.

    The head of a ministry is its minister, where the language calls him so: "глава МИД".
    """
    if phrase is None:
        return ""
    parts = rendered.text.split()
    at = next((i for i, t in enumerate(parts) if "\ue400" <= t[0] <= "\ue4ff" and _phrase(rendered, t) is phrase), -1)
    if at < 0:
        return ""
    left = _run(parts[max(0, at - _BEFORE) : at][::-1], rendered, frozenset())[::-1]
    right = _run(parts[at + 1 : at + 1 + _AFTER], rendered, words.words("within-office"))
    post = (
        words.bases.get(phrase.words, phrase.surface) if language == "tr" else phrase.surface
    )  # "bakanıydı" was bakanı
    named = ""
    if type_ == "leads" and not right:
        named = _titled(left, post, [target.mention.surface], words, language)
    named = named or _titled(left, post, right, words, language) or _written(left, right, match, phrase, type_, words)
    for_now = _provisional(parts[:at][-_BEFORE - 1 :], named, words)
    return f"{for_now} {named}" if for_now else named


def _provisional(before: list[str], name: str, words: Vocabulary) -> str:
    """The word that makes an office one for a while, as of "Acting Polish Finance Minister"; "" without one.

    Only words of the office and a country's people stand behind it: "interim government minister" is another thing.
    """
    for token in reversed(before):
        word = fold(token[1:]) if token[0] == "·" else ""
        if word in words.words("provisional"):
            return word
        if word not in name.split() and not "\ue300" <= token[0] <= "\ue3ff":
            return ""
    return ""


def for_good(name: str) -> str:
    """An office without the word that makes it one for a while.

    >>> for_good("acting foreign minister"), for_good("foreign minister")
    ('foreign minister', 'foreign minister')
    """
    first, _, rest = name.partition(" ")
    return rest if rest and first in vocabulary("en").words("provisional") else name


def office_name(text: str) -> str:
    """How statements call an office that somebody asks for, in any language.

    >>> office_name("Minister of Foreign Affairs"), office_name("министр иностранных дел"), office_name("Water Minister")
    ('foreign minister', 'foreign minister', 'water minister')
    """
    for language in _ORDER:
        for hit in _gazetteer(language).find(tokens(text)):
            if hit.end - hit.start == len(text):
                return hit.phrase.value
    return _one_label(text.translate(_SMALL).lower())


def is_listed(name: str) -> bool:
    """Whether an office is one of relation_offices.tsv by its English name, as which it is kept whatever the language.

    >>> is_listed("foreign minister"), is_listed("temsilcisi")
    (True, False)
    """
    return name in _LISTED


# "minister of|for (the) water and energy" → "water and energy minister"; "minister of state for trade" is another post
_MINISTER_OF = re.compile(r"(.* )?minister (?:of|for) (?:the )?(?!state\b)(.+)")
_FIELD_OF = re.compile(r"minister (?:of|for) (.+)")
_ARTICLE = re.compile(r"(?:the|le|la|les|l')\s?\b")


def _one_label(name: str) -> str:
    """One way to write an office that no table has, in small letters: without an article, its field before it in English.

    >>> _one_label("minister for the affairs of the north"), _one_label("the deputy minister of water")
    ('affairs of the north minister', 'deputy water minister')
    """
    name = _ARTICLE.sub("", name) if _ARTICLE.match(name) else name
    found = _MINISTER_OF.fullmatch(name)
    return f"{found[1] or ''}{found[2]} minister" if found else name


def _phrase(rendered: Rendered, token: str) -> Phrase:
    return rendered.phrases[number(token[0])]


def _run(parts: list[str], rendered: Rendered, small: frozenset[str]) -> list[str]:
    """The words that stand on one side of a post without a break; the `small` words may stand among them."""
    found = []
    for token in parts:
        if token[0] == "·":
            found.append(token[1:])
        elif token in small:
            found.append(token)
        elif "\ue400" <= token[0] <= "\ue4ff":
            found.append(_phrase(rendered, token).surface)
        elif not (small and "\ue300" <= token[0] <= "\ue3ff"):  # "la ministre tunisienne des Transports"
            break
    return found


@lru_cache(maxsize=8)
def _gazetteer(language: str) -> Gazetteer[str]:
    column = 2 + _ORDER.index(language)
    found = [(row[0], surface) for row in _TABLE for surface in alternatives(row[column])]
    return Gazetteer.of(language, (Title(form, name, "any") for name, word in found for form in _forms(word, language)))


def _forms(word: str, language: str) -> tuple[str, ...]:
    if language == "ru":
        return (word, *russian_forms(word, people=True), *russian_forms(word))
    if language == "ar" and " " in word:
        return word, *_arabic_forms(word)
    if language == "en" and (field := _FIELD_OF.fullmatch(word)):
        return word, f"secretary of state for {field[1]}"
    return (word, *turkish_forms(word, people=True)) if language == "tr" else (word,)


def _arabic_forms(word: str) -> tuple[str, ...]:
    """An Arabic post with "for" before its field, as after "was" and "became": وزيرا للخارجية, وزيرا لخارجية.

    >>> _arabic_forms("وزير الخارجية")
    ('وزيرا للخارجية', 'وزيرة للخارجية', 'وزير للخارجية')
    """
    head, field = word.split(" ", 1)
    field = f"لل{field[2:]}" if field.startswith("ال") else f"ل{field}"
    return tuple(f"{form} {field}" for form in (f"{head}ا", f"{head}ة", head))


def _titled(left: list[str], post: str, right: list[str], words: Vocabulary, language: str) -> str:
    """The office of the table that the whole post is, "" for none or when a deputy's word stands before it."""
    if language not in _ORDER:
        return ""
    before = "".join(f"{word} " for word in left)
    start, end = len(before), len(before) + len(post)
    for first, last, name in _titles(f"{before}{post} {' '.join(right)}".replace("' ", "'"), language):
        if first <= start and last >= end and name:
            if last == end and right[:1] == ["for"] and post.lower() in words.words("of-field"):
                return ""  # the secretary of state for a field is its minister
            above = before[:first].split()
            return "" if above and fold(above[-1]) in words.words("lower") else name
    return ""


@lru_cache(maxsize=4096)
def _titles(text: str, language: str) -> tuple[tuple[int, int, str], ...]:
    """Where the offices of the table stand in a text, and what they are called; the same posts come again and again."""
    return tuple((hit.start, hit.end, hit.phrase.value) for hit in _gazetteer(language).find(tokens(text)))


def _written(
    left: list[str], right: list[str], match: re.Match[str], phrase: Phrase, type_: str, words: Vocabulary
) -> str:
    """The post as the article has it, in its base form, with the field of a ministry and what makes it a lower post."""
    has_field = type_ == "holds-office" and phrase.words[-1] in words.words("with-field")
    small, follows = words.words("within-office"), bool(words.words("field-after"))
    port = matched(match).get("port")
    after = [t.lstrip("·") for t in port.split() if t[0] == "·" or t in small] if port else right
    if not (port or (has_field and follows)):
        after = []
    while after and after[-1] in small:
        after.pop()
    before = [] if follows else _fields(left, has_field and not after, words)
    base = words.bases.get(phrase.words, phrase.surface)
    return _one_label(" ".join([*before, base, *after]).replace("' ", "'").translate(_SMALL).lower())


def _fields(left: list[str], any_word: bool, words: Vocabulary) -> list[str]:
    """The words before a post that belong to it: those of a lower post, or of a field."""
    others = words.words("former") | words.words("planned") | words.words("not-field") | words.words("provisional")
    found: list[str] = []
    for word in reversed(left):
        if fold(word) in others or not (any_word or fold(word) in words.words("lower") | words.words("rank")):
            break
        found.insert(0, word)
    return found
