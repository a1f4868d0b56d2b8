"""Articles as references and as a table, literally."""

import json
from datetime import date

import pytest

from kb.errors import SettingError
from kb.model import Document
from kb.references import bibtex, lines, ris, table, taken_away

DOCUMENT = Document(
    "d", "d.txt", "Oil & gas", "Oil & gas\n\nText.", 11, "Ann Field", "Lake Courier", date(2022, 1, 9), "stated", "en",
    "https://example.org/a_b", "h",
)  # fmt: skip
BARE = Document("e", "e.txt", "=HYPERLINK(1)", "x", 0, "", "", None, "unknown", "", "", "h")


def test_ris() -> None:
    assert ris(DOCUMENT) == (
        "TY  - NEWS\r\nTI  - Oil & gas\r\nAU  - Ann Field\r\nT2  - Lake Courier\r\nPY  - 2022\r\nDA  - 2022/01/09\r\n"
        "LA  - en\r\nUR  - https://example.org/a_b\r\nER  - \r\n"
    )


def test_bibtex() -> None:
    assert bibtex(DOCUMENT) == (
        "@article{field2022oil,\n  title = {Oil \\& gas},\n  author = {Ann Field},\n  journal = {Lake Courier},\n"
        "  year = {2022},\n  date = {2022-01-09},\n  language = {en},\n  url = {https://example.org/a_b}\n}\n"
    )


def test_what_is_unknown_is_left_out() -> None:
    assert ris(BARE) == "TY  - NEWS\r\nTI  - =HYPERLINK(1)\r\nN1  - read from e.txt\r\nER  - \r\n"


def test_no_cell_is_a_formula() -> None:
    assert table([BARE], {"e": "http://localhost/document/e"}).splitlines()[1] == (
        "'=HYPERLINK(1),,,,unknown,,,http://localhost/document/e,e.txt"
    )


def test_lines_of_json() -> None:
    row = json.loads(lines([BARE], {}))
    assert row == {
        "id": "e", "uri": "e.txt", "title": "=HYPERLINK(1)", "author": "", "publisher": "", "published": "",
        "precision": "unknown", "language": "", "url": "", "article": "e",
    }  # fmt: skip


def test_what_cannot_be_written_is_said() -> None:
    with pytest.raises(SettingError, match=r"choose \.csv, \.jsonl, \.ris, \.bib"):
        taken_away("docx", [DOCUMENT], {})
