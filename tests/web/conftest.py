"""A small knowledge base of invented articles, built once, and the application that shows it."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.knowledge import KnowledgeBase, open_kb
from kb.pipeline import build
from web import create_app
from web.serve import bind

ARTICLES = (
    {
        "id": "talks",
        "title": "Kenya and Norway open talks on the lake",
        "text": "President Peter Hallberg of Norway met Kenyan Foreign Minister Grace Wanjiru on Monday in Nairobi.\n\n"
        "Hallberg and Wanjiru signed a paper of the World Health Organization. <script>alert(1)</script>\n\n"
        "The United Nations welcomed the talks between Kenya and Norway.",
        "author": "Ann Field",
        "publisher": "Lake Courier",
        "date": "2022-01-19",
        "language": "en",
        "url": "https://example.org/talks",
    },
    {
        "id": "paper",
        "title": "What the lake paper says",
        "text": "The paper that Peter Hallberg signed names Kenya eleven times.\n\n"
        "Grace Wanjiru told the United Nations that Kenya keeps its boats.",
        "publisher": "Lake Courier",
        "date": "2022-02-03",
        "language": "en",
    },
    {
        "id": "boats",
        "title": "Boats wait for rain",
        "text": "Forty boats wait at the shore. Nobody in Norway knows when the rain will come, fishermen said.",
        "language": "en",
    },
    {
        "id": "arabic",
        "title": "كينيا والنرويج تبدآن محادثات حول البحيرة",
        "text": "بدأت كينيا والنرويج محادثات حول البحيرة يوم الاثنين.\n\nوقالت الأمم المتحدة إن كينيا وافقت على القوارب.",
        "publisher": "بريد البحيرة",
        "date": "2022-01-20",
        "language": "ar",
    },
)

PAGE = """Home | News | Sport
Share on Facebook

Norway counts its herring

19 March 2022

Norway counted its herring again on Tuesday, and there were fewer than a year before, the ministry said in a paper.

Fishermen in Kenya heard of it with interest, because their own lake has had no herring at all for as long as anybody knows.

Read more
Share on Facebook
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Building the knowledge base loads a language model."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and "kb" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """Five articles, two of them undated, in English and Arabic, and a file that cannot be read."""
    source = tmp_path_factory.mktemp("articles")
    lines = [json.dumps(article, ensure_ascii=False) for article in ARTICLES]
    (source / "lake.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (source / "herring.txt").write_text(PAGE, encoding="utf-8")
    (source / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    folder = tmp_path_factory.mktemp("kb") / "lake.kb"
    folder.mkdir()
    build([source], folder, options={"workers": 1}, about="Everything here is invented.")
    with open_kb(folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def app(kb: KnowledgeBase) -> Flask:
    return create_app(kb)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def documents(kb: KnowledgeBase) -> dict[str, str]:
    """The id of each article by the beginning of its title."""
    return {document.title.split()[0]: document.id for document in kb.documents()[1]}


@pytest.fixture(scope="session")
def address(kb: KnowledgeBase) -> Iterator[str]:
    """Where the pages are really served."""
    server = bind(kb, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
