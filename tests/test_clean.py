"""Cleaning: characters, paragraphs, markup, metadata, dates, language."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kb.clean import clean, detect
from kb.clean.dates import date_line, iso
from kb.clean.people import byline, is_person
from kb.datafiles import alternatives, rows
from kb.errors import Rejected
from kb.model import Cleaned, RawDocument

PARAGRAPH = "Dock workers kept the ports along the strait shut for a third day on Friday, and owners asked the courts to step in."
SECOND = (
    "Talks between the union and the port authority broke down at midnight, and neither side said when they would meet."
)


def cleaned(text: str, media_type: str = "text/plain", **metadata: str) -> Cleaned:
    return clean(RawDocument("x", text, media_type, {k.replace("_", " "): v for k, v in metadata.items()}))


# -- characters


def test_unseen_characters_and_odd_spaces_are_made_plain() -> None:
    text = "\ufeffA\xa0ferry\u200b sank\u00ad\u2009off  Ostley,\u200e two men said,\r\nand a dog swam home."
    assert cleaned(text).text == "A ferry sank off Ostley, two men said,\n\nand a dog swam home."


def test_decomposed_letters_are_composed() -> None:
    assert cleaned("Erdog\u0306an spoke.").text == "Erdo\u011fan spoke."


def test_joiners_stay_in_arabic_script() -> None:
    assert cleaned("او می\u200cرود.").text == "او می\u200cرود."


def test_entities_left_in_plain_text_are_characters() -> None:
    assert cleaned("Rock &amp; roll &#8211; it&nbsp;lives.").text == "Rock & roll – it lives."


# -- paragraphs

WRAPPED = """\
The annual chess match on the bridge between the two border towns was
stopped by rain on Saturday for the first time in twenty-two years, and
both towns claimed that they had been winning.

