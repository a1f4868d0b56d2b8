"""People and organizations by a spaCy pipeline, of which the `ner` component alone is loaded."""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kb.errors import ExtractorError
from kb.extract.base import shift
from kb.extract.lines import Line, lines
from kb.model import Kind, Mention

__all__ = ["SpacyExtractor"]

_KINDS: Mapping[str, Kind] = {"PERSON": "person", "PER": "person", "ORG": "organization"}
# Paragraphs a batch: more gains nothing, and memory is held for each.
_BATCH = 64


class SpacyExtractor:
    """The recogniser of one installed spaCy package, for one language.

    Raises ExtractorError when the package is missing, does not load, or recognises no names.
    """

    def __init__(self, package: str, language: str) -> None:
        self.name = f"spacy:{package}"
        self.languages = frozenset({language})
        self._pipeline = _load(package)

    def extract(self, text: str, language: str) -> list[Mention]:
        """The people and organizations of `text`, as the model sees them."""
        return next(self.extract_many([text], language))

    def extract_many(self, texts: Iterable[str], language: str) -> Iterator[list[Mention]]:
        """The same for many texts; each is recognised a paragraph at a time, so that no name crosses a line."""
        counts: list[int] = []

        def stream() -> Iterator[tuple[str, Line]]:
            for text in texts:
                found = lines(text)
                counts.append(len(found))
                yield from ((line.shown, line) for line in found)

        done = 0
        waiting: list[list[Mention]] = []
        for document, line in self._pipeline.pipe(stream(), as_tuples=True, batch_size=_BATCH):
            while len(waiting) >= counts[done]:
                yield _joined(waiting)
                waiting, done = [], done + 1
            waiting.append([m for e in document.ents if (m := self._mention(e, line)) is not None])
        while done < len(counts):
            yield _joined(waiting)
            waiting, done = [], done + 1

    def _mention(self, entity: Any, line: Line) -> Mention | None:
        kind = _KINDS.get(entity.label_)
        if kind is None:
            return None
        start, end = entity.start_char, entity.end_char
        return shift(Mention(start, end, line.text[start:end], kind, "name", self.name, 0.8), line.start)


def _joined(parts: list[list[Mention]]) -> list[Mention]:
    return [mention for part in parts for mention in part]


# Components that say nothing about names; a package may have others, which are left as they are.
_OTHERS = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "entity_ruler")


def _load(package: str) -> Any:
    try:
        import spacy

        module = importlib.import_module(package)
    except ImportError as error:
        raise ExtractorError(f"the spaCy model {package} is not installed ({error})") from None
    # A package may keep its pipeline elsewhere than spaCy looks; such packages tell by model_path().
    where = module.model_path() if hasattr(module, "model_path") else package
    try:
        pipeline = spacy.load(where, exclude=list(_OTHERS))
    except (OSError, ValueError, KeyError) as error:
        raise ExtractorError(f"the spaCy model {package} does not load: {error}") from None
    if "ner" not in pipeline.pipe_names:
        raise ExtractorError(f"the spaCy model {package} recognises no names (it has no `ner`); choose another")
    # Measured: a recogniser with a tok2vec of its own finds the same without the shared one, a quarter faster.
    layers = pipeline.config["components"]["ner"]["model"].get("tok2vec", {})
    if "tok2vec" in pipeline.pipe_names and "Listener" not in str(layers.get("@architectures", "")):
        pipeline.remove_pipe("tok2vec")
    return pipeline
