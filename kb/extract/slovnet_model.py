"""People and organizations in Russian by slovnet, with the weights that natasha's package carries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kb.errors import ExtractorError
from kb.extract.base import shift
from kb.extract.lines import lines
from kb.extract.russian import are_two_people
from kb.extract.russian_rules import is_ground
from kb.model import Kind, Mention

__all__ = ["SlovnetExtractor"]

_KINDS: Mapping[str, Kind] = {"PER": "person", "ORG": "organization"}
_BATCH = 32
_TWO_NAMES = 4


class SlovnetExtractor:
    """The Russian recogniser. Raises ExtractorError when slovnet, navec or natasha is missing or does not load."""

    name = "slovnet"
    languages = frozenset({"ru"})

    def __init__(self) -> None:
        self._ner = _load()

    def extract(self, text: str, language: str) -> list[Mention]:
        """The people and organizations of `text`, as the model sees them."""
        return next(self.extract_many([text], language))

    def extract_many(self, texts: Iterable[str], language: str) -> Iterator[list[Mention]]:
        """The same for many texts, a paragraph at a time."""
        for text in texts:
            shown = lines(text)
            found: list[Mention] = []
            for line, markup in zip(shown, self._ner.map([line.shown for line in shown]), strict=True):
                for span in markup.spans:
                    kind = _KINDS.get(span.type)
                    surface = line.text[span.start : span.stop]
                    if kind is not None and not (kind == "organization" and is_ground(surface)):
                        mention = Mention(span.start, span.stop, surface, kind, "name", self.name, 0.85)
                        found += [shift(part, line.start) for part in _parted(mention)]
            yield found


def _parted(mention: Mention) -> list[Mention]:
    """The mention, or the two people whose names side by side it takes for one ("… Ивана Громова Ольга Минц")."""
    words = mention.surface.split(" ")
    left = " ".join(words[:2])
    right = mention.surface[len(left) + 1 :]
    if mention.kind != "person" or len(words) != _TWO_NAMES or not are_two_people(left, right):
        return [mention]
    middle = mention.start + len(left)
    return [replace(mention, end=middle, surface=left), replace(mention, start=middle + 1, surface=right)]


def _load() -> Any:
    # natasha itself is never imported: it needs pymorphy2 and setuptools' old pkg_resources. Its wheel has the weights.
    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise ExtractorError("the Russian model is not installed; install it with: pip install natasha slovnet navec")
    data = Path(spec.origin).parent / "data"
    try:
        from navec import Navec
        from slovnet import NER

        ner = NER.load(data / "model" / "slovnet_ner_news_v1.tar")
        ner.navec(Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    except (ImportError, OSError) as error:
        raise ExtractorError(f"the Russian model does not load: {error}") from None
    return ner
