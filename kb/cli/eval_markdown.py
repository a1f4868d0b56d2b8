"""The figures that README shows, in Markdown, from one run of kb eval --markdown."""

from collections.abc import Mapping

from kb.cli.eval_tables import percent
from kb.measure import Measures
from kb.measure.counts import Counts, f1_interval
from kb.measure.names import Key
from kb.measure.pages import PageMeasures
from kb.measure.who import ALL

__all__ = ["markdown"]

KINDS = {"person": "people", "organization": "organizations", "country": "countries"}
LANGUAGES = {"en": "English", "ru": "Russian", "ar": "Arabic", "tr": "Turkish", "fr": "French"}
# A language with fewer texts has counts, which say how few they are, in place of rates.
FEW = 24


def markdown(found: Measures, cleaned: Mapping[str, PageMeasures]) -> list[str]:
    """A row for each language, the model alone below it where there is one; then who is who, statements, stories, pages."""
    lines = [f"| | {' | '.join(KINDS.values())} |", "|---|---|---|---|"]
    ordered = sorted(found.texts_in, key=lambda one: list(LANGUAGES).index(one) if one in LANGUAGES else len(LANGUAGES))
    for language in ordered:
        name, of = LANGUAGES.get(language, language), found.texts_in[language]
        cells = " | ".join(_cell(found, (language, kind), of) for kind in KINDS)
        lines.append(f"| {name} ({of} texts) | {cells} |")
        if any(own == language for own, _ in found.names.bare):
            bare = (found.names.bare.get((language, kind)) for kind in KINDS)
            cells = " | ".join(_bare(c, of) if c else "–" for c in bare)
            lines.append(f"| the {name} model alone | {cells} |")
    return [*lines, "", *_sentences(found, cleaned), "", *_closely(found, ordered)]


def _closely(found: Measures, languages: list[str]) -> list[str]:
    """The same names by precision, recall and F1, as docs/quality.md shows them."""
    lines = [f"| | {' P / R / F1 | '.join(KINDS.values())} P / R / F1 |", "|---|---|---|---|"]
    for language in languages:
        name = LANGUAGES.get(language, language)
        for table, row in (
            (found.names.strict, f"{name} ({found.texts_in[language]})"),
            (found.names.bare, f"the {name} model alone"),
        ):
            counts = [table.get((language, kind)) for kind in KINDS]
            if any(counts):
                lines.append(f"| {row} | {' | '.join(_three(c) if c else '–' for c in counts)} |")
    return lines


def _three(c: Counts) -> str:
    return " / ".join(_rate(rate) for rate in (c.precision, c.recall, c.f1))


def _sentences(found: Measures, cleaned: Mapping[str, PageMeasures]) -> list[str]:
    whole = found.linking[ALL]
    merges = f"{len(whole.merges)} wrong merges among {whole.joined} entities"
    lines = [
        f"Who is who over all of them: B³ F1 {_rate(whole.b3[2])} (calling equal spellings one {_rate(whole.by_name[2])}), "
        f"CEAFe {_rate(whole.ceafe)}, {merges} named twice or more ({percent(len(whole.merges), whole.joined)})."
    ]
    languages = [one for one in LANGUAGES if any(own == one for own, _ in found.relations)]
    said = [_statements(LANGUAGES[one], found.related(one)) for one in languages]
    lines += [f"Typed statements: {', '.join(said)}."] if said else []
    pairs = found.stories
    if pairs.right + pairs.missed:
        of = pairs.right + pairs.missed
        lines.append(f"Copies, rewrites and translations: {pairs.right} of {of} pairs, {pairs.wrong} wrong.")
    if cleaned:
        pages = PageMeasures()
        for own in cleaned.values():
            pages.add(own)
        cut, dates = pages.lines, pages.fields["published"]
        lines.append(
            f"Pages ({pages.pages}): {cut.right} of {cut.right + cut.missed} lines of furniture cut, {pages.own - cut.wrong} of "
            f"{pages.own} own paragraphs kept, {dates.right} of {dates.right + dates.missed} dates found, {dates.wrong} wrong."
        )
    return lines


def _statements(language: str, counts: Counts) -> str:
    return f"{language} {counts.right} found of {counts.right + counts.missed}, {counts.wrong} wrong"


def _cell(found: Measures, key: Key, texts: int) -> str:
    counts = found.names.strict.get(key)
    if counts is None:
        return "–"
    if texts < FEW:
        of = counts.right + counts.missed
        return f"{counts.right} of {of} ({percent(counts.right, of)}), {counts.wrong} wrong"
    low, high = f1_interval(found.names.by_text[key])
    return f"{_rate(counts.f1)} ({_rate(low)}–{_rate(high)})"


def _bare(counts: Counts, texts: int) -> str:
    if texts < FEW:
        return f"{counts.right} of {counts.right + counts.missed}, {counts.wrong} wrong"
    return _rate(counts.f1)


def _rate(value: float) -> str:
    return f"{value:.2f}".removeprefix("0") if value < 0.995 else "1.00"