Nobody was hurt. The pieces were collected by the river police, who
found all of them but one bishop.
"""


def test_text_wrapped_at_a_fixed_width_flows_again() -> None:
    assert cleaned(WRAPPED).text == (
        "The annual chess match on the bridge between the two border towns was stopped by rain on Saturday for the first "
        "time in twenty-two years, and both towns claimed that they had been winning.\n\n"
        "Nobody was hurt. The pieces were collected by the river police, who found all of them but one bishop."
    )


def test_wrapped_arabic_flows_again() -> None:
    lines = [
        "دخل إضراب عمال الموانئ على امتداد المضيق يومه الثالث وطلب أصحاب أربعين",
        "سفينة من المحاكم التدخل لإنهائه بعد أن انهارت المحادثات بين النقابة وسلطة",
        "الموانئ عند منتصف الليل ولم يقل أي من الطرفين متى يلتقيان مجددا.",
    ]
    assert cleaned("\n".join(lines)).text == " ".join(lines)


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert cleaned(f"{PARAGRAPH}\n{SECOND}").text == f"{PARAGRAPH}\n\n{SECOND}"


def test_words_divided_at_line_ends_are_whole_again() -> None:
    text = (
        "The annual chess match on the bridge between the two bor-\n"
        "der towns was stopped by rain on Saturday for the first ti-\n"
        "me in twenty-two years, and both towns claimed that they had\n"
        "been winning."
    )
    assert "border towns was stopped by rain on Saturday for the first time in" in cleaned(text).text


def test_a_compound_broken_at_its_hyphen_keeps_it() -> None:
    text = WRAPPED.replace("two border towns was\nstopped", "two well-\nknown towns was stopped")
    assert "well-known towns" in cleaned(text).text


def test_running_heads_and_page_numbers_are_cut_and_the_paragraph_goes_on() -> None:
    pages = [
        f"The Strait Review\n{head}\nthe harbour was quiet again on that day, and the men went\nhome with their {tail}\n{n}"
        for n, head, tail in (
            (1, "In spring", "nets and"),
            (2, "their lamps, and", "dogs."),
            (3, "In autumn", "boats."),
        )
    ]
    found = cleaned("\f".join(pages))
    assert "home with their nets and their lamps, and the harbour" in found.text.replace("\n\n", " ")
    assert [c.text for c in found.cuts].count("The Strait Review") == 3


def test_a_list_keeps_a_line_an_item() -> None:
    assert cleaned(f"{PARAGRAPH}\n\n- one\n- two\n\n{SECOND}").text == f"{PARAGRAPH}\n\n- one\n- two\n\n{SECOND}"


def test_a_table_keeps_a_line_a_row() -> None:
    text = f"{PARAGRAPH}\n\nPort\tShips\nVelmore\t22\nOstley\t18\n\n{SECOND}"
    assert cleaned(text).text == f"{PARAGRAPH}\n\nPort | Ships\nVelmore | 22\nOstley | 18\n\n{SECOND}"


# -- cuts


def test_a_cut_says_where_its_line_stood() -> None:
    found = cleaned(f"{PARAGRAPH}\n\nAdvertisement\n\n{SECOND}")
    assert [(c.offset, c.text, c.reason) for c in found.cuts] == [(len(PARAGRAPH), "Advertisement", "an advertisement")]


@pytest.mark.parametrize(
    "line",
    ["Share prices fell.", "“No.”", "Background", "Yes.", "3. The third way", "Photos of the wreck were shown to the crew.",
     "More than forty ships wait.", "Next year", "Comment", "By noon the fire was out.", "He was 41.", "Source"],
)  # fmt: skip
def test_a_short_line_between_paragraphs_stays(line: str) -> None:
    assert cleaned(f"{PARAGRAPH}\n\n{line}\n\n{SECOND}").text == f"{PARAGRAPH}\n\n{line}\n\n{SECOND}"


@pytest.mark.parametrize("line", ["She left.", "« Rien. »", "“We wait.”", "It rained", "- the pilots"])
def test_a_short_last_line_stays(line: str) -> None:
    assert cleaned(f"{PARAGRAPH}\n\n{SECOND}\n\n{line}").text.endswith(line)


def test_nothing_but_furniture_is_empty() -> None:
    with pytest.raises(Rejected, match="empty"):
        cleaned(" \n\u200b\n")


def test_no_furniture_but_an_author_box_between_paragraphs_costs_a_paragraph() -> None:
    third = "Grain prices rose on the week, the exchange said, and traders expect them to rise further if the strike goes on."
    phrases = [p for kind, *_, cell in rows("furniture_phrases.tsv", 4) if kind != "author" for p in alternatives(cell)]
    kept = f"{PARAGRAPH}\n\n{SECOND}\n\n{third}"
    lost = [
        p
        for p in phrases
        if not {PARAGRAPH, SECOND, third} <= set(cleaned(kept.replace(third, f"{p}\n\n{third}")).text.split("\n\n"))
    ]
    assert lost == []


def test_a_cleaned_text_cleaned_again_is_the_same() -> None:
    page = f"Home > News\n\nRain in Ostley\n\nBy Ann Lee\n\n{PARAGRAPH}\n\nShare this\n\n{SECOND}\n\n© 2021 Rain"
    once = cleaned(page)
    assert cleaned(f"{once.title}\n\n{once.text}").text == once.text


# -- markup

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Strike shuts ports | Harbour Courier</title>
<meta property="og:site_name" content="Harbour Courier"><meta name="author" content="Dana Whitlock">META</head><body>
<header><div>Monday, June 24, 2024</div><nav><a href="/">Home</a> <a href="/w">World</a></nav></header>
<article><h1>Strike shuts ports</h1>DATE<p>{PARAGRAPH}</p><p>“We go on,” said Lena Marsh.</p>
<p><a href="/x">Read more: Who owns the cranes?</a></p><ul><li>Ferries run</li><li>Grain waits</li></ul><p>{SECOND}</p></article>
<section id="comments"><h3>Comments</h3><p class="comment">First! It was loud all night at the port.</p></section>
<footer>© 2024 Harbour Courier</footer></body></html>"""


