"""docs/web.md tells of every address there is."""

from pathlib import Path

import pytest
from flask import Flask

DOCS = (Path(__file__).parents[2] / "docs/web.md").read_text("utf-8")
WORDS = {
    "<document_id>": "ID",
    "<entity_id>": "ID",
    "<story_id>": "ID",
    "<other_id>": "ID",
    "kartoteka<suffix>": "kartoteka.gexf",
    "<any(csv, jsonl, ris, bib):suffix>": "csv",
}


def test_every_address_is_documented(app: Flask) -> None:
    missing = []
    for rule in app.url_map.iter_rules():
        address = str(rule)
        for name, shown in WORDS.items():
            address = address.replace(name, shown)
        if rule.endpoint == "static" or address.startswith("/api/"):
            continue
        twin = address.removesuffix(".json")
        if f"`{address}" not in DOCS and not (address.endswith(".json") and f"`{twin}`" in DOCS):
            missing.append(address)
    assert missing == []


@pytest.mark.parametrize("status", [400, 404, 503])
def test_every_error_is_documented(status: int) -> None:
    assert f"| {status} |" in DOCS
