"""Cleaning in doubt: the article's own text stays, and no other date, headline or menu is taken for its own."""

from datetime import date

import pytest

from kb.clean import clean
from kb.model import Cleaned, RawDocument

PARAGRAPH = "Dock workers kept the ports along the strait shut for a third day on Friday, and owners asked the courts to step in."
SECOND = (
    "Talks between the union and the port authority broke down at midnight, and neither side said when they would meet."
)


def cleaned(text: str, media_type: str = "text/plain", **metadata: str) -> Cleaned:
    return clean(RawDocument("x", text, media_type, metadata))


# -- the article's own text


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow us, shouted the crowd outside.",
        "Subscribe to this, the old clerk said.",
        "Подписывайтесь здесь, сказал нам чиновник.",
        "Abone ol, dedi yaşlı memur.",
        "Abonnez-vous, nous a-t-il dit hier.",
        "Get the latest figures, the minister ordered.",
        "Watch: that was the order given to the guards.",
    ],
)
@pytest.mark.parametrize("page", ["{p}\n\n{line}\n\n{s}", "{p}\n\n{s}\n\n{line}"], ids=["inside", "last"])
def test_a_sentence_that_begins_like_furniture_stays(sentence: str, page: str) -> None:
    assert sentence in cleaned(page.format(p=PARAGRAPH, s=SECOND, line=sentence)).text.split("\n")


@pytest.mark.parametrize("line", ["Follow us on Facebook and Telegram.", "Read more: Ferry sinks off Ostley"])
def test_an_invitation_or_a_link_at_the_end_is_cut(line: str) -> None:
    assert line not in cleaned(f"{PARAGRAPH}\n\n{SECOND}\n\n{line}").text


def test_short_sentences_a_text_begins_with_are_no_title() -> None:
    found = cleaned(f"No.\n\nThe harbour master would not sign.\n\n{PARAGRAPH}\n\n{SECOND}")
    assert (found.title, found.text.split("\n\n")[:2]) == ("", ["No.", "The harbour master would not sign."])


def test_a_headline_with_a_full_stop_over_its_date_is_the_title() -> None:
    found = cleaned(f"The harbour master would not sign.\n3 March 2021\n\n{PARAGRAPH}\n\n{SECOND}")
    assert found.title == "The harbour master would not sign."


def test_a_short_headline_below_a_menu_is_the_title() -> None:
    found = cleaned(f"The Port Herald\nHome\nWorld\nSport\nNorway signs\n{PARAGRAPH}\n{SECOND}")
    assert (found.title, found.publisher) == ("Norway signs", "The Port Herald")


def test_a_line_right_over_the_text_is_no_menu_entry() -> None:
    found = cleaned(f"Home\nWorld\nSport\nNorway signs\n{PARAGRAPH}\n{SECOND}", title="Treaty signed at last")
    assert found.text.startswith("Norway signs\n\n")


# -- dates that are no dates of publication

HTML = "<html><head>{head}</head><body><h1>Ports stay shut</h1><p>{p}</p><p>{s}</p>{end}</body></html>"


def page(end: str = "", head: str = "") -> Cleaned:
    return cleaned(HTML.format(p=PARAGRAPH, s=SECOND, end=end, head=head), "text/html")


@pytest.mark.parametrize(
    "end",
    [
        "<footer>Copyright 2024</footer>",
        "<footer>© 2019-2024 The Port Herald. All rights reserved.</footer>",
        "<p>This article was amended on 5 March 2023 to correct a name.</p>",
        "<p>Last modified on 5 March 2023</p>",
        "<p>Dernière modification le 5 mars 2023</p>",
        "<p>Page viewed 5 March 2023</p>",
    ],
)
def test_rights_changes_and_views_date_no_page(end: str) -> None:
    assert (page(end).published, page(end).precision) == (None, "unknown")


def test_the_metadata_of_a_change_dates_no_page() -> None:
    found = page(head='<meta property="article:modified_time" content="2023-03-05T10:00:00Z">')
    assert found.published is None


def test_a_day_a_page_gives_in_full_beside_its_rights_is_found() -> None:
    found = page("<div>Ostley, 5 March 2023</div><footer>Copyright 2024</footer>")
    assert (found.published, found.precision) == (date(2023, 3, 5), "inferred")


@pytest.mark.parametrize(
    "line",
    [
        "Updated on 5 March 2023",
        "Last amended: 5 March 2023",
        "Обновлено 5 марта 2023",
        "آخر تعديل: 5 مارس 2023",
        "5 Mart 2023 tarihinde güncellendi",
        "Modifié le 5 mars 2023",
    ],
)
def test_the_day_of_a_change_is_noted_but_not_the_publication(line: str) -> None:
    found = cleaned(f"Ports stay shut\n{line}\n\n{PARAGRAPH}\n\n{SECOND}")
    assert (found.published, found.notes["published"]) == (None, f"the line “{line}” says when it was changed only")