def html(meta: str = "", day: str = "") -> Cleaned:
    return cleaned(PAGE.replace("META", meta).replace("DATE", day), "text/html")


def test_a_page_is_its_article() -> None:
    assert html().text == f"{PARAGRAPH}\n\n“We go on,” said Lena Marsh.\n\n- Ferries run\n- Grain waits\n\n{SECOND}"


def test_a_page_states_title_author_and_publisher() -> None:
    found = html()
    assert (found.title, found.author, found.publisher) == ("Strike shuts ports", "Dana Whitlock", "Harbour Courier")


def test_the_date_in_a_pages_metadata_is_stated() -> None:
    found = html('<meta property="article:published_time" content="2021-03-05T09:00:00Z">')
    assert (found.published, found.precision) == (date(2021, 3, 5), "stated")


def test_the_clock_of_a_page_is_not_its_date() -> None:
    assert (html().published, html().precision) == (None, "unknown")


def test_a_date_under_the_headline_of_a_page_is_its_date() -> None:
    assert html(day='<p class="date">5 March 2021</p>').published == date(2021, 3, 5)


def test_a_piece_of_html_from_a_table_is_its_paragraphs() -> None:
    assert cleaned(f"<p>{PARAGRAPH}</p><p>{SECOND}<br>End.</p>", "text/html").text == f"{PARAGRAPH}\n\n{SECOND}\n\nEnd."


def test_markdown_is_its_words() -> None:
    source = f"# Rain\n\n*By* Ann Lee\n\n{PARAGRAPH}\n\n## Why\n\n1. one **two**\n2. [three](http://x)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    found = cleaned(source, "text/markdown")
    assert (found.title, found.author) == ("Rain", "Ann Lee")
    assert found.text == f"{PARAGRAPH}\n\nWhy\n\n1. one two\n2. three\n\na | b\n1 | 2"


def test_markdown_under_a_plain_name_is_its_words() -> None:
    found = cleaned(f"# Rain\n\n**By Ann Lee**\n\n{PARAGRAPH}")
    assert (found.title, found.author, found.text) == ("Rain", "Ann Lee", PARAGRAPH)


# -- metadata


def test_a_link_above_a_copied_page_is_its_address() -> None:
    assert cleaned(f"https://x.example/a\n\nRain in Ostley\n\n{PARAGRAPH}").url == "https://x.example/a"


def test_a_stated_title_is_not_repeated_in_the_body() -> None:
    found = cleaned(f"Rain in Ostley\n\n{PARAGRAPH}", title="Rain in Ostley")
    assert (found.title, found.text) == ("Rain in Ostley", PARAGRAPH)


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    found = cleaned(PARAGRAPH, title="Rain in Ostley | The Courier", publisher="The Courier")
    assert found.title == "Rain in Ostley"


def test_a_files_own_title_counts_when_the_text_bears_it_out() -> None:
    assert cleaned(f"Rain in Ostley\n\n{PARAGRAPH}", file_title="Rain in Ostley").title == "Rain in Ostley"
    assert cleaned(PARAGRAPH, file_title="Microsoft Word - draft3").title == ""


def test_a_publisher_in_brackets_is_named_without_them() -> None:
    found = cleaned(
        "Harbour opens\n\nThe harbour of Lind opened on Monday.\n\nIts crane came on Friday.\n\nSource: (NORD PRESS)"
    )
    assert found.publisher == "NORD PRESS"


def test_the_sender_of_a_mail_is_author_or_publisher_by_the_name() -> None:
    assert cleaned(PARAGRAPH, sender="Ann Lee").author == "Ann Lee"
    assert cleaned(PARAGRAPH, sender="Strait Daily News").publisher == "Strait Daily News"


def test_a_stated_language_wins() -> None:
    assert cleaned(PARAGRAPH, language="en-GB").language == "en"


