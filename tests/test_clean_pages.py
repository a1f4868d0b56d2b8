"""Invented pages with what a careful reader keeps of them (tests/test_clean_pages/README.txt)."""

from pathlib import Path

import pytest

from kb.clean import clean
from kb.model import Cleaned, RawDocument

FOLDER = Path(__file__).with_suffix("")
PAGES = sorted(FOLDER.glob("*.page"))


def opened(page: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    head, _, lines = page.read_text("utf-8").partition("~~~\n")
    wanted = dict(line.split(": ", 1) for line in head.splitlines())
    return wanted, [(line[:2], line[2:]) for line in lines.split("\n") if line]


def cleaned(page: Path) -> Cleaned:
    return clean(RawDocument(page.stem, "\n".join(text for _mark, text in opened(page)[1])))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_the_lines_of_the_article_are_kept_and_the_others_cut(page: Path) -> None:
    kept = [line for line in cleaned(page).text.split("\n") if line]
    assert kept == [text for mark, text in opened(page)[1] if mark == " |" and text]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_every_line_that_is_not_kept_is_shown_as_cut(page: Path) -> None:
    cut = [c.text for c in cleaned(page).cuts]
    assert cut == [" ".join(text.split()) for mark, text in opened(page)[1] if mark != " |" and text]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_title_author_publisher_date_and_language(page: Path) -> None:
    wanted, lines = opened(page)
    found = cleaned(page)
    assert {
        "title": found.title,
        "author": found.author,
        "publisher": found.publisher,
        "published": str(found.published or ""),
        "precision": found.precision,
        "language": found.language,
    } == {
        "title": next((text for mark, text in lines if mark == "=|"), ""),
        "author": wanted.get("author", ""),
        "publisher": wanted.get("publisher", ""),
        "published": wanted.get("published", ""),
        "precision": wanted.get("precision", "unknown"),
        "language": wanted["language"],
    }
