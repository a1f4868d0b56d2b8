"""Cleaning pages whose frame says little: old tables, box soup, lists of links inside an article."""

from datetime import date

import pytest

from kb.clean import clean
from kb.model import Cleaned, RawDocument

FIRST = "Dock workers kept the ports along the strait shut for a third day on Friday, and owners asked the courts to step in."
SECOND = (
    "Talks between Marsha Kallberg of the union and the port authority broke down at midnight, and nobody said why."
)
TITLE = "Dock workers shut ports along the strait"


def cleaned(text: str, media_type: str = "text/plain") -> Cleaned:
    return clean(RawDocument("x", text, media_type, {}))


def page(body: str, title: str = TITLE) -> Cleaned:
    source = f"<html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"
    return cleaned(source, "text/html")


# -- lists of links inside an article


LINKS = "Related Articles\nA ferry that nobody wanted\nThe price of salt this spring"


def test_paragraphs_below_a_list_of_links_are_the_articles() -> None:
    last = "The union met again at noon. Owners of the ports will ask the courts on Monday, a clerk said in the strait."
    found = cleaned(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{LINKS}\n\n{last}\n\n{SECOND}x")
    assert last in found.text
    assert "ferry" not in found.text


def test_a_short_sentence_that_names_somebody_goes_on_below_a_link() -> None:
    last = "Kallberg will call the owners again on Monday."
    found = cleaned(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\nRELATED NEWS\nA ferry that nobody wanted\n\n{last}")
    assert found.text.endswith(last)


def test_a_teaser_below_the_headline_of_another_article_is_none_of_it() -> None:
    teaser = "It cost nine million and has carried four sheep and a piano since it was built on the river."
    found = cleaned(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\nRelated Articles\nA ferry that nobody wanted\n{teaser}")
    assert teaser not in found.text


# -- lines of a page


@pytest.mark.parametrize(
    "line",
    [
        "Article continues after this advertisement",
        "Also in this issue: A ferry that nobody wanted",
        "للمزيد: عبارة لا يريدها أحد",
        "Paylaş Tweetle WhatsApp A+ A-",
        "Print | Report an error",
        "The quay before the strike. © Acme Pictures",
    ],
)
def test_a_line_of_the_page_between_paragraphs_is_cut(line: str) -> None:
    assert line not in cleaned(f"{TITLE}\n\n{FIRST}\n\n{line}\n\n{SECOND}").text


def test_an_author_box_that_says_what_its_author_covers_is_cut() -> None:
    box = "Bo Rice has covered ports and rivers since 2009. Reach him at the desk on any working day of the week."
    found = cleaned(f"{TITLE}\n\nBo Rice, Oslo correspondent\nMarch 5, 2021\n\n{FIRST}\n\n{SECOND}\n\n{FIRST}\n\n{box}")
    assert (found.author, box in found.text) == ("Bo Rice", False)


def test_a_person_and_a_publication_beside_the_date_are_told_apart() -> None:
    found = cleaned(f"{TITLE}\n\nBo Rice | Acme Observer | March 5, 2021\n\n{FIRST}\n\n{SECOND}")
    assert (found.author, found.published) == ("Bo Rice", date(2021, 3, 5))


# -- dates and names above the headline


def test_a_date_above_the_headline_is_the_articles_when_its_dateline_names_the_day() -> None:
    found = cleaned(f"Friday 5 March 2021\n\n{TITLE}\n\nOSTLEY, March 5 - {FIRST}\n\n{SECOND}")
    assert (found.published, found.precision) == (date(2021, 3, 5), "stated")


def test_a_date_above_the_headline_is_a_clock_when_the_dateline_names_another_day() -> None:
    assert cleaned(f"Friday 5 March 2021\n\n{TITLE}\n\nOSTLEY, Jan. 7 - {FIRST}\n\n{SECOND}").published is None


def test_the_masthead_stands_below_a_link_for_readers_who_do_not_see() -> None:
    found = cleaned(f"Aller au contenu principal\nLe Phare d'Ostley\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}")
    assert found.publisher == "Le Phare d'Ostley"


def test_a_masthead_that_looks_like_a_person_is_named_again_in_the_notice_of_rights() -> None:
    found = cleaned(f"VELMA DOYLE\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n© 2021 Velma Doyle Weekly. All rights reserved.")
    assert found.publisher == "VELMA DOYLE"


# -- web pages


def test_a_page_laid_out_by_a_table_keeps_its_paragraphs() -> None:
    menu = '<table><tr><td><a href="a">Archive</a> | <a href="b">News</a> | <a href="c">Sport</a></td></tr></table>'
    text = f"{menu}<font>{TITLE}</font><br><br>{FIRST}<br><br>{SECOND}<br><br>{FIRST}<br><br>"
    found = page(f"<table><tr><td>{text}</td></tr></table>")
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{FIRST}"


@pytest.mark.parametrize("title", [f"{TITLE} | Ostley Lamp", f"Ostley Lamp - {TITLE}"])
def test_headline_and_site_are_told_apart_by_the_line_of_the_page(title: str) -> None:
    found = page(f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p>", title)
    assert (found.title, found.publisher) == (TITLE, "Ostley Lamp")


def test_the_author_of_a_page_is_named_between_its_headline_and_its_text() -> None:
    byline = "<div><span>March 5, 2021</span> <span>Bo Rice</span> <span>6 Comments</span></div>"
    box = '<div class="author-bio"><p>About Bo Rice</p><p>Bo writes about roads, rivers and the people who cross.</p></div>'
    found = page(f"<h1>{TITLE}</h1>{byline}<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p>{box}")
    assert found.author == "Bo Rice"


def test_a_page_for_the_printer_is_told_from_its_frame_by_the_lines_themselves() -> None:
    lines = ["The Ostley Observer", "Home News Politics Opinion Photo", TITLE, "By Bo Rice", FIRST, SECOND]
    found = page("".join(f"<p>{line}</p>" for line in (*lines, "Read more: Ferry sinks off Ostley")))
    assert found.text == f"{FIRST}\n\n{SECOND}"


def test_an_author_guessed_from_the_markup_loses_what_stands_beside_it() -> None:
    byline = '<p class="byline"><span>Bo Rice</span> <span>Fri 5 Mar 2021 11.52 GMT</span></p>'
    body = f"<article><h1>{TITLE}</h1>{byline}<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p></article>"
    assert (page(body).author, page(body).published) == ("Bo Rice", date(2021, 3, 5))


@pytest.mark.parametrize("title", ["Dock workers shut ports | Ostley Lamp", "Dock workers shut ports – Ostley Lamp"])
def test_a_title_in_short_gives_the_site_and_the_line_that_begins_so_the_headline(title: str) -> None:
    found = page(f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p>", title)
    assert (found.title, found.publisher) == (TITLE, "Ostley Lamp")
