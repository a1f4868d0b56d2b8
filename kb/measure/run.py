"""Run the product over gold texts and compare."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kb.extract import Extractor, Recognisers, chains, open_recognisers
from kb.extract.spacy_model import SpacyExtractor
from kb.measure.counts import Counts
from kb.measure.gold import GoldText
from kb.measure.linking import b_cubed, ceaf_e, fused
from kb.model import Chain, Mention, Statement
from kb.relate import SYMMETRIC, relate
from kb.resolve import Profile, resolve
from kb.settings import Settings
from kb.stories import StoryText, group

__all__ = ["Measures", "measure"]

Key = tuple[str, str]  # language and kind, or language and type of relation
Place = tuple[str, int, int]
Fact = tuple[str, str, str, int]  # type, source, target, where the sentence starts


@dataclass(slots=True)
class Measures:
    """All that was measured; `errors` says each one in a line."""

    texts: int = 0
    strict: dict[Key, Counts] = field(default_factory=lambda: defaultdict(Counts))
    overlap: dict[Key, Counts] = field(default_factory=lambda: defaultdict(Counts))
    raw: dict[Key, Counts] = field(default_factory=lambda: defaultdict(Counts))  # the bare model, strict
    b3: tuple[float, float, float] = (0.0, 0.0, 0.0)
    ceafe: float = 0.0
    linked: int = 0  # mentions linking was measured on
    merges: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
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
    found = Measures(texts=len(texts))
    recognisers = open_recognisers(settings)
    read = [chains(t.text, m, t.language) for t, m in zip(texts, _recognised(texts, recognisers), strict=True)]
    for text, own in zip(texts, read, strict=True):
        _mentions(text, own, found)
    _raw(texts, settings, found)
    entities = _linking(texts, read, found)
    for text, own in zip(texts, read, strict=True):
        _relations(text, own, relate(text.text, own, text.language), found)
    _stories(texts, read, entities, found)
    return found


def _recognised(texts: Sequence[GoldText], recognisers: Recognisers) -> Iterator[list[Mention]]:
    return recognisers.extract_many((t.text, t.language) for t in texts)


# mentions -----------------------------------------------------------------------------------------------------


def _shown(own: Sequence[Chain]) -> list[Mention]:
    return sorted((m for c in own for m in c.mentions if c.confidence >= 0.5), key=lambda m: m.start)


def _mentions(text: GoldText, own: Sequence[Chain], found: Measures) -> None:
    shown = _shown(own)
    gold = {(m.start, m.end, m.kind): m for m in text.mentions}
    got = {(m.start, m.end, m.kind): m for m in shown}
    for key in gold.keys() | got.keys():
        counts = found.strict[text.language, key[2]]
        if key in gold and key in got:
            counts.right += 1
        elif key in got:
            counts.wrong += 1
            found.errors.append(f"{text.id}: not there: {_say(text, key)}")
        else:
            counts.missed += 1
            found.errors.append(f"{text.id}: missed: {_say(text, key)}")
    _overlap(text, shown, found)


def _say(text: GoldText, key: tuple[int, int, str]) -> str:
    start, end, kind = key
    around = text.text[max(0, start - 25) : start], text.text[start:end], text.text[end : end + 25]
    return f"{kind} …{around[0]}[{around[1]}]{around[2]}…".replace("\n", " ")


def _overlap(text: GoldText, shown: Sequence[Mention], found: Measures) -> None:
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


def _raw(texts: Sequence[GoldText], settings: Settings, found: Measures) -> None:
    """The English model alone on the same texts, without anything of ours but its labels' names."""
    english = [t for t in texts if t.language == "en"]
    if not english:
        return
    model: Extractor = SpacyExtractor(settings.text("model_en"), "en")
    for text in english:
        got = {(m.start, m.end, m.kind) for m in model.extract(text.text, "en")}
        for kind in ("person", "organization"):
            ours = {k for k in got if k[2] == kind}
            gold = {(m.start, m.end, m.kind) for m in text.mentions if m.kind == kind}
            found.raw["en", kind].add(Counts(len(ours & gold), len(ours - gold), len(gold - ours)))


# linking ------------------------------------------------------------------------------------------------------


def _linking(texts: Sequence[GoldText], read: Sequence[Sequence[Chain]], found: Measures) -> dict[tuple[str, int], str]:
    """Compare who is who over all texts; gives the entity of each chain (text id, number)."""
    resolution = resolve(p for t, own in zip(texts, read, strict=True) for p in _profiles(t, own))
    entities = {m: f"{c.kind}:{c.name}:{n}" for n, c in enumerate(resolution.clusters) for m in c.members}
    gold: dict[Place, str] = {(t.id, *m.span): m.entity for t in texts for m in t.mentions}
    got: dict[Place, str] = {}
    for t, own in zip(texts, read, strict=True):
        for number, chain in enumerate(own):
            for m in chain.mentions:
                if (t.id, number) in entities:
                    got[t.id, m.start, m.end] = entities[t.id, number]
    found.linked = len(gold.keys() & got.keys())
    found.b3, found.ceafe, found.merges = b_cubed(gold, got), ceaf_e(gold, got), fused(gold, got)
    found.errors += [f"one entity, should be {len(e)}: {g} = {', '.join(e)}" for g, e in found.merges]
    found.errors += [f"{len(e)} entities, should be one: {g} = {', '.join(e)}" for g, e in fused(got, gold)]
    return entities


def _profiles(text: GoldText, own: Sequence[Chain]) -> Iterator[Profile]:
    company = tuple(sorted({c.name for c in own if c.kind != "country" and c.confidence >= 0.5}))
    for number, c in enumerate(own):
        surfaces: dict[str, int] = {}
        for m in c.mentions:
            surfaces[m.surface] = surfaces.get(m.surface, 0) + 1
        yield Profile(
            text.id, number, c.kind, c.name, tuple(surfaces.items()), text.language, c.titles, c.countries, c.code,
            c.confidence, company, None, text.story or text.id,
        )  # fmt: skip


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
