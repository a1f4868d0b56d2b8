"""Whatever is typed into an address, the answer is a page and never a failure of the server."""

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

TEXT = some.text(max_size=20) | some.sampled_from(
    [
        '"',
        "(((",
        "a AND",
        "NOT",
        "-",
        "*",
        "~",
        "date:x",
        "person:",
        "[",
        "\x00",
        "2022-02-30",
        "-1",
        "9" * 30,
        "country:KE",
        "%",
        "_",
    ]
)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/search", ["q", "person", "language", "month", "date", "since", "sort", "page", "words", "entity"]),
        ("/graph", ["entity", "kind", "type", "since", "until", "depth", "links"]),
        ("/people", ["filter", "country", "sort", "page"]),
        ("/articles", ["sort", "page"]),
        ("/link", ["source", "target", "type", "polarity", "page"]),
        ("/path", ["source", "target"]),
        ("/saved/new", ["name"]),
        ("/offices", ["office", "of", "at"]),
        ("/suggest.json", ["q", "kind"]),
        ("/export/kartoteka.cyjs", ["entity", "kind", "links"]),
        ("/entity/country:KE", ["page"]),
    ],
)
def test_any_arguments_give_a_page(client: FlaskClient, path: str, names: list[str]) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(some.dictionaries(some.sampled_from(names), TEXT))
    def ask(arguments: dict[str, str]) -> None:
        assert client.get(f"{path}?{urlencode(arguments)}").status_code in (200, 400, 404)

    ask()
