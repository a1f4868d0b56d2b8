"""A sentence as patterns see it: a string of tokens, each followed by one space.

A mention is one private character that tells its kind and number; a phrase of the vocabulary is one that tells
its number, the letters of its roles and a private character for each of its types; a function word is its folded
self; any other word stands after "·".
So a pattern is a short regular expression, and no name can be taken for a word.

    Kazakh Water Minister Bo Ko met Al Po.   →   D ·Water Np P Vgv P .
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.model import Kind, Mention
from kb.relate.roles import ROLES
from kb.relate.vocabulary import CODES, FIRST_CODE, LAST_CODE, Opening, Rest, Sense, Vocabulary
from kb.text import fold

__all__ = [
    "KINDS",
    "LETTER",
    "MOST_MENTIONS",
    "PHRASE",
    "WIDTH",
    "Named",
    "Phrase",
    "Rendered",
    "is_mention",
    "is_subject_after",
    "mention_class",
    "number",
    "render",
    "role_token",
    "sign",
]

# A block of 256 characters of the private use area for each kind of mention, then one for phrases.
KINDS = {"person": 0xE000, "organization": 0xE100, "country": 0xE200, "demonym": 0xE300}
PHRASE = 0xE400
WIDTH = 0x100
_CODE = f"[{FIRST_CODE}-{LAST_CODE}]"
_REMEMBERED = 50_000  # words of a language, of which is known that they open no phrase
_LONG = 6  # letters a word must have more of to be read by its ending
MOST_MENTIONS = WIDTH  # of one sentence; a longer one is a table
LETTER = {role: role[0] if role != "pair" else "x" for role in ROLES}  # post verb passive…: see role_token
LETTER |= {"passive": "b", "doing": "g"}
# "don't", an ending after an apostrophe ("'s", "'nin"), initials, words with hyphens ("l'" before a word is one), signs
_TOKEN = re.compile(
    r"و(?=\d)|[^\W\d_]+n't|'[^\W\d_]{1,5}(?!\w)|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‑.][^\W_]+)*(?:'(?=[^\W_]{2}|$))?|[^\w\s]|_"
)
_APOSTROPHES = "'’‘ʼ`"
# vowel signs of Arabic are left out: "كلاً" is "كلا"
_SIGNS = str.maketrans("’‘ʼ`“”«»„–،؛؟", "''''" + '"' * 5 + "—,;?", "".join(map(chr, range(0x64B, 0x653))))


@dataclass(frozen=True, slots=True)
class Named:
    """A mention, and the number and the kind of its chain."""

    chain: int
    mention: Mention
    kind: Kind
    name: str = ""  # its base form


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the vocabulary in a sentence: what it can mean, and its folded words."""

    senses: tuple[Sense, ...]
    words: tuple[str, ...]
    surface: str = ""  # as the article has it


@dataclass(frozen=True, slots=True, eq=False)
class Rendered:
    """A sentence for patterns: `text` as described above, `named` and `phrases` what its characters stand for."""

    text: str
    named: tuple[Named, ...]
    phrases: tuple[Phrase, ...]


def number(char: str) -> int:
    """Which mention or phrase of its sentence a private character stands for."""
    return ord(char) % WIDTH


def sign(named: Named, rendered: Rendered) -> str:
    """The private character that stands for a mention in its sentence."""
    kind = "demonym" if named.mention.form == "demonym" else named.kind
    return chr(KINDS[kind] + rendered.named.index(named))


def is_mention(token: str) -> bool:
    """Whether a token stands for a mention."""
    return "\ue000" <= token[0] < chr(PHRASE)


def is_subject_after(token: str) -> bool:
    """Whether a subject may start after this token: not after a mention, a verb or a noun that takes an object."""
    if token[0] < "\ue000":
        return True
    return token[0] >= chr(PHRASE) and {c for c in token[1:] if c.islower()} <= {LETTER["post"], LETTER["many"]}


def mention_class(*kinds: str) -> str:
    """The inside of a character class of mentions of these kinds ("demonym": a country named by its people)."""
    return "".join(f"{chr(KINDS[k])}-{chr(KINDS[k] + WIDTH - 1)}" for k in kinds)


def role_token(role: str, types: Sequence[str] = ()) -> str:
    """A regular expression of the token of a phrase that has this role, whatever other roles it has.

    With `types` it must also be able to mean one of these; an empty role is any.
    """
    codes = f"{_CODE}*[{''.join(CODES[t] for t in types)}]{_CODE}*" if types else f"{_CODE}*"
    roles = f"[a-z]*{LETTER[role]}[a-z]*" if role else "[a-z]+"
    return f"[{chr(PHRASE)}-{chr(PHRASE + WIDTH - 1)}]{roles}{codes} "


def render(text: str, start: int, end: int, named: Sequence[Named], words: Vocabulary, language: str) -> Rendered:
    """The sentence text[start:end] for patterns; `named` are its mentions in order, not overlapping."""
    out: list[str] = []
    phrases: list[Phrase] = []
    position = start
    for index, item in enumerate(named):
        mention = item.mention
        _gap(_whole_genitive(text[position : mention.start], index), words, language, out, phrases)
        kind = "demonym" if mention.form == "demonym" else item.kind
        out.append(chr(KINDS[kind] + index))
        position = mention.end
    _gap(_whole_genitive(text[position:end], len(named)), words, language, out, phrases)
    return Rendered(" ".join(_unquoted(out)) + " ", tuple(named), tuple(phrases))


