"""Mentions found beside mentions marked: strictly, by overlap, and those of the models without anything of ours."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kb.errors import ExtractorError
from kb.extract import BatchExtractor
from kb.extract.slovnet_model import SlovnetExtractor
from kb.extract.spacy_model import SpacyExtractor
from kb.measure.counts import Counts
from kb.measure.gold import GoldText
from kb.model import Chain, Mention
from kb.settings import Settings

__all__ = ["Key", "NameMeasures", "measure_names"]

Key = tuple[str, str]  # language and kind, or language and type of relation
SHOWN = 0.5  # what is less sure is shown only when another article confirms it


@dataclass(slots=True)
class NameMeasures:
    """By language and kind: kind and both ends right, overlap right, each text's strict counts, and the bare model's."""

    strict: dict[Key, Counts] = field(default_factory=lambda: defaultdict(Counts))
    overlap: dict[Key, Counts] = field(default_factory=lambda: defaultdict(Counts))
    by_text: dict[Key, list[Counts]] = field(default_factory=lambda: defaultdict(list))  # strict
    bare: dict[Key, Counts] = field(default_factory=lambda: defaultdict(Counts))  # strict
    errors: list[str] = field(default_factory=list)


def measure_names(texts: Sequence[GoldText], read: Sequence[Sequence[Chain]], settings: Settings) -> NameMeasures:
    """Compare the chains `read` in each of `texts`, and what the models alone see there, with the gold."""
    found = NameMeasures()
    for text, own in zip(texts, read, strict=True):
        shown = sorted((m for c in own for m in c.mentions if c.confidence >= SHOWN), key=lambda m: m.start)
        _strict(text, shown, found)
        _overlap(text, shown, found)
    for language, model in _models({t.language for t in texts}, settings):
        own_texts = [t for t in texts if t.language == language]
        for text, mentions in zip(own_texts, model.extract_many([t.text for t in own_texts], language), strict=True):
            for kind in ("person", "organization"):
                got = {(m.start, m.end) for m in mentions if m.kind == kind}
                gold = {m.span for m in text.mentions if m.kind == kind}
                found.bare[language, kind].add(Counts(len(got & gold), len(got - gold), len(gold - got)))
    return found


def _strict(text: GoldText, shown: Sequence[Mention], found: NameMeasures) -> None:
    gold = {(m.start, m.end, m.kind) for m in text.mentions}
    got = {(m.start, m.end, m.kind) for m in shown}
    own: dict[str, Counts] = defaultdict(Counts)
    for key in sorted(gold | got):
        if key in gold and key in got:
            own[key[2]].right += 1
        elif key in got:
            own[key[2]].wrong += 1
            found.errors.append(f"{text.id}: not there: {_say(text, key)}")
        else:
            own[key[2]].missed += 1
            found.errors.append(f"{text.id}: missed: {_say(text, key)}")
    for kind, counts in own.items():
        found.strict[text.language, kind].add(counts)
        found.by_text[text.language, kind].append(counts)


def _say(text: GoldText, key: tuple[int, int, str]) -> str:
    start, end, kind = key
    around = text.text[max(0, start - 25) : start], text.text[start:end], text.text[end : end + 25]
    return f"{kind} …{around[0]}[{around[1]}]{around[2]}…".replace("\n", " ")


def _overlap(text: GoldText, shown: Sequence[Mention], found: NameMeasures) -> None:
    left = list(text.mentions)
    for m in shown:
        hit = next((g for g in left if g.kind == m.kind and g.start < m.end and m.start < g.end), None)
        counts = found.overlap[text.language, m.kind]
        if hit:
            left.remove(hit)
            counts.right += 1
        else:
            counts.wrong += 1
    for g in left:
        found.overlap[text.language, g.kind].missed += 1


def _models(languages: set[str], settings: Settings) -> Iterator[tuple[str, BatchExtractor]]:
    """The model of each of `languages` that has one here, without anything of ours but its labels' names."""
    if "en" in languages:
        yield "en", SpacyExtractor(settings.text("model_en"), "en")
    if "ru" in languages and settings.text("model_ru") != "none":
        yield "ru", SlovnetExtractor()
    if "fr" in languages:
        try:
            yield "fr", SpacyExtractor(settings.text("model_fr"), "fr")
        except ExtractorError:  # an extra: without it there is no model to stand beside the rules
            return
