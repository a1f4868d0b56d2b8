"""Run the product over gold texts and compare."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.extract import chains, open_recognisers
from kb.measure.counts import Counts
from kb.measure.gold import GoldText
from kb.measure.linking import b_cubed
from kb.measure.names import Key, NameMeasures, measure_names
from kb.measure.who import Linking, link
from kb.model import Chain, Statement
from kb.relate import SYMMETRIC, named_own, relate
from kb.settings import Settings
from kb.stories import StoryText, group

__all__ = ["Measures", "measure"]

Fact = tuple[str, str, str, int]  # type, source, target, where the sentence starts


@dataclass(slots=True)
class Measures:
    """All that was measured; `errors` says each one in a line."""

    texts_in: dict[str, int] = field(default_factory=dict)  # by language
    names: NameMeasures = field(default_factory=NameMeasures)
    linking: dict[str, Linking] = field(default_factory=dict)  # by language, and over ALL
    relations: dict[Key, Counts] = field(default_factory=lambda: defaultdict(Counts))
    polarity: Counts = field(default_factory=Counts)  # of the relations found: said as gold says it, or not
    polarities: dict[Key, Counts] = field(default_factory=lambda: defaultdict(Counts))  # language and polarity
    stories: Counts = field(default_factory=Counts)  # pairs of texts
    stories_b3: tuple[float, float, float] = (0.0, 0.0, 0.0)  # over the texts that gold gives a story
    errors: list[str] = field(default_factory=list)

    def related(self, language: str) -> Counts:
        """The relations of a language, whatever their type."""
        total = Counts()
        for (own, _), counts in self.relations.items():
            if own == language:
                total.add(counts)
        return total


def measure(texts: Sequence[GoldText], settings: Settings) -> Measures:
    """Recognise, link, relate and group the gold texts as a build would, and compare with the gold."""
    found = Measures(Counter(t.language for t in texts))
    recognisers = open_recognisers(settings)
    mentions = recognisers.extract_many((t.text, t.language) for t in texts)
    read = [chains(t.text, m, t.language) for t, m in zip(texts, mentions, strict=True)]
    found.names = measure_names(texts, read, settings)
    found.linking, entities, wrong = link(texts, read)
    found.errors += [*found.names.errors, *wrong]
    table = named_own(settings.text("relations"))
    for text, own in zip(texts, read, strict=True):
        _relations(text, own, relate(text.text, own, text.language, text.published, table), found)
    _stories(texts, read, entities, found)
    return found


# relations and stories ----------------------------------------------------------------------------------------


def _relations(text: GoldText, own: Sequence[Chain], statements: Sequence[Statement], found: Measures) -> None:
    gold = {_fact(r.type, r.source, r.target, r.sentence[0]): r.polarity for r in text.relations}
    got: dict[Fact, str] = {}
    for s in statements:
        if s.type == "mentioned-with":
            continue
        source = _gold_entity(text, own[s.source], s.source_span)
        target = _gold_entity(text, own[s.target], s.target_span)
        start = next(
            (r.sentence[0] for r in text.relations if r.sentence[0] <= s.source_span[0] < r.sentence[1]), s.start
        )
        got[_fact(s.type, source, target, start)] = s.polarity
    for fact in sorted(gold.keys() | got.keys()):
        type_, source, target, start = fact
        counts = found.relations[text.language, type_]
        said = text.text[start : text.text.find("\n", start) if "\n" in text.text[start:] else None]
        what = f"{source} {type_} {target}: {said[:160]}"
        if fact in gold and fact in got:
            counts.right += 1
            same = gold[fact] == got[fact]
            found.polarity.add(Counts(int(same), int(not same)))
            found.polarities[text.language, gold[fact]].add(Counts(int(same), 0, int(not same)))
            if not same:
                found.polarities[text.language, got[fact]].wrong += 1
                found.errors.append(f"{text.id}: relation {got[fact]}, should be {gold[fact]}: {what}")
        elif fact in got:
            counts.wrong += 1
            found.polarities[text.language, got[fact]].wrong += 1
            found.errors.append(f"{text.id}: relation not there: {what}")
        else:
            counts.missed += 1
            found.polarities[text.language, gold[fact]].missed += 1
            found.errors.append(f"{text.id}: relation missed: {what}")


def _fact(type_: str, source: str, target: str, start: int) -> Fact:
    """What is compared: the ends of a type without a direction stand in one order."""
    ends = sorted((source, target)) if type_ in SYMMETRIC else (source, target)
    return type_, ends[0], ends[1], start


def _gold_entity(text: GoldText, chain: Chain, span: tuple[int, int]) -> str:
    """The gold entity a mention stands for; what overlaps none is called by its name."""
    return next((m.entity for m in text.mentions if m.start < span[1] and span[0] < m.end), f"?{chain.name}")


def _stories(
    texts: Sequence[GoldText], read: Sequence[Sequence[Chain]], entities: dict[tuple[str, int], str], found: Measures
) -> None:
    told = [t for t in texts if t.story]
    own = {t.id: c for t, c in zip(texts, read, strict=True)}
    versions = {v.document_id: v.story_id for v in group(_story_text(t, own[t.id], entities) for t in told)}
    found.stories_b3 = b_cubed({t.id: t.story for t in told}, versions)
    for n, left in enumerate(told):
        for right in told[n + 1 :]:
            same, grouped = left.story == right.story, versions[left.id] == versions[right.id]
            found.stories.add(Counts(int(same and grouped), int(grouped and not same), int(same and not grouped)))
            if same != grouped:
                found.errors.append(f"{left.id} and {right.id} are {'' if same else 'not '}one story")


def _story_text(text: GoldText, own: Sequence[Chain], entities: dict[tuple[str, int], str]) -> StoryText:
    title, _, _ = text.text.partition("\n\n")
    start = len(title) + 2 if "\n\n" in text.text else 0
    mentions = sorted(
        (m.start, entities[text.id, n]) for n, c in enumerate(own) for m in c.mentions if (text.id, n) in entities
    )
    return StoryText(text.id, text.text, start, text.language, None, text.text, tuple(mentions))
