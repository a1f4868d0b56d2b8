"""`kb extract --raw`: the mentions of given texts as plain values, offsets in characters of the text as given."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from kb.extract.chains import chains
from kb.extract.recognise import Recognisers
from kb.extract.tokenised import untokenised
from kb.model import Chain
from kb.text import script, slug

__all__ = ["entity_of", "extract_raw"]

_CHUNK = 64
# In a file of single sentences one in ten is detected wrongly; eight texts of which six agree settle the rest.
_MANY = 6
_MOSTLY = 0.7
_SHORT = 160  # characters


def extract_raw(
    items: Iterable[Mapping[str, Any]],
    recognisers: Recognisers,
    detect: Callable[[str], str],
    more: Callable[[str, Sequence[Chain], str], Mapping[str, Any]] = lambda text, found, language: {},
) -> Iterator[dict[str, Any]]:
    """For each {"id", "text", "language"?} its {"id", "mentions": [...]}, in order; the text is not cleaned.

    A mention is {"start", "end", "surface", "kind", "entity", "form"}; mentions of one entity share `entity`
    ("country:KZ", "person:bo-rice"). `detect` tells the language (ISO 639-1, or "") of a text that comes without one.
    Candidates that only another article could confirm are left out. `more` gives further keys from a text's chains.
    An English text whose marks a tokeniser set apart is read as it was written.
    """
    waiting = iter(items)
    while chunk := list(islice(waiting, _CHUNK)):
        texts = _languages(chunk, detect)
        written = [untokenised(text) if language == "en" else None for text, language in texts]
        read = [(w.text if w else text, language) for w, (text, language) in zip(written, texts, strict=True)]
        for i, mentions in enumerate(recognisers.extract_many(read)):
            item, (text, language), whole = chunk[i], texts[i], written[i]
            found = chains(read[i][0], mentions, language)
            found = whole.back(found) if whole else found
            yield {"id": item["id"], "mentions": _rows(found), **more(text, found, language)}


def _languages(chunk: Sequence[Mapping[str, Any]], detect: Callable[[str], str]) -> list[tuple[str, str]]:
    """Each text with its language: the one given, else detected.

    A sentence of few words is often taken for another language; among texts that mostly share one, it is
    taken to be in that one too, when it is in the same script.
    """
    found = [(str(item["text"]), str(item.get("language") or detect(str(item["text"])))) for item in chunk]
    common, count = Counter(language for _, language in found).most_common(1)[0]
    if count < _MANY or count < _MOSTLY * len(found):
        return found
    written = Counter(script(text) for text, language in found if language == common).most_common(1)[0][0]
    return [
        (text, common if not item.get("language") and len(text) < _SHORT and script(text) == written else language)
        for item, (text, language) in zip(chunk, found, strict=True)
    ]


def entity_of(chain: Chain) -> str:
    """The entity of a chain as one word: "country:KZ", "person:bo-rice"."""
    return f"{chain.kind}:{chain.code or slug(chain.name)}"


def _rows(found: Iterable[Chain]) -> list[dict[str, Any]]:
    rows = [
        {
            "start": m.start,
            "end": m.end,
            "surface": m.surface,
            "kind": m.kind,
            "entity": entity_of(chain),
            "form": m.form,
        }
        for chain in found
        if chain.confidence >= 0.5
        for m in chain.mentions
    ]
    return sorted(rows, key=lambda row: row["start"])