def _whole_genitive(piece: str, index: int) -> str:
    """What follows a name, its bare apostrophe made a genitive: "the Communists' leader"."""
    return "'s" + piece[1:] if index and piece[:2] in ("' ", "’ ") else piece


def _gap(piece: str, words: Vocabulary, language: str, out: list[str], phrases: list[Phrase]) -> None:
    """Append the tokens of what stands between two mentions."""
    tokens = _tokens(piece)
    known = words.known
    i, count = 0, len(tokens)
    while i < count:
        shown = known.get(tokens[i])
        if shown is None:
            shown = _remembered(tokens[i], words, language)
        if isinstance(shown, str):
            out.append(shown)
            i += 1
        else:
            i = _opened(shown, tokens, i, words, out, phrases)


def _tokens(piece: str) -> list[str]:
    """The words and signs of a piece of text."""
    parts = piece.split()
    tokens: list[str] = []
    for part in parts:
        tokens += _split(part)
    if parts and piece[-1] in _APOSTROPHES:  # what is written to a name: "l'"
        tokens[-len(_split(parts[-1])) :] = _TOKEN.findall(parts[-1].translate(_SIGNS))
    return tokens


@lru_cache(maxsize=_REMEMBERED)
def _split(part: str) -> tuple[str, ...]:
    """The words and signs of what stands between two spaces."""
    return tuple(_TOKEN.findall(f"{part.translate(_SIGNS)} "))


def _remembered(token: str, words: Vocabulary, language: str) -> str | Opening:
    """A token as it is rendered wherever it stands, or what it may start; remembered in `words`."""
    key = fold(token)
    clitic = key[0] if language == "ar" and key not in words.heads and _behind_clitic(key, words) else ""
    seconds = words.heads.get(key[len(clitic) :], {})
    agent = len(key) > _LONG and token[0].islower() and key.endswith(tuple(words.words("agent-ending")))
    head, hyphen, _ = key.partition("-")
    prefix = head if hyphen and head in words.words("prefix") else ""
    plain = key if not key[:1].isalnum() or key in words.words("function") else "·" + token
    opens = seconds or agent or prefix
    shown = Opening(key[len(clitic) :], seconds, clitic, agent, prefix, plain) if opens else plain
    if len(words.known) >= _REMEMBERED:
        words.known.clear()
    words.known[token] = shown
    return shown


def _opened(
    opening: Opening, tokens: list[str], i: int, words: Vocabulary, out: list[str], phrases: list[Phrase]
) -> int:
    """Append what starts with token `i`, which may open a phrase or be two words: where the rest starts."""
    hit, clitic = _phrase(opening.seconds, tokens, i), opening.clitic
    if hit is None and opening.agent:
        hit, clitic = (i + 1, words.agent), ""  # a post nobody listed: "seismologist"
    if hit is not None and len(phrases) < WIDTH:
        last, senses = hit
        if clitic:
            out.append(clitic)
        out.append(chr(PHRASE + len(phrases)) + _signs(senses))
        key = opening.key if clitic == opening.clitic else opening.clitic + opening.key
        surface = " ".join(tokens[i:last])[len(clitic) :]
        phrases.append(Phrase(senses, (key, *map(fold, tokens[i + 1 : last])), surface))
        return last
    if opening.prefix:  # ex-president, ancien-…
        out.append("·" + opening.prefix)
        tokens[i] = tokens[i][len(opening.prefix) + 1 :]
        return i
    out.append(opening.shown)
    return i + 1


def _behind_clitic(key: str, words: Vocabulary) -> bool:
    return len(key) > 3 and key[0] in "وفبل" and key[1:] in words.heads


@lru_cache(maxsize=4096)
def _signs(senses: tuple[Sense, ...]) -> str:
    """The letters of the roles, and the characters of the types, that a phrase has."""
    roles, types = {LETTER[s.role] for s in senses}, {s.predicate.code for s in senses}
    return "".join([*sorted(roles), *sorted(types)])


def _phrase(
    seconds: Mapping[str, tuple[Rest, ...]], tokens: Sequence[str], at: int
) -> tuple[int, tuple[Sense, ...]] | None:
    """The longest phrase that starts at a token: where it ends, and what it can mean."""
    if at + 1 < len(tokens):
        for rest, senses in seconds.get(fold(tokens[at + 1]), ()):
            end = at + 1 + len(rest)
            if len(rest) == 1 or tuple(map(fold, tokens[at + 1 : end])) == rest:
                return end, senses
    return (at + 1, alone[0][1]) if (alone := seconds.get("")) else None


def _unquoted(tokens: Sequence[str]) -> list[str]:
    """The tokens without quotation marks around a single mention: «Name» is the name."""
    kept: list[str] = []
    for i, token in enumerate(tokens):
        if token == '"':
            left = i >= 2 and tokens[i - 2] == '"' and is_mention(tokens[i - 1])
            right = i + 2 < len(tokens) and tokens[i + 2] == '"' and is_mention(tokens[i + 1])
            if left or right:
                continue
        kept.append(token)
    return kept
