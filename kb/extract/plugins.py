"""Recognisers that other installed packages bring, through the entry-point group `kartoteka.extractors`."""

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
        found.append(extractor)
    return found