# -- authors


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By ANN LEE and BO EK", "Ann Lee, Bo Ek"),
        ("by Yusuf al-Hadi | Reuters", "Yusuf al-Hadi"),
        ("Written by Ann Lee in Oslo", "Ann Lee"),
        ("Ann Lee, staff writer", "Ann Lee"),
        ("Автор: Ольга Рин", "Ольга Рин"),
        ("بقلم: سلمى الحداد", "سلمى الحداد"),
        ("كتب - كامل النجار", "كامل النجار"),
        ("Yazan: Elif Sönmezay", "Elif Sönmezay"),
        ("Par Hélène Carmaux", "Hélène Carmaux"),
        ("Propos recueillis par Hélène Carmaux", "Hélène Carmaux"),
    ],
)
def test_a_byline_names_its_author(line: str, author: str) -> None:
    found = byline(line)
    assert found is not None
    assert found.author == author


@pytest.mark.parametrize(
    "line", ["By night train to Samarkand", "By the numbers", "Par avion", "Text", "Author of his own fall"]
)
def test_a_line_that_begins_like_a_byline_is_none(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize(
    "line", ["Middle East", "World News", "The Reference", "Центральная Азия", "Orta Asya", "Read", "الشرق الأوسط"]
)
def test_a_section_or_place_is_no_person(line: str) -> None:
    assert not is_person(line)


# -- dates


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Wednesday 19/January/2022 - 05:37 PM", "en", date(2022, 1, 19)),
        ("Published: 3 March 2021 10:00", "en", date(2021, 3, 3)),
        ("Mar. 3, 2021, 9:15 a.m. ET", "en", date(2021, 3, 3)),
        ("3rd of March 2021", "en", date(2021, 3, 3)),
        ("2021-03-03T10:00:00Z", "en", date(2021, 3, 3)),
        ("13/03/2021", "en", date(2021, 3, 13)),
        ("03.04.2021", "en", date(2021, 4, 3)),
        ("03/04/2021", "fr", date(2021, 4, 3)),
        ("19 января 2022 г., 14:05 МСК", "ru", date(2022, 1, 19)),
        ("Опубликовано 19.01.2022", "ru", date(2022, 1, 19)),
        ("الأربعاء ١٩ يناير ٢٠٢٢ - ٠٥:٣٧ م", "ar", date(2022, 1, 19)),
        ("19 كانون الثاني/يناير 2022", "ar", date(2022, 1, 19)),
        ("نُشر في: 3 آذار 2021", "ar", date(2021, 3, 3)),
        ("12 Ocak 2022 Çarşamba, 18:40", "tr", date(2022, 1, 12)),
        ("Yayınlanma: 12.01.2022", "tr", date(2022, 1, 12)),
        ("Publié le 5 mars 2021 à 11h20", "fr", date(2021, 3, 5)),
        ("1er août 2021", "fr", date(2021, 8, 1)),
        ("Kyiv, 3 March 2021", "en", date(2021, 3, 3)),
    ],
)
def test_a_date_line_is_read(line: str, language: str, day: date) -> None:
    found = date_line(line, language)
    assert found is not None
    assert found.published == day


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2021",
        "31 February 2021",
        "On 3 March 2021 the rain stopped.",
        "Budget 2021",
        "The war of 3 March 2021 and its causes",
        "12:30",
    ],
)
def test_what_is_no_clear_date_is_not_read(line: str) -> None:
    assert date_line(line, "en") is None


def test_published_and_updated_are_told_apart() -> None:
    found = date_line("Updated 4 March 2021, published 3 March 2021", "en")
    assert found is not None
    assert (found.published, found.updated) == (date(2021, 3, 3), date(2021, 3, 4))


@pytest.mark.parametrize(
    "value",
    [
        "2021-03-03",
        "20210303",
        "Wed, 03 Mar 2021 10:00:00 GMT",
        "3 марта 2021",
        "2021-03-03 10:00:00+00:00",
        "1614766200",
        "1614766200000",
    ],
)
def test_a_metadata_date_is_read(value: str) -> None:
    assert iso(value) == date(2021, 3, 3)


