"""People and organizations by a spaCy pipeline, of which the `ner` component alone is loaded."""

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from kb.errors import ExtractorError
from kb.extract.base import shift
from kb.extract.lines import Line, lines
from kb.extract.lone_names import find_unknown
from kb.extract.spacy_ner import fast_ner
from kb.model import Kind, Mention

__all__ = ["SpacyExtractor"]

_KINDS: Mapping[str, Kind] = {"PERSON": "person", "PER": "person", "ORG": "organization"}
# Paragraphs a batch: words are embedded once a batch, and the memory held grows with it.
_BATCH = 256
_PLAIN_BATCH = 64


class SpacyExtractor:
    """The recogniser of one installed spaCy package, for one language.

    Raises ExtractorError when the package is missing, does not load, or recognises no names.
    """

    def __init__(self, package: str, language: str) -> None:
        self.name = f"spacy:{package}"
        self.languages = frozenset({language})
        self._pipeline = _load(package)
        self._fast = fast_ner(self._pipeline)
        self._vocabulary = frozenset(self._pipeline.vocab.strings)
        self._common = _common(self._vocabulary)

    def extract(self, text: str, language: str) -> list[Mention]:
        """The people and organizations of `text`, as the model sees them."""
        return next(self.extract_many([text], language))

    def extract_many(self, texts: Iterable[str], language: str) -> Iterator[list[Mention]]:
        """The same for many texts; each is recognised a paragraph at a time, so that no name crosses a line."""
        for batch in _batches(lines(text, self._common) for text in texts):
            found = iter(self._recognised([line.shown for part in batch for line in part]))
            for part in batch:
                yield [m for line in part for m in self._mentions(next(found), line)]

    def _recognised(self, paragraphs: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        """Start, end in characters and label of what the model sees in each paragraph."""
        if self._fast is None:
            documents = self._pipeline.pipe(paragraphs, batch_size=_PLAIN_BATCH)
            return [[(e.start_char, e.end_char, e.label_) for e in d.ents] for d in documents]
        tokens = [self._pipeline.make_doc(paragraph) for paragraph in paragraphs]
        return [
            [(d[start].idx, d[end - 1].idx + len(d[end - 1]), label) for start, end, label in spans]
            for d, spans in zip(tokens, self._fast.spans(tokens), strict=True)
        ]

    def _mentions(self, spans: Sequence[tuple[int, int, str]], line: Line) -> list[Mention]:
        found = [
            Mention(start, end, line.text[start:end], kind, "name", self.name, 0.8)
            for start, end, label in spans
            if (kind := _KINDS.get(label)) is not None and not self._opens_sentence(line.text, start, end)
        ]
        if "en" in self.languages:  # unknown words that the model passed over, or took for a place or a thing
            for start, end in find_unknown(line.shown, self._vocabulary):
                if not any(
                    s < end and start < e and (label in _KINDS or (s, e) != (start, end)) for s, e, label in spans
                ):
                    found.append(Mention(start, end, line.text[start:end], "person", "name", "lone", 0.55))
        return [shift(mention, line.start) for mention in found]

    def _opens_sentence(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] is a common word whose capital only opens a sentence: "Photographs of Bo"."""
        return text[start:end].lower() in self._common and _OPENS.search(text, max(0, start - 4), start) is not None


# Before a word that opens a sentence, or a line in a list
_OPENS = re.compile(r"(?:^|[.!?…:;•]|\d[.)])[\s\"“”'’]*$")


def _common(known: Set[str]) -> frozenset[str]:
    """The words that a pipeline's vocabulary knows in lower case only, as it was trained: no names among them."""
    return frozenset(
        s for s in known if s.islower() and s.isalpha() and s.capitalize() not in known and s.upper() not in known
    )


def _batches(texts: Iterable[list[Line]]) -> Iterator[list[list[Line]]]:
    """Texts together until they have enough paragraphs."""
    batch: list[list[Line]] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


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
