"""Whose words a part of a sentence is: "X said that …", "… , X said", "قال X إن …"."""

from collections.abc import Sequence

from kb.relate.rendering import Named, Rendered, is_mention, is_subject_after, number
from kb.relate.vocabulary import Vocabulary
from kb.text import fold

__all__ = ["cited_behind", "speaker"]

_NEAR = 5  # tokens between a verb of saying and its subject: a title, an adverb


def speaker(text: str, start: int, end: int, rendered: Rendered, words: Vocabulary) -> Named | None:
    """Who says what stands at start:end of a rendered text; None when nobody does or it is unsure.

    A verb of saying may have its subject before it ("X, head of Y, said") or, where the language puts it
    so, after it ("قال X إن"). A verb that also means other things ("reported") needs "that", a colon or
    a quotation mark.
    """
    before = text[:start].split()
    return (
        _cited(before, rendered, words)
        or _announced(before, rendered, words)
        or _tagged(text[end:].split(), rendered, words)
    )


def _cited(tokens: Sequence[str], rendered: Rendered, words: Vocabulary) -> Named | None:
    """The speaker in "according to X, …"."""
    according = words.words("according")
    for i, token in enumerate(tokens):
        if fold(token.lstrip("·")) in according:
            rest = tokens[i + 1 :]
            phrase = rest[: rest.index(",")] if "," in rest else rest[:_NEAR]
            named = [rendered.named[number(t[0])] for t in phrase if is_mention(t)]
            people = [n for n in named if n.kind == "person"]  # "according to the head of Y, X" is X
            return next((n for n in (*people, *named) if n.kind != "country"), None)
    return None


def cited_behind(after: str, rendered: Rendered, words: Vocabulary) -> Named | None:
    """The speaker in "…, according to X", of what stands behind a match; nobody may be named between."""
    tokens = after.split()
    first = next((i for i, token in enumerate(tokens) if is_mention(token)), len(tokens))
    silent = words.words("according").isdisjoint(fold(token.lstrip("·")) for token in tokens[:first])
    return None if silent else _cited(tokens, rendered, words)


def _announced(tokens: Sequence[str], rendered: Rendered, words: Vocabulary) -> Named | None:
    keys = [fold(token.lstrip("·")) for token in tokens]
    said = words.words("speech") | words.words("report")
    if said.isdisjoint(keys):
        return None
    that = words.words("that") | {":", '"'}
    for i in range(len(tokens) - 1, -1, -1):
        if keys[i] not in said:
            continue
        introduced = not that.isdisjoint(keys[i + 1 :])
        if not introduced and (keys[i] in words.words("report") or keys[i] in words.words("addressed")):
            continue
        who = _subject(tokens[:i], words)
        if who is None and introduced and words.words("subject-after"):
            begins = next(k for k in range(i + 1, len(keys)) if keys[k] in that)
            who = next((token for token in tokens[i + 1 : min(begins, i + 1 + _NEAR)] if is_mention(token)), None)
        if who is not None and not "\ue200" <= who[0] <= "\ue3ff":
            return rendered.named[number(who[0])]
    return None


def _subject(before: Sequence[str], words: Vocabulary) -> str | None:
    """The mention a verb follows, behind its auxiliaries or an apposition."""
    rest = list(before)
    while rest and rest[-1] in words.words("auxiliary"):
        rest.pop()
    if rest and rest[-1] == "," and "," in rest[:-1]:
        rest = rest[: len(rest) - 2 - rest[-2::-1].index(",")]
    return rest[-1] if rest and is_mention(rest[-1]) else None


def _tagged(tokens: Sequence[str], rendered: Rendered, words: Vocabulary) -> Named | None:
    """The speaker named behind the words: "…, said X", "…, X said"."""
    for i, token in enumerate(tokens):
        if token not in (",", '"', "—"):
            continue
        rest = [t for t in tokens[i + 1 :] if t not in words.words("auxiliary") and t not in (",", '"', "—")]
        keys = [fold(t.lstrip("·")) for t in rest[:2]]
        if keys and keys[0] in words.words("speech") and keys[0] not in words.words("addressed"):
            at = next((k for k, t in enumerate(rest[: 1 + _NEAR]) if is_mention(t) and t[0] < "\ue300"), 0)
            named = at and all(_in_name(t, words) for t in rest[1:at]) and _closes(tokens, rest[at])
            who = rest[at] if named else None
        elif len(keys) > 1 and is_mention(rest[0]) and keys[1] in words.words("speech"):
            who = rest[0]
        else:
            continue
        if who is not None and not "\ue200" <= who[0] <= "\ue3ff":
            return rendered.named[number(who[0])]
    return None


def _in_name(token: str, words: Vocabulary) -> bool:
    """Whether a token may stand between "said" and the name: "said the foreign minister, X"."""
    return token[0] == "·" or (is_subject_after(token) and token[0] > "~") or token in words.words("article")


def _closes(tokens: Sequence[str], who: str) -> bool:
    """Whether a mention ends its clause: in "said the Union should act" it does not."""
    following = tokens[tokens.index(who) + 1 :]
    return not following or following[0] in (",", ".", ";", ":", "—", '"', ")", "who", "qui")
