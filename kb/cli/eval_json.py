"""What kb eval measured, as values for scripts."""

from collections.abc import Mapping, Sequence

from kb.measure import Measures
from kb.measure.counts import Counts, f1_interval, interval
from kb.measure.pages import PageMeasures
from kb.measure.pairs import BINS, PairMeasures
from kb.measure.search import Ranking
from kb.measure.who import ALL, Linking

__all__ = ["as_values", "pairs_values", "search_values"]


def as_values(found: Measures, cleaned: Mapping[str, PageMeasures]) -> dict[str, object]:
    """Names, linking, relations and stories; of the pages too where they were measured. Keys are "LANGUAGE KIND"."""
    tables = {
        "strict": found.names.strict,
        "overlap": found.names.overlap,
        "bare": found.names.bare,
        "relations": found.relations,
        "polarities": found.polarities,
    }
    out: dict[str, object] = {
        name: {f"{language} {kind}": _counts(c) for (language, kind), c in sorted(table.items())}
        for name, table in tables.items()
    }
    parts = sorted(found.names.by_text.items())
    out["f1_intervals"] = {f"{language} {kind}": f1_interval(own) for (language, kind), own in parts}
    whole = found.linking[ALL]
    out |= {"b3": whole.b3, "ceafe": whole.ceafe, "wrong_merges": len(whole.merges)}
    out["linking"] = {language: _linking(own) for language, own in found.linking.items()}
    out |= {"stories": _counts(found.stories), "stories_b3": found.stories_b3}
    if cleaned:
        out["pages"] = {language: _pages(own) for language, own in cleaned.items()}
    return out


def _linking(own: Linking) -> dict[str, object]:
    return {
        "mentions": own.mentions,
        "b3": own.b3,
        "ceafe": own.ceafe,
        "b3_of_equal_spellings": own.by_name,
        "joined": own.joined,
        "wrong_merges": len(own.merges),
        "wrong_merges_interval": interval(len(own.merges), own.joined),
        "of_one_name": own.alike,
        "of_one_name_joined": len(own.confused),
    }


def _pages(own: PageMeasures) -> dict[str, object]:
    fields = {name: _counts(c) for name, c in own.fields.items()}
    return {
        "pages": own.pages,
        "cut_lines": _counts(own.lines),
        "own_lines": own.own,
        "words": _counts(own.words),
        "fields": fields,
    }


def pairs_values(found: PairMeasures) -> dict[str, object]:
    """The verdict "same" by kind, and each row of the calibration table."""
    rows = [
        {"from": low, "to": high, "pairs": of, "same": same, "interval": interval(same, of)}
        for low, high, (of, same) in zip(BINS, BINS[1:], found.bins, strict=False)
    ]
    return {"same": {kind: _counts(c) for kind, c in found.verdicts.items()}, "calibration": rows}


def search_values(found: Sequence[Ranking]) -> dict[str, object]:
    """Mean nDCG@10 of each engine."""
    names = ("engine", "one_language", "across", "across_as_typed")
    return {"ndcg@10": [{name: getattr(r, name) for name in names} for r in found]}


def _counts(c: Counts) -> dict[str, float]:
    rates = {"precision": round(c.precision, 4), "recall": round(c.recall, 4), "f1": round(c.f1, 4)}
    return {"right": c.right, "wrong": c.wrong, "missed": c.missed, **rates}