def test_the_publication_is_taken_beside_a_change() -> None:
    found = cleaned(f"Ports stay shut\nUpdated 5 March 2023\nPublished 3 March 2023\n\n{PARAGRAPH}\n\n{SECOND}")
    assert (found.published, found.precision) == (date(2023, 3, 3), "stated")


@pytest.mark.parametrize("value", ["2023-04", "2023", "April 2023", "04/05/2023"])
def test_a_stated_date_without_a_certain_day_is_said_to_be_so(value: str) -> None:
    found = cleaned(PARAGRAPH, date=value)
    assert (found.published, found.precision) == (None, "unknown")
    assert found.notes["published"] == f"the file states “{value}”, which names no certain day"


# -- when a page was looked at

VIEWED = [
    "Page viewed 4/5/2026",
    "Page viewed: 14 May 2026",
    "Printed from the web on 03/04/2025",
    "Consulté le 05/04/2026",
    "Page imprimée le 14 mai 2026",
    "Дата печати: 14.05.2026",
    "Страница просмотрена 14 мая 2026",
    "تاريخ الطباعة: 14 مايو 2026",
    "Yazdırma tarihi: 14.05.2026",
    "Sayfa 14.05.2026 tarihinde görüntülendi",
]


@pytest.mark.parametrize("line", VIEWED)
@pytest.mark.parametrize(
    "layout", ["{line}\n\nPorts stay shut\n\n{p}\n\n{s}", "Ports stay shut\n\n{p}\n\n{s}\n\n{line}"]
)
def test_a_line_on_when_the_page_was_looked_at_is_cut_and_dates_nothing(line: str, layout: str) -> None:
    found = cleaned(layout.format(line=line, p=PARAGRAPH, s=SECOND))
    assert (found.published, found.title) == (None, "Ports stay shut")
    assert "the day the page was looked at, not the date of the article" in {
        c.reason for c in found.cuts if c.text == line
    }


def test_a_french_masthead_over_menu_and_view_is_the_publisher() -> None:
    found = cleaned(
        "Le Quotidien du Rhône\nAccueil\nPolitique\nSport\nConsulté le 5 avril 2026\nLe port de Lyon reste fermé\n"
        "Ajouter à vos favoris\nLes dockers ont bloqué le port de Lyon pour le troisième jour, et les armateurs ont saisi "
        "la justice.\nLes discussions entre le syndicat et le port ont été rompues à minuit, sans date de reprise."
    )
    assert (found.title, found.publisher) == ("Le port de Lyon reste fermé", "Le Quotidien du Rhône")
    assert found.text.startswith("Les dockers")


# -- short pages

MENUS = [
    "<nav><ul><li>Home</li><li>World</li><li>Sport</li></ul></nav>",
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>",
    "<header><div>Home</div><div>World</div></header>",
    "<div class='menu'><ul><li>Home</li><li>World</li><li>Sport</li></ul></div>",
    "<div><a href='/'>Home</a> | <a href='/w'>World</a> | <a href='/s'>Sport</a></div>",
]


@pytest.mark.parametrize("menu", MENUS)
def test_the_menu_of_a_page_of_one_sentence_is_no_text(menu: str) -> None:
    found = cleaned(
        f"<html><body>{menu}<h1>Norway signs</h1><p>Norway signed it on Friday.</p></body></html>", "text/html"
    )
    assert (found.title, found.text) == ("Norway signs", "Norway signed it on Friday.")


def test_what_stands_beside_an_article_of_one_sentence_is_no_text() -> None:
    source = "<html><body><article><h1>Norway signs</h1><p>It did so on Friday.</p></article>{}</body></html>"
    around = "<aside>Ferry sinks off Ostley</aside><footer>About us</footer>"
    assert cleaned(source.format(around), "text/html").text == "It did so on Friday."


def test_the_header_of_an_article_with_its_headline_is_read() -> None:
    source = "<html><body><article><header><h1>Rain stops play</h1><p>By Ann Lee</p></header><p>Rain fell.</p></article></body></html>"
    found = cleaned(source, "text/html")
    assert (found.title, found.author, found.text) == ("Rain stops play", "Ann Lee", "Rain fell.")


def test_a_page_with_all_its_text_in_its_frame_is_read() -> None:
    source = "<html><body><aside><p>Rain stopped play in Ostley on Friday.</p></aside></body></html>"
    assert cleaned(source, "text/html").text == "Rain stopped play in Ostley on Friday."
