"""What kb eval measured, as lines to read."""

from collections.abc import Mapping, Sequence

from kb.measure import Measures
from kb.measure.counts import Counts, f1_interval, interval
from kb.measure.names import NameMeasures
from kb.measure.pages import PageMeasures
from kb.measure.pairs import BINS, PairMeasures
from kb.measure.search import Ranking
from kb.measure.who import ALL, Linking

__all__ = ["page_table", "pair_table", "percent", "search_table", "table"]


def table(found: Measures) -> list[str]:
    """Names, who is who, relations and stories."""
    lines = [*_names(found.names), *_linking(found.linking)]
    for language in sorted({lang for lang, _ in found.relations}):
        total = found.related(language)
        lines.append(f"  {language:<4}{'relations':<24}{_rates(total)}{'':>13}   {_three(total)}")
        for kinds, mark in ((found.relations, ""), (found.polarities, "polarity: ")):
            for (_, name), c in sorted(item for item in kinds.items() if item[0][0] == language):
                lines.append(f"  {'':<6}{mark + name:<22}{_rates(c)}{'':>13}   {_three(c)}")
    if found.polarity.right + found.polarity.wrong:
        lines.append(f"  polarity of the relations found: {found.polarity.right} right, {found.polarity.wrong} wrong")
    s = found.stories
    lines.append(f"  pairs of texts in one story: P {s.precision:.3f} R {s.recall:.3f}   {_three(s)}")
    lines.append(f"  texts in their stories: B³ {_b3(found.stories_b3)}")
    return lines


def _names(found: NameMeasures) -> list[str]:
    lines = [
        "  mentions                     strict P     R    F1   F1, 95 %    overlap F1   right/wrong/missed    found"
    ]
    for language, kind in sorted(found.strict):
        c, o = found.strict[language, kind], found.overlap[language, kind]
        low, high = f1_interval(found.by_text[language, kind])
        of = c.right + c.missed
        lines.append(
            f"  {language:<4}{kind:<24}{_rates(c)}   {low:.2f} – {high:.2f}{o.f1:>13.3f}   {_three(c):<20}  "
            f"{c.right} of {of} ({percent(c.right, of)})"
        )
    for language, kind in sorted(found.bare):
        c = found.bare[language, kind]
        lines.append(f"  {language:<4}{kind + ', bare model':<24}{_rates(c)}{'':>27}   {_three(c)}")
    return lines


def _linking(found: Mapping[str, Linking]) -> list[str]:
    lines = ["  who is who   mentions   B³ P     R    F1   CEAFe   equal spellings: B³ F1   wrong merges, 95 %"]
    for language in [ALL, *sorted(found.keys() - {ALL})]:
        own = found[language]
        wrong = len(own.merges)
        rate = f"{wrong} of {own.joined} entities ({percent(wrong, own.joined)})"
        lines.append(
            f"  {language:<13}{own.mentions:>8}  {_b3(own.b3)}   {own.ceafe:.3f}   {own.by_name[2]:>22.3f}   {rate}"
        )
    whole = found[ALL]
    if whole.alike:
        lines.append(f"  of one name and not the same: {whole.alike} pairs, {len(whole.confused)} taken for one")
    return lines


def page_table(found: Mapping[str, PageMeasures]) -> list[str]:
    """How well articles were told from their pages, over all languages and in each; nothing when none was measured."""
    if not found:
        return []
    whole = PageMeasures()
    for own in found.values():
        whole.add(own)
    lines = [
        "  cleaning   pages   furniture cut       own lines kept      words P     R   title, author, publisher, date"
    ]
    for language, own in {ALL: whole, **found}.items():
        c, w = own.lines, own.words
        cut = f"{c.right} of {c.right + c.missed}"
        kept = f"{own.own - c.wrong} of {own.own}"
        fields = "   ".join(f"{f.right}/{f.wrong}/{f.missed}" for f in own.fields.values())
        lines.append(
            f"  {language:<10}{own.pages:>6}   {cut:<18}  {kept:<18}  {w.precision:.3f} {w.recall:.3f}   {fields}"
        )
    return lines


def pair_table(found: PairMeasures) -> list[str]:
    """Pairs of names told apart, and what the scores are worth."""
    lines = ["  pairs called the same        P     R    F1   right/wrong/missed"]
    lines += [f"  {kind:<22}{_rates(c)}   {_three(c)}" for kind, c in sorted(found.verdicts.items())]
    lines.append("  score           pairs   really the same, 95 %")
    for low, high, (of, same) in zip(BINS, BINS[1:], found.bins, strict=False):
        share = f"{same / of:.2f} ({percent(same, of)})" if of else ""
        lines.append(f"  {low:.2f} – {high:.2f}{of:>10}   {share}")
    return lines


def search_table(found: Sequence[Ranking]) -> list[str]:
    """Mean nDCG@10 of each engine."""
    lines = ["mean nDCG@10   in one language   across languages   across, names only as typed"]
    lines += [f"{r.engine:<15}{r.one_language:>15.3f}{r.across:>19.3f}{r.across_as_typed:>30.3f}" for r in found]
    return lines


def percent(right: int, of: int) -> str:
    """The 95 % interval of a share.

    >>> percent(61, 68)
    '80–95 %'
    """
    low, high = interval(right, of)
    places = 1 if high < 0.1 else 0
    return f"{100 * low:.{places}f}–{100 * high:.{places}f} %"


def _rates(c: Counts) -> str:
    return f"{c.precision:>8.3f} {c.recall:>5.3f} {c.f1:>5.3f}"


def _b3(rates: tuple[float, float, float]) -> str:
    return " ".join(f"{rate:.3f}" for rate in rates)


def _three(c: Counts) -> str:
    return f"{c.right}/{c.wrong}/{c.missed}"
