"""A question that the search page answers."""

from kb.knowledge import KnowledgeBase
from web import create_app


def test_an_answered_question_is_not_offered_with_another_year(sample_kb: KnowledgeBase) -> None:
    asked = "/search.json?q=foreign+minister+of+Kyrgyzstan+in+2023"
    found = create_app(sample_kb).test_client().get(asked, base_url="http://localhost").json
    assert (bool(found["answer"]), found["suggestion"]) == (True, "")
