"""The news texts with known answers are what their masters say, and can be trusted to measure with."""

import html
import importlib.util
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kb.model import FORMS, KINDS

QUALITY = Path(__file__).parent / "quality"
RELATIONS = {
    *(
        "holds-office",
        "member-of",
        "leads",
        "founded",
        "part-of",
        "located-in",
        "met",
        "spoke-with",
        "appointed",
        "dismissed",
    ),
    *("arrested", "accused", "sanctioned", "attacked", "supported", "opposed", "owns", "works-for", "relative-of"),
}
POLARITIES = {"affirmed", "denied", "former", "planned", "alleged"}
TITLES = {"mr", "mr.", "mrs", "mrs.", "ms", "dr", "prof.", "mme", "the", "السيدة", "الدكتورة"}
PROMISED = {"en": 32, "ar": 12, "ru": 8, "tr": 8, "fr": 8}


def gold(split: str) -> list[dict[str, Any]]:
    """The texts of a split, "dev" or "test"."""
    return [json.loads(line) for line in (QUALITY / f"news_{split}.jsonl").read_text("utf-8").splitlines()]


DEV, TEST = gold("dev"), gold("test")


@pytest.fixture(scope="module")
def make_news() -> ModuleType:
    """The script that writes the gold, loaded from its file."""
    sys.path.insert(0, str(QUALITY))
    try:
        spec = importlib.util.spec_from_file_location("make_news", QUALITY / "make_news.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(QUALITY))


def test_the_gold_is_what_the_masters_say() -> None:
    run = subprocess.run([sys.executable, str(QUALITY / "make_news.py"), "--check"], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_each_language_has_as_many_texts_as_promised() -> None:
    counts = Counter(text["language"] for text in DEV + TEST)
    assert {language: n for language, n in PROMISED.items() if counts[language] < n} == {}


def test_each_language_is_divided_evenly() -> None:
    dev, test = (Counter(text["language"] for text in split) for split in (DEV, TEST))
    assert {language for language in PROMISED if abs(dev[language] - test[language]) > 0.35 * dev[language]} == set()


def test_the_splits_share_no_text() -> None:
    assert {text["text"] for text in DEV} & {text["text"] for text in TEST} == set()


def test_the_splits_share_no_story() -> None:
    assert {text["story"] for text in DEV if text["story"]} & {text["story"] for text in TEST} == set()


def test_the_splits_share_no_invented_person() -> None:
    """A person of the past may be named in both; whoever is in two texts as a person of a group is on one side."""
    groups = ("story", "event", "people")

    def people(split: list[dict[str, Any]]) -> set[str]:
        return {e["id"] for t in split if t["id"].startswith(groups) for e in t["entities"] if e["kind"] == "person"}

    assert people(DEV) & people(TEST) == set()


def test_identifiers_of_texts_are_unique() -> None:
    assert [name for name, n in Counter(text["id"] for text in DEV + TEST).items() if n > 1] == []


def test_a_story_has_several_texts() -> None:
    stories = Counter(text["story"] for text in DEV + TEST if text["story"])
    assert [story for story, n in stories.items() if n < 2] == []


def test_an_entity_has_one_kind_everywhere() -> None:
    kinds: dict[str, set[str]] = {}
    for text in DEV + TEST:
        for entity in text["entities"]:
            kinds.setdefault(entity["id"], set()).add(entity["kind"])
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


def wrong(holds: Callable[[dict[str, Any]], bool]) -> list[str]:
    """The texts for which `holds` does not."""
    return [text["id"] for text in DEV + TEST if not holds(text)]


def test_offsets_cut_out_the_surface() -> None:
    assert wrong(lambda text: all(text["text"][m["start"] : m["end"]] == m["surface"] for m in text["mentions"])) == []


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    assert wrong(lambda text: all(a["end"] <= b["start"] for a, b in pairwise(text["mentions"]))) == []


def test_mentions_name_listed_entities_of_their_kind() -> None:
    def listed(text: dict[str, Any]) -> bool:
        return {(m["entity"], m["kind"]) for m in text["mentions"]} == {(e["id"], e["kind"]) for e in text["entities"]}

    assert wrong(listed) == []


def test_kinds_and_forms_are_those_of_the_model() -> None:
    assert wrong(lambda text: all(m["kind"] in KINDS and m["form"] in FORMS for m in text["mentions"])) == []


def test_a_surface_has_no_title_article_or_space_around_it() -> None:
    def bare(surface: str) -> bool:
        return surface == surface.strip() and surface.lower().split()[0] not in TITLES

    assert [m["surface"] for text in DEV + TEST for m in text["mentions"] if not bare(m["surface"])] == []


def page_text(text: dict[str, Any]) -> str:
    """What the page of a text shows, roughly: its file without tags."""
    raw = (QUALITY / "pages" / text["path"]).read_bytes()
    shown = html.unescape(re.sub(r"<[^>]*>", " ", raw.decode("windows-1251" if b"windows-1251" in raw else "utf-8")))
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", shown).replace("*", "").split())


PAGES = [text for text in DEV + TEST if "path" in text]


def test_both_halves_have_pages_in_every_language() -> None:
    counts = [Counter(text["language"] for text in split if "path" in text) for split in (DEV, TEST)]
    assert [language for language in PROMISED if min(c[language] for c in counts) < 3] == []
    assert min(c.total() for c in counts) >= 20


@pytest.mark.parametrize("text", PAGES, ids=lambda text: text["id"])
def test_a_page_shows_the_text_and_the_lines_it_adds(text: dict[str, Any]) -> None:
    shown = page_text(text)
    assert [line for line in (*text["cut"], *text["keep"]) if " ".join(line.split()) not in shown] == []


@pytest.mark.parametrize("text", PAGES, ids=lambda text: text["id"])
def test_what_a_page_adds_is_no_line_of_the_text(text: dict[str, Any]) -> None:
    assert set(text["cut"]) & {text["title"], *text["keep"]} == set()


def test_a_page_that_leaves_out_a_paragraph_is_refused(tmp_path: Path, make_news: ModuleType) -> None:
    page = tmp_path / "a.page"
    page.write_text("form: text\n---\n#\n\n2\n")
    with pytest.raises(ValueError, match="needs 1 to 2, in order"):
        make_news.page_of(tmp_path / "a.master", "Title", "Title\n\nOne.\n\nTwo.")


def test_the_headline_opens_the_text() -> None:
    assert wrong(lambda text: text["text"].startswith(text["title"])) == []


def test_a_relation_is_said_in_its_sentence() -> None:
    def said(text: dict[str, Any]) -> bool:
        where = {(m["start"], m["end"]): m["entity"] for m in text["mentions"]}
        return all(
            where[tuple(r[f"{side}_span"])] == r[side]
            and r["sentence"][0] <= r[f"{side}_span"][0] < r[f"{side}_span"][1] <= r["sentence"][1]
            for r in text["relations"]
            for side in ("source", "target")
        )

    assert wrong(said) == []


def test_relations_are_of_known_types_and_polarities() -> None:
    assert {r["type"] for text in DEV + TEST for r in text["relations"]} <= RELATIONS
    assert {r["polarity"] for text in DEV + TEST for r in text["relations"]} <= POLARITIES


def test_a_series_alternates_between_the_splits(make_news: ModuleType) -> None:
    sides = [make_news.side(f"sport-en-{n}") for n in range(1, 5)]
    assert sides in (["dev", "test"] * 2, ["test", "dev"] * 2)


def test_texts_of_a_group_are_on_one_side(make_news: ModuleType) -> None:
    assert make_news.side("story-2-en") == make_news.side("story-2-ru")


def test_a_relation_without_its_sentence_is_refused(make_news: ModuleType) -> None:
    with pytest.raises(ValueError, match="no sentence mentions both"):
        make_news.relations(["{{met a b}}"], [], "", {"a": {"id": "person:a"}, "b": {"id": "person:b"}})
