"""A recogniser of another package, held to its word: whatever it gets wrong is one line for a person, not a traceback."""

from collections.abc import Callable, Iterator, Sequence

from kb.countries import codes
from kb.errors import ExtractorError
from kb.extract.base import BatchExtractor, Extractor
from kb.model import FORMS, KINDS, Mention

__all__ = ["fault_of", "run_foreign"]


def run_foreign(
    extractor: Extractor, texts: Sequence[str], language: str, tell: Callable[[ExtractorError], None]
) -> list[list[Mention]]:
    """The mentions of each text that are sound; `tell` is given each fault as an error whose text is one line.

    A text on which the recogniser fails has none of its mentions; a faulty mention is left out, the others stay.
    """
    if isinstance(extractor, BatchExtractor):
        try:
            many = [list(found) for found in extractor.extract_many(texts, language)]
        except Exception:  # which text it was is found out below, where each is given alone
            many = []
        if len(many) == len(texts):
            return [list(_sound(extractor, t, m, tell)) for t, m in zip(texts, many, strict=True)]
    return [list(_sound(extractor, text, _alone(extractor, text, language, tell), tell)) for text in texts]


def fault_of(mention: object, text: str) -> str:
    """What is wrong with what a recogniser gave for `text`, as the end of a sentence; "" when it is a sound mention.

    >>> fault_of(Mention(0, 2, "Bo", "ship"), "Bo sank")  # type: ignore[arg-type]  # what a careless package gives
    "gives “Bo” the kind 'ship', not one of person, organization, country"
    """
    if not isinstance(mention, Mention):
        return f"gives {_short(mention)}, which is no kb.model.Mention"
    start: object = mention.start
    end: object = mention.end
    if type(start) is not int or type(end) is not int:
        return f"gives {_short(start)} and {_short(end)} as offsets, which are no whole numbers"
    if not 0 <= start < end <= len(text):
        return f"gives the offsets {start} to {end} in a text of {len(text)} characters"
    if text[start:end] != mention.surface:
        return (
            f"says {_short(mention.surface)} stands at {start} to {end}, where the text has {_short(text[start:end])}"
        )
    return _fault_of_values(mention)


def _fault_of_values(mention: Mention) -> str:
    confidence: object = mention.confidence
    extractor: object = mention.extractor
    named = f"gives “{mention.surface[:_LONGEST]}”"
    if mention.kind not in KINDS:
        return f"{named} the kind {_short(mention.kind)}, not one of {', '.join(KINDS)}"
    if mention.form not in FORMS:
        return f"{named} the form {_short(mention.form)}, not one of {', '.join(FORMS)}"
    if type(confidence) not in (int, float) or not 0 <= mention.confidence <= 1:
        return f"{named} the confidence {_short(confidence)}, not a number from 0 to 1"
    if not isinstance(extractor, str):
        return f"{named} the extractor {_short(extractor)}, which is no text"
    if mention.kind == "country" and mention.code not in codes():
        return f"{named} the country code {_short(mention.code)}, which is of no country"
    return ""


def _sound(
    extractor: Extractor, text: str, found: Sequence[object], tell: Callable[[ExtractorError], None]
) -> Iterator[Mention]:
    for mention in found:
        fault = fault_of(mention, text)
        if fault:
            tell(ExtractorError(f"the recogniser {extractor.name} {fault}: left out"))
        elif isinstance(mention, Mention):
            yield mention


def _alone(extractor: Extractor, text: str, language: str, tell: Callable[[ExtractorError], None]) -> Sequence[object]:
    try:
        return list(extractor.extract(text, language))
    except Exception as error:  # whatever another package raises becomes one clear line
        what = " ".join(f"{type(error).__name__}: {error}".split())[: 4 * _LONGEST]
        tell(ExtractorError(f"the recogniser {extractor.name} fails, and what it would find is missing: {what}"))
        return []


_LONGEST = 40


def _short(value: object) -> str:
    """A value on one line, not too long for a message."""
    said = " ".join(repr(value).split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