def test_a_date_in_the_text_is_not_the_publication() -> None:
    found = cleaned(f"Rain in Ostley\n\nOn January 6, 2020 {PARAGRAPH[0].lower()}{PARAGRAPH[1:]}\n\n{SECOND}")
    assert (found.published, found.precision) == (None, "unknown")


def test_a_dated_picture_and_a_weekday_infer_the_day() -> None:
    found = cleaned(f"Rain in Ostley\n\nRain on 3 March 2021 (AFP)\n\n{PARAGRAPH}\n\n{SECOND}")
    assert (found.published, found.precision) == (date(2021, 3, 5), "inferred")


def test_a_picture_from_an_archive_infers_nothing() -> None:
    found = cleaned(f"Rain in Ostley\n\nFile photo: rain on 3 March 2021 (AFP)\n\n{PARAGRAPH}\n\n{SECOND}")
    assert found.published is None


# -- language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PARAGRAPH, "en"),
        ("Паром между двумя берегами не ходит по воскресеньям.", "ru"),
        ("دخل إضراب عمال الموانئ يومه الثالث.", "ar"),
        ("İki yaka arasındaki vapur pazar günleri çalışmıyor.", "tr"),
        ("Les dockers ont bloqué vendredi les ports du détroit.", "fr"),
        ("Die Hafenarbeiter haben am Freitag die Häfen blockiert.", "de"),
        ("Портшылар бұғаздағы порттарды үшінші күн жауып тұр.", "kk"),
        ("Докери третій день поспіль блокують порти протоки.", "uk"),
        ("کارگران بندر برای سومین روز بندرهای تنگه را بسته نگه داشتند.", "fa"),
        ("Los estibadores bloquearon el viernes los puertos del estrecho.", "es"),
        ("...", ""),
    ],
)
def test_the_language_is_told_from_its_neighbours(text: str, language: str) -> None:
    assert detect(text) == language


def test_foreign_names_do_not_outweigh_the_words_of_a_long_english_text() -> None:
    text = (
        "Scorers at Taşlıburun: Yıldırım 18, Çağlayan 595, Özgür Şahin 183 and Gülşen Öztürk. Yıldızspor won by two and"
        " Karşıyaka went home with the third goal of Umut Çınar, who came from Çamlıdere and has been there for years."
    )
    assert detect(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Паром между двумя берегами, который ходил бы и зимой, этой весной вышел из строя. " * 2, "ru"),
        ("Ферибот между двата бряга, който вървя и през зимата, тази пролет излезе от строя. " * 2, "bg"),
        ("Паром між двома берегами, який ходив і взимку, цієї весни вийшов з ладу. " * 2, "uk"),
        ("استمر إضراب عمال الموانئ في المدينة للمرة الثالثة، وقالت الشركة إن السفن متوقفة. " * 2, "ar"),
        ("کشتی میان دو ساحل که زمستان‌ها نیز کار می‌کرد این بهار از کار افتاد. " * 3, "fa"),
    ],
)
def test_a_long_text_is_told_by_its_letters_from_those_that_share_its_script(text: str, language: str) -> None:
    assert detect(text) == language


# -- whatever comes in

PIECES = st.sampled_from(
    ["Read more »", "By Ann Lee", "© 2021", "Home > World", "3 March 2021", "AFP)", "(", "|", "- ", "\n", "\n\n", "\f", "\t", "&amp;",
     "<p>", "# ", "```", "Tags:", "بقلم: ", PARAGRAPH, "About the author", "…", "\u202e", "\x00", "Related"]
)  # fmt: skip


@given(
    text=st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=20).map("".join),
    kind=st.sampled_from(["text/plain", "text/markdown", "text/html"]),
)
@hypothesis_settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_cleaned_or_rejected_and_cuts_stand_inside(text: str, kind: str) -> None:
    try:
        found = cleaned(text, kind)
    except Rejected:
        return
    assert found.text.strip() == found.text != ""
    assert all(0 <= c.offset <= len(found.text) for c in found.cuts)
