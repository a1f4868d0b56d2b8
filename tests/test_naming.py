"""A name is found in a script or spelling that no article uses."""

from collections.abc import Iterator

import pytest

from kb.errors import NotFound
from kb.knowledge import KnowledgeBase, open_kb
from kb.pipeline import build
from kb.query import Named, parse

pytestmark = pytest.mark.slow

ARTICLE = """Writers meet

The novelist Anton Chekhov met the composer Dmitri Shostakovich in Russia on Monday, the United Nations said. Chekhov left early.

Walter Scott stayed in France, where he read to a large audience in the evening.
"""
RUSSIAN = """Встреча писателей

Писатель Владимир Короленко встретился с композитором Сергеем Танеевым в понедельник в Москве. Позже приехала Анна Снегина.
"""


NAMESAKES = (
    "Ministers of water\n\nThe engineer Rustam Yusupov opened a canal in Norway on Monday. Yusupov said it was long.\n",
    "A concert\n\nThe singer Otabek Yusupov sang in Chile on Friday, to a large audience that stayed until late.\n",
)


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    place = tmp_path_factory.mktemp("namesakes")
    (place / "in").mkdir()
    for number, text in enumerate(NAMESAKES):
        (place / "in" / f"{number}.txt").write_text(text)
    build([place / "in"], place / "kb")
    with open_kb(place / "kb") as opened:
        yield opened


def test_a_family_name_in_a_question_means_everybody_who_bears_it(namesakes: KnowledgeBase) -> None:
    asked = namesakes.expanded(parse("Yusupov")).where
    assert isinstance(asked, Named)
    assert sorted(asked.names) == ["Otabek Yusupov", "Rustam Yusupov"]


def test_a_family_name_finds_the_articles_of_all_who_bear_it(namesakes: KnowledgeBase) -> None:
    assert namesakes.search(parse("Yusupov")).total == 2


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    place = tmp_path_factory.mktemp("naming")
    (place / "a.txt").write_text(ARTICLE)
    (place / "b.txt").write_text(RUSSIAN)
    build([place / "a.txt", place / "b.txt"], place / "kb")
    with open_kb(place / "kb") as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Чехов", "person:anton-chekhov"),
        ("Чехова", "person:anton-chekhov"),
        ("تشيخوف", "person:anton-chekhov"),
        ("Дмитрий Шостакович", "person:dmitri-shostakovich"),
        ("Россия", "country:RU"),
        ("Rusya", "country:RU"),
        ("روسيا", "country:RU"),
        ("ООН", "organization:united-nations"),
    ],
)
def test_an_entity_is_known_by_names_its_articles_never_write(kb: KnowledgeBase, text: str, entity: str) -> None:
    assert kb.entity(text).id == entity
    assert kb.search(parse(text)).total == 1


@pytest.mark.parametrize(
    ("text", "family"),
    [("Scott", "Scott"), ("Shostakovich", "Shostakovich"), ("Короленко", "Короленко"), ("Танеев", "Танеев")],
)
def test_a_surname_no_article_writes_alone_is_its_only_bearer(kb: KnowledgeBase, text: str, family: str) -> None:
    assert kb.entity(text).name.split()[-1].startswith(family)
    assert kb.search(parse(text)).total == 1


@pytest.mark.parametrize(
    "text", ["water", "Water", "чех", "Germany", "Иванов", "scott", "короленко", "Walter", "Снегин"]
)
def test_what_only_resembles_a_name_is_not_taken_for_it(kb: KnowledgeBase, text: str) -> None:
    with pytest.raises(NotFound):
        kb.entity(text)
