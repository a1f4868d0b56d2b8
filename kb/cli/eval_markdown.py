"""The table of names found that README shows, in Markdown, from one run of kb eval --markdown."""

from kb.cli.eval_tables import percent
from kb.measure import Measures
from kb.measure.counts import Counts, f1_interval
from kb.measure.names import Key

__all__ = ["markdown"]

KINDS = {"person": "people", "organization": "organizations", "country": "countries"}
LANGUAGES = {"en": "English", "ru": "Russian", "ar": "Arabic", "tr": "Turkish", "fr": "French"}
# A language with fewer texts has counts, which say how few they are, in place of rates.
FEW = 20


def markdown(found: Measures) -> list[str]:
    """A row for each language, the model alone below it where there is one, and a line on who is who."""
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
    return lines


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
