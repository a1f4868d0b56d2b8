"""kb eval: how good it all is, on annotated texts."""

from pathlib import Path

import click

from kb.cli.output import as_json, json_option, plain, say
from kb.measure import Measures, load_gold, measure
from kb.measure.counts import Counts, interval
from kb.measure.pages import PageMeasures, measure_pages
from kb.measure.search import Ranking, measure_search
from kb.settings import load_settings

__all__ = ["eval_command"]


@click.command("eval")
@click.argument("gold", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--pages",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the files the gold texts come from; measures cleaning too.",
)
@click.option(
    "--search",
    nargs=2,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="ARTICLES QUESTIONS",
    help="Two files of a judged collection (docs/search.md): print how each engine ranks it.",
)
@click.option("--errors", is_flag=True, help="Also list every error.")
@json_option
def eval_command(
    gold: tuple[Path, ...], pages: Path | None, search: tuple[Path, Path] | None, errors: bool, as_json_: bool
) -> None:
    """Compare what is found in the texts of GOLD files (docs/annotation.md) with what a person found there."""
    if not gold and not search:
        raise click.UsageError("name a file of annotated texts, or --search with a judged collection")
    if search:
        _search(measure_search(*search), as_json_)
    settings = load_settings()
    for path in gold:
        texts = load_gold(path)
        found = measure(texts, settings)
        cleaned = measure_pages(texts, pages, settings) if pages else None
        if as_json_:
            as_json({"gold": path.name, **_json(found, cleaned)})
            continue
        say(f"{path.name}: {found.texts} texts")
        _print(found)
        if cleaned:
            _print_pages(cleaned)
        for line in (*found.errors, *(cleaned.errors if cleaned else ())) if errors else ():
            say(plain(f"  {line}"))
        say()


def _search(found: list[Ranking], as_json_: bool) -> None:
    if as_json_:
        rows = [
            {
                "engine": r.engine,
                "one_language": r.one_language,
                "across": r.across,
                "across_as_typed": r.across_as_typed,
            }
            for r in found
        ]
        as_json({"ndcg@10": rows})
        return
    say("mean nDCG@10   in one language   across languages   across, names only as typed")
    for r in found:
        say(f"{r.engine:<15}{r.one_language:>15.3f}{r.across:>19.3f}{r.across_as_typed:>30.3f}")


def _print(found: Measures) -> None:
    say("  mentions                     strict P     R    F1   overlap F1   right/wrong/missed   recall, 95 % interval")
    for language, kind in sorted(found.strict):
        c, o = found.strict[language, kind], found.overlap[language, kind]
        low, high = interval(c.right, c.right + c.missed)
        say(f"  {language:<4}{kind:<24}{_rates(c)}{o.f1:>13.3f}   {_three(c):<20} {low:.2f} – {high:.2f}")
    for language, kind in sorted(found.raw):
        c = found.raw[language, kind]
        say(f"  {language:<4}{kind + ', bare model':<24}{_rates(c)}{'':>13}   {_three(c)}")
    p, r, f = found.b3
    say(
        f"  linking of {found.linked} mentions: B³ {p:.3f} {r:.3f} {f:.3f}   CEAFe {found.ceafe:.3f}   wrong merges {len(found.merges)}"
    )
    for language in sorted({lang for lang, _ in found.relations}):
        total = found.related(language)
        say(f"  {language:<4}{'relations':<24}{_rates(total)}{'':>13}   {_three(total)}")
        for tables, mark in ((found.relations, ""), (found.polarities, "polarity: ")):
            for (_, name), c in sorted(item for item in tables.items() if item[0][0] == language):
                say(f"  {'':<6}{mark + name:<22}{_rates(c)}{'':>13}   {_three(c)}")
    if found.polarity.right + found.polarity.wrong:
        say(f"  polarity of the relations found: {found.polarity.right} right, {found.polarity.wrong} wrong")
    s = found.stories
    say(f"  pairs of texts in one story: P {s.precision:.3f} R {s.recall:.3f}   {_three(s)}")
    p, r, f = found.stories_b3
    say(f"  texts in their stories: B³ {p:.3f} {r:.3f} {f:.3f}")


def _rates(c: Counts) -> str:
    return f"{c.precision:>8.3f} {c.recall:>5.3f} {c.f1:>5.3f}"


def _three(c: Counts) -> str:
    return f"{c.right}/{c.wrong}/{c.missed}"


def _print_pages(found: PageMeasures) -> None:
    f, w = found.furniture, found.words
    say(
        f"  cleaning: furniture cut {f.right}, left {f.missed}; own lines cut {found.lost} of {found.kept + found.lost}"
    )
    say(f"  words of the texts: P {w.precision:.3f} R {w.recall:.3f}")
    for name, c in found.fields.items():
        say(f"  {name:<10} right {c.right}, wrong {c.wrong}, missed {c.missed}")


def _json(found: Measures, cleaned: PageMeasures | None) -> dict[str, object]:
    tables = {
        "strict": found.strict,
        "overlap": found.overlap,
        "bare": found.raw,
        "relations": found.relations,
        "polarities": found.polarities,
    }
    out: dict[str, object] = {
        name: {f"{language} {kind}": _counts(c) for (language, kind), c in sorted(table.items())}
        for name, table in tables.items()
    }
    out |= {"b3": found.b3, "ceafe": found.ceafe, "wrong_merges": len(found.merges)}
    out |= {"stories": _counts(found.stories), "stories_b3": found.stories_b3}
    if cleaned:
        out["furniture"] = _counts(cleaned.furniture)
        out["own_lines_cut"] = cleaned.lost
        out["words"] = _counts(cleaned.words)
        out["fields"] = {name: _counts(c) for name, c in cleaned.fields.items()}
    return out


def _counts(c: Counts) -> dict[str, float]:
    rates = {"precision": round(c.precision, 4), "recall": round(c.recall, 4), "f1": round(c.f1, 4)}
    return {"right": c.right, "wrong": c.wrong, "missed": c.missed, **rates}
