"""The list of articles."""

from lxml import html

from kb.knowledge import KnowledgeBase
from web import create_app


def test_a_publisher_printed_in_two_ways_is_shown_in_one(sample_kb: KnowledgeBase) -> None:
    source = create_app(sample_kb).test_client().get("/articles").get_data(as_text=True)
    shown = {cell.text_content() for cell in html.fromstring(source).xpath("//td[1]")}
    printed = {d.publisher for d in sample_kb.documents(limit=100)[1]}
    assert {"EGE POSTASI", "Ege Postası"} <= printed
    assert "Ege Postası" in shown
    assert "EGE POSTASI" not in shown
