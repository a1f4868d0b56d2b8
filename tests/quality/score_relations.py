"""Typed relations against the gold: precision, recall and F1 by language and type, polarity apart.

    python tests/quality/score_relations.py [--gold sample_gold.jsonl ...] [--language en] [--product] [--errors]

With --product the mentions and chains are the product's own, else the gold's. A statement is right when the gold
has one of its type between the same two entities in the same sentence (symmetric types in either order).
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kb.extract import chains, open_recognisers
from kb.model import Chain, Mention, Statement
from kb.relate import SYMMETRIC, relate
from kb.settings import Settings
from kb.text import sentences

HERE = Path(__file__).parent
Fact = tuple[tuple[int, int], str, str, str]  # sentence, source entity, target entity, type


def mentions(article: dict[str, Any]) -> Iterator[tuple[Mention, str]]:
    """The gold's mentions with their entities, whether places are given as offsets or as the n-th surface."""
    text = article["text"]
    for row in article["mentions"]:
        start = row.get("start", -1)
        for _ in range(row.get("nth", 0)):
            start = text.find(row["surface"], start + 1)
        code = row["entity"].partition(":")[2] if row["kind"] == "country" else ""
        end = start + len(row["surface"])
        yield Mention(start, end, row["surface"], row["kind"], row["form"], "gold", 1.0, code), row["entity"]


def gold_chains(article: dict[str, Any]) -> tuple[list[Chain], list[str]]:
    """The gold's entities as chains, and the identifier of each."""
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention, entity in mentions(article):
        named[entity].append(mention)
    names = {e["id"]: e["name"] for e in article["entities"]}
    found = [
        Chain(m[0].kind, max((x.surface for x in m), key=len) if m[0].kind != "country" else names[e], tuple(m))
        for e, m in named.items()
    ]
    return found, list(named)


def gold_facts(article: dict[str, Any]) -> dict[Fact, dict[str, str]]:
    """The gold's relations by sentence, ends and type."""
    spans, text = sentences(article["text"]), article["text"]
    facts = {}
    for row in article.get("relations", ()):
        said = row["sentence"]
        if isinstance(said, str):
            at = text.find(said)
            said = [at, at + len(said)]
        span = next((s for s in spans if s[0] <= said[0] + 1 < s[1]), (said[0], said[1]))
        facts[_fact(span, row["source"], row["target"], row["type"])] = row
    return facts


def _fact(span: tuple[int, int], source: str, target: str, type_: str) -> Fact:
    if type_ in SYMMETRIC and source > target:
        source, target = target, source
    return (span, source, target, type_)


def found_facts(
    article: dict[str, Any], found: list[Statement], of: list[list[str]]
) -> dict[Fact, tuple[Statement, list[Fact]]]:
    """The product's statements, each with every fact it can stand for (the entities under each end)."""
    facts = {}
    for s in found:
        if s.type == "mentioned-with":
            continue
        ends = (under(article, s.source_span), under(article, s.target_span))
        readings = [_fact((s.start, s.end), a, b, s.type) for a in ends[0] for b in ends[1]]
        facts[((s.start, s.end), f"{s.source}", f"{s.target}", s.type)] = (s, readings)
    return facts


def under(article: dict[str, Any], span: tuple[int, int]) -> list[str]:
    """The gold entities whose mentions overlap a span."""
    return [e for m, e in mentions(article) if m.start < span[1] and span[0] < m.end] or ["?"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", nargs="+", default=["sample_gold.jsonl", "news_dev.jsonl"])
    parser.add_argument("--language", default="")
    parser.add_argument("--product", action="store_true", help="find mentions and chains too")
    parser.add_argument("--errors", action="store_true", help="print what is wrong and what is missing")
    args = parser.parse_args()
    recognisers = open_recognisers(Settings()) if args.product else None
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in args.gold:
        for line in (HERE / name).read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            language = article["language"]
            if args.language and language != args.language:
                continue
            if recognisers is not None:
                chained = list(chains(article["text"], recognisers.extract(article["text"], language), language))
            else:
                chained, _ = gold_chains(article)
            day = date.fromisoformat(article["published"]) if article.get("published") else None
            score(article, relate(article["text"], chained, language, day), counts, args.errors)
    report(counts)


def score(
    article: dict[str, Any], found: list[Statement], counts: dict[tuple[str, str], Counter[str]], show: bool
) -> None:
    """Add an article's figures to `counts`, under its language and each type."""
    gold, language, text = gold_facts(article), article["language"], article["text"]
    met: set[Fact] = set()
    for statement, readings in found_facts(article, found, []).values():
        hit = next((r for r in readings if r in gold), None)
        keys = ((language, "all"), (language, statement.type))
        if hit is None:
            for key in keys:
                counts[key]["wrong"] += 1
            if show:
                _print("WRONG", article, statement, text)
            continue
        met.add(hit)
        row = gold[hit]
        for key in keys:
            counts[key]["right"] += 1
            counts[key]["polarity"] += row["polarity"] == statement.polarity
            counts[key]["dates"] += (row.get("since") or "", row.get("until") or "") == (
                statement.since,
                statement.until,
            )
        if show and (row.get("since") or "", row.get("until") or "") != (statement.since, statement.until):
            told = f"{row.get('since')}..{row.get('until')} not {statement.since}..{statement.until}"
            _print(f"DATES {told}", article, statement, text)
        if show and row["polarity"] != statement.polarity:
            _print(f"POLARITY {row['polarity']}", article, statement, text)
    for fact, row in gold.items():
        for key in ((language, "all"), (language, row["type"])):
            counts[key]["gold"] += 1
        if show and fact not in met:
            print("MISSED", row["type"], row["source"], ">", row["target"], "|", text[slice(*fact[0])])


def _print(label: str, article: dict[str, Any], s: Statement, text: str) -> None:
    ends = f"{text[slice(*s.source_span)]} > {text[slice(*s.target_span)]}"
    print(label, s.type, s.polarity, ends, "|", text[s.start : s.end])


def report(counts: dict[tuple[str, str], Counter[str]]) -> None:
    """Print a row for each language and type."""
    print(f"{'':22}{'gold':>6}{'found':>6}{'right':>6}{'P':>7}{'R':>7}{'F1':>7}{'polarity':>9}{'dates':>7}")
    for (language, type_), c in sorted(counts.items(), key=lambda i: (i[0][0], i[0][1] != "all", i[0][1])):
        found, right = c["right"] + c["wrong"], c["right"]
        p, r = right / found if found else 0.0, right / c["gold"] if c["gold"] else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        ok, dated = (c["polarity"] / right, c["dates"] / right) if right else (0.0, 0.0)
        print(f"{language} {type_:19}{c['gold']:6}{found:6}{right:6}{p:7.3f}{r:7.3f}{f:7.3f}{ok:9.3f}{dated:7.3f}")


if __name__ == "__main__":
    main()
