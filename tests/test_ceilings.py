import json
from pathlib import Path

import pytest

from kb.resolve.ceilings import within_reach
from kb.resolve.compare import name_evidence

PAIRS = sorted((Path(__file__).parent / "quality").glob("pairs_dev*.jsonl"))


def odds(left: str, right: str, kind: str) -> float:
    return sum(r.value for r in name_evidence(left, right, kind))  # type: ignore[arg-type]  # a kind as the files have it


@pytest.mark.parametrize("least", [-3.0, -0.25, 1.5])
def test_no_pair_that_comes_to_the_score_is_passed_over(least: float) -> None:
    pairs = [json.loads(line) for path in PAIRS for line in path.read_text("utf-8").splitlines()]
    passed = [(p["left"], p["right"]) for p in pairs if not within_reach(p["left"], p["right"], p["kind"], least)]
    kinds = {(p["left"], p["right"]): p["kind"] for p in pairs}
    assert passed
    assert [pair for pair in passed if odds(*pair, kinds[pair]) >= least] == []


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Anna Keller", "Boris Keller", "person"),
        ("Anna Maria Keller", "Paul Sutter", "person"),
        ("Dorvale Bank", "Pellworm Bank", "organization"),
    ],
)
def test_names_with_a_part_nothing_answers_are_passed_over(left: str, right: str, kind: str) -> None:
    assert not within_reach(left, right, kind, -1.0)  # type: ignore[arg-type]  # a kind in a table of cases


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Anna Keller", "A. Keller", "person"),
        ("Kim Jong Un", "Kim Jongun", "person"),
        ("William Keller", "Bill Keller", "person"),
        ("Euro News Service", "Euronews Service", "organization"),
        ("Anna", "Anna Keller", "person"),
    ],
)
def test_names_that_may_be_one_are_not(left: str, right: str, kind: str) -> None:
    assert within_reach(left, right, kind, 0.0)  # type: ignore[arg-type]  # a kind in a table of cases
