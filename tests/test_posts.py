"""Who held which office when, according to whom."""

import json
from collections.abc import Iterator

import pytest

from kb.knowledge import KnowledgeBase, open_kb
from kb.pipeline import build
from kb.posts import Asked, asked, asked_time

ARTICLES = (
    (
        "Talks in Oslo",
        "2022-01-10",
        "Hill Post",
        "Norwegian Foreign Minister Anna Berg met reporters in Oslo on Monday.",
    ),
    ("Talks go on", "2022-01-20", "Sea News", "Foreign Minister Anna Berg of Norway spoke for an hour about the port."),
    (
        "A new face",
        "2023-03-02",
        "Hill Post",
        "Norwegian Foreign Minister Olaf Lind received guests in Oslo on Tuesday.",
    ),
    ("No date", "", "Old Paper", "Norwegian Foreign Minister Kari Holm opened the bridge. She thanked the workers."),
    ("Chad", "2022-01-11", "Hill Post", "Foreign Minister Idriss Saleh of Chad flew home on Friday."),
)


@pytest.fixture(scope="module")
def offices_kb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder = tmp_path_factory.mktemp("offices")
    lines = [{"title": t, "date": d, "publisher": p, "text": x, "language": "en"} for t, d, p, x in ARTICLES]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (folder / "kb").mkdir()
    build([folder / "a.jsonl"], folder / "kb", options={"workers": 1})
    with open_kb(folder / "kb") as kb:
        yield kb


def _holders(kb: KnowledgeBase, **asked_for: str) -> list[str]:
    return [held.holder.name for held in kb.holders(**asked_for)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("at", "names"),
    [("2022-01", ["Anna Berg"]), ("2022", ["Anna Berg"]), ("2023-03-02", ["Olaf Lind"]), ("2021", [])],
)
def test_those_whom_a_sentence_names_at_the_time(offices_kb: KnowledgeBase, at: str, names: list[str]) -> None:
    assert _holders(offices_kb, office="foreign minister", of="country:NO", at=at) == names


@pytest.mark.slow
def test_without_a_time_everybody_is_named_those_of_most_articles_first(offices_kb: KnowledgeBase) -> None:
    found = _holders(offices_kb, office="foreign minister", of="country:NO")
    assert found[0] == "Anna Berg"
    assert set(found) == {"Anna Berg", "Olaf Lind", "Kari Holm"}


@pytest.mark.slow
def test_without_a_place_those_of_every_place(offices_kb: KnowledgeBase) -> None:
    found = {h.place.id for h in offices_kb.holders(office="foreign minister", at="2022-01")}
    assert found == {"country:NO", "country:TD"}


@pytest.mark.slow
def test_according_to_whom(offices_kb: KnowledgeBase) -> None:
    (berg,) = offices_kb.holders(office="foreign minister", of="country:NO", at="2022")
    assert [source.name for source in berg.sources] == ["Sea News", "Hill Post"]
    assert berg.articles == 2


@pytest.mark.slow
def test_a_time_that_is_none_is_an_error(offices_kb: KnowledgeBase) -> None:
    with pytest.raises(ValueError, match="no year"):
        offices_kb.holders(of="country:NO", at="soon")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("foreign minister", Asked("foreign minister", "", "")),
        ("Who is the Kazakh foreign minister?", Asked("foreign minister", "", "Kazakh")),
        ("defense secretary of the United States, 2021", Asked("defence minister", "2021", "United States")),
        ("министр иностранных дел России в марте 2022", Asked("foreign minister", "2022-03", "России")),
        ("qui était le ministre des Affaires étrangères en janvier 2022", Asked("foreign minister", "2022-01", "")),
        ("president gas protest", Asked("president", "", "gas protest")),
        ("gas pipeline", None),
        ("", None),
    ],
)
def test_what_a_search_asks_for(text: str, meant: Asked | None) -> None:
    assert asked(text) == meant


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("31 February 2022", "2022"),
        ("May 2021", "2021-05"),
        ("2022-13", ""),
        ("room 2022-01-05", "2022-01-05"),
        ("5", ""),
    ],
)
def test_a_time_in_a_question(text: str, at: str) -> None:
    assert asked_time(text)[1] == at
