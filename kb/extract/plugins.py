"""Recognisers that other installed packages bring, through the entry-point group `kartoteka.extractors`."""

from collections.abc import Set
from importlib.metadata import entry_points

from kb.errors import ExtractorError
from kb.extract.base import Extractor

__all__ = ["GROUP", "found_extractors"]

GROUP = "kartoteka.extractors"


def found_extractors() -> list[Extractor]:
    """One extractor of each entry point, made by calling it without arguments, in the order of their names.

    Raises ExtractorError, which names the entry point, when one does not load or makes something else.
    """
    found: list[Extractor] = []
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        try:
            extractor = point.load()()
        except Exception as error:  # whatever another package raises becomes one clear line
            raise ExtractorError(f"the extractor {point.name} ({point.value}) does not load: {error}") from error
        if not isinstance(extractor, Extractor):
            raise ExtractorError(f"the extractor {point.name} ({point.value}) lacks name, languages or extract()")
        if not isinstance(extractor.name, str) or not _are_languages(extractor.languages):
            raise ExtractorError(
                f"the extractor {point.name} ({point.value}) must have a text as name and a frozenset of texts as languages"
            )
        found.append(extractor)
    return found


def _are_languages(value: object) -> bool:
    return isinstance(value, Set) and all(isinstance(code, str) for code in value)
