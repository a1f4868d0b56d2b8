"""Two of one name are told apart where they stand in one list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kb.knowledge import open_kb
from kb.pipeline import build
from web import create_app

pytestmark = pytest.mark.slow

TEXTS = (
    "A canal opens\n\nThe Norwegian foreign minister Rustam Yusupov met the engineer Ada Vole in Oslo on Monday.\n",
    "A concert\n\nThe singer Otabek Yusupov sang in Santiago on Friday, and Ada Vole listened until late.\n",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    place: Path = tmp_path_factory.mktemp("namesakes")
    (place / "in").mkdir()
    for number, text in enumerate(TEXTS):
        (place / "in" / f"{number}.txt").write_text(text)
    build([place / "in"], place / "kb")
    with open_kb(place / "kb") as kb:
        yield create_app(kb).test_client()


def test_all_bearers_of_a_family_name_have_a_card(client: FlaskClient) -> None:
    page = client.get("/search?q=Yusupov").get_data(as_text=True)
    cards = page.split('class="cards"')[1].split("</ul>")[0]
    assert "Rustam Yusupov" in cards
    assert "Otabek Yusupov" in cards
