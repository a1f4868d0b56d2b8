"""Which documents a question finds: the same for every engine."""

from pathlib import Path

import pytest

from kb.index import Engine, IndexedDocument, IndexedEntity, open_engine
from kb.query import parse
from tests.search_documents import DOCUMENTS, filled, found

engine = filled(DOCUMENTS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pipelines", ["a1"]),
        ("PROTEST", ["a1"]),
        ("протестов", ["a2"]),
        ("еще", ["a2"]),
        ("вести", []),
        ("ışık", ["a5"]),
        ("isik", ["a5"]),
        ("istanbul", ["a5"]),
        ("economie", ["a6"]),
        ("petrole", ["a5", "a6"]),
        ("اتحاد", ["a3"]),
        ("أوروبي", ["a3"]),
        ("شريك", ["a3"]),
        ("وزير", ["a3"]),
        ("US", ["a4"]),
        ("U.S.", ["a4"]),
        ("1000", ["a4"]),
        ("1,000", ["a4"]),
        ("well-known", ["a4"]),
        ("known-well", []),
        ("zebra", []),
        ("", ["a1", "a2", "a3", "a4", "a5", "a6", "a7"]),
        ("*", ["a1", "a2", "a3", "a4", "a5", "a6", "a7"]),
    ],
)
def test_words_are_found_in_any_inflection(engine: Engine, text: str, expected: list[str]) -> None:
    assert found(engine, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"oil field"', ["a4"]),
        ('"field oil"', []),
        ('"oil fields"', []),
        ('"prices"', ["a1", "a7"]),
        ('"price"', ["a1"]),
        ('"oil field"~0', ["a4"]),
        ('"field oil"~3', ["a4", "a7"]),
        ('"field oil"~1', ["a4"]),
        ('"oil wheat"~9', ["a4"]),
        ('"oil wheat"~3', []),
        ('"الاتحاد الأوروبي"', ["a3"]),
        ('"الأوروبي الاتحاد"', []),
        ('"الأوروبي الاتحاد"~2', ["a3"]),
        ('"الاتحاد العربية"~2', []),
        ('"تعاون الدول"~2', ["a3"]),
        ('"spread protests"', []),
        ('"призвал к спокойствию"', ["a2"]),
    ],
)
def test_words_together(engine: Engine, text: str, expected: list[str]) -> None:
    assert found(engine, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oil AND wheat", ["a4", "a7"]),
        ("oil AND protest", []),
        ("oil OR protest", ["a1", "a4", "a7"]),
        ("oil NOT field", []),
        ("oil -harvest", ["a4"]),
        ("-oil -gas", ["a2", "a3", "a5", "a6"]),
        ("(oil OR gas) AND prices", ["a1", "a7"]),
        ("+oil dollars", ["a4"]),
        ("pipe*", ["a1"]),
        ("انقر*", ["a3"]),
        ("pipleine~", ["a1"]),
        ("protets~1", ["a1"]),
        ("xipxline~1", []),
        ("title:oil", ["a4"]),
        ("text:oil", ["a4", "a7"]),
        ("text:spread", []),
        ('title:"oil field"', ["a4"]),
        ("title:(wheat OR gas)", ["a1", "a7"]),
        ("author:ek", ["a4", "a7"]),
        ('author:"bo ek" source:herald', ["a4"]),
        ("source:steppe", ["a1", "a4"]),
        ("lang:ru", ["a2"]),
        ("lang:ru OR lang:ar", ["a2", "a3"]),
        ("kind:organization", ["a4", "a5"]),
        ("person:tash", ["a1", "a2", "a3"]),
        ('person:"oren tash"', ["a1", "a2", "a3"]),
        ("person:таш", ["a2"]),
        ("country:KZ", ["a1", "a6"]),
        ("country:kazakhstan", ["a1", "a6"]),
        ("org:su", ["a4", "a5"]),
        ("entity:person:oren-tash", ["a1", "a2", "a3"]),
        ("date:2021", ["a4", "a7"]),
        ("date:2022-01..2022-03-09", ["a1", "a2", "a5"]),
        ("date:>2021", ["a1", "a2", "a5", "a6"]),
        ("date:<2021-08", ["a4"]),
        ("date:2022-01-06", ["a2"]),
        ("oil date:2021-07", ["a4"]),
    ],
)
def test_operators_and_fields(engine: Engine, text: str, expected: list[str]) -> None:
    assert found(engine, text) == expected


def texts(*rows: tuple[str, str, str, str]) -> list[IndexedDocument]:
    """Articles of an id, a language, a title and a body each."""
    return [IndexedDocument(name, "", title, body, language=language) for name, language, title, body in rows]


LANGUAGES = texts(
    ("ar", "ar", "زيارة", "وصل الرئيس لبحث خط أنابيب الغاز مع وزير الخارجية."),
    ("ar2", "ar", "أسعار", "خط جديد للقطارات. أنابيب المياه تالفة في المدينة القديمة. الغاز."),
    ("tr", "tr", "Irmak", "IŞIK ve ılık su. İŞÇİLER İzmir’de toplandı."),
    ("mix", "en", "Deal", "Gazprom (Газпром, غازبروم) signed with 中国石油 in 北京."),
    ("zh", "zh", "协议", "中国石油公司签署了新的协议。"),
    ("fa", "fa", "او", "او می\u200cرود."),
)


polyglot = filled(LANGUAGES)

ACCENTS = texts(
    ("fr", "fr", "Vote", "La première ministre, députée depuis les élections."),
    ("tr", "tr", "Oy", "Dışişleri Bakanlığı’nda parti başkanı görüşmüş."),
    ("de", "de", "Wahl", "Die Straße nach Norden."),
    ("ru", "ru", "Замо́к", "Ещё один замо́к."),
)


accented = filled(ACCENTS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("premiere", ["fr"]),
        ("Premiers", ["fr"]),
        ("deputes", ["fr"]),
        ("élection", ["fr"]),
        ("elections", ["fr"]),
        ("baskani", ["tr"]),
        ("BAŞKAN", ["tr"]),
        ("bakanlik", ["tr"]),
        ("gorusmus", ["tr"]),
        ("strasse", ["de"]),
        ("Straße", ["de"]),
        ("замок", ["ru"]),
        ("еще", ["ru"]),
        ('"disisleri bakanligi"~1', ["tr"]),
    ],
)
def test_accents_do_not_matter(accented: Engine, text: str, expected: list[str]) -> None:
    page = accented.search(parse(text))
    assert [hit.document_id for hit in page.hits] == expected
    assert any(match for _, match in (*page.hits[0].title_parts, *page.hits[0].snippet))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"خط أنابيب الغاز"', ["ar"]),
        ('"الغاز خط"~1', ["ar"]),
        ('"الغاز خط"~8', ["ar", "ar2"]),
        ("الغاز AND الرئيس", ["ar"]),
        ("الغاز -الرئيس", ["ar2"]),
        ("(الرئيس OR القطارات) AND خط", ["ar", "ar2"]),
        ("أناب*", ["ar", "ar2"]),
        ("işçi", ["tr"]),
        ("ISIK", ["tr"]),
        ("izmir", ["tr"]),
        ("Gazprom AND Газпром AND غازبروم", ["mix"]),
        ('"中国石油"', ["mix", "zh"]),
        ("北京", ["mix"]),
        ("میرود", ["fa"]),
    ],
)
def test_other_scripts(polyglot: Engine, text: str, expected: list[str]) -> None:
    assert sorted(found(polyglot, text)) == expected


NEAR = texts(
    ("a", "en", "The lake", "Near a new road lies the lake in A land. The lake is new."),
    ("b", "en", "x", "A lake lies the other way; new boats. The minister of the state."),
    ("c", "en", "x", "The minister of health. Of the minister it is said. a a lake"),
    ("d", "en", "x", "minister of the interior; the river of the north of river"),
)


neighbours = filled(NEAR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"the lake A new"~9', ["a", "b"]),
        ('"lake the the"~9', ["a", "b"]),
        ('"lake the the"~3', ["a"]),
        ('"minister of the"~3', ["b", "c", "d"]),
        ('"of river of"~5', ["d"]),
        ('"a a lake"~5', ["a", "c"]),
    ],
)
def test_small_and_repeated_words_near_each_other(neighbours: Engine, text: str, expected: list[str]) -> None:
    page = neighbours.search(parse(text))
    plain = neighbours.search(parse(text, facets=False, fold_stories=False))
    assert found(neighbours, text) == expected
    assert (page.total, page.stories, plain.total, len(plain.hits)) == (len(expected),) * 4


# Every other one has each two of the words near each other and never all three; so many that not each is read.
FAR = f"Road river {'x ' * 20} river lake {'x ' * 20} lake road."
OFTEN = [
    IndexedDocument(f"{i:03}", "", "Report", FAR if i % 2 else "The lake, a river, or the road.", language="en")
    for i in range(600)
]


crowded = filled(OFTEN)


@pytest.mark.parametrize(
    ("text", "total"), [('"road river lake"~4', 300), ('"road river lake"~2', 0), ('"lake river road"~9', 300)]
)
def test_three_common_words_near_each_other(crowded: Engine, text: str, total: int) -> None:
    page = crowded.search(parse(text))
    assert (page.total, {int(hit.document_id) % 2 for hit in page.hits}) == (total, {0} if total else set())


@pytest.mark.parametrize(
    "text",
    [
        "a" * 3000,
        "a" * 3000 + "*",
        "*:*",
        "[a TO b]",
        ".*",
        "a.*",
        "$^|?*",
        "\ud800",
        "\x00",
        "ﷺ*",
        "🙂",
        "'; DROP TABLE x;--",
        "\u200c",
        "(" * 200,
    ],
)
def test_nothing_typed_is_an_error(polyglot: Engine, text: str) -> None:
    page = polyglot.search(parse(text))
    assert page.total in (0, len(LANGUAGES))
    assert len(polyglot.suggest(text)) <= 8


def test_nothing_is_like_an_article_that_says_nothing(polyglot: Engine) -> None:
    assert polyglot.similar("zh") == []


HYPHENS = texts(
    ("apart", "en", "", "He knew well what is known of the cyber attack."),
    ("two", "en", "", "A well-known firm; cyber-attacks went on. A re-run."),
    ("one", "en", "", "A wellknown firm. The return of an owner by mail."),
    ("long", "en", "A state-of-the-art ship", "Deep-water drilling, off the deep west; deepwater cyberattacks."),
)


hyphened = filled(HYPHENS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("well-kn*", ["one", "two"]),
        ("cyber-at*", ["apart", "long", "two"]),
        ("title:well-kn*", []),
        ("deep-w*", ["long"]),
        ("text:well-k*", ["one", "two"]),
        ("a-s*", []),
        ("state-of-the-a*", ["long"]),
        ("title:state-of-t*", ["long"]),
        ("text:state-of-the-ar*", []),
        ("re-run~", ["two"]),
        ("e-mail~", []),
        ("cyber-attck~", ["long", "two"]),
        ("cyber-attck~1", []),
        ("wel-known~1", ["one", "two"]),
        ("stat-of-the-ert~", ["long"]),
        ("title:cyber-attck~", []),
    ],
)
def test_words_with_hyphens_begun_or_misspelled(hyphened: Engine, text: str, expected: list[str]) -> None:
    assert found(hyphened, text) == expected


named = filled(
    [
        IndexedDocument("a", "", "", "x", entities=(IndexedEntity("person:a", "person", "Omar Al-Asad"),)),
        IndexedDocument("b", "", "", "Al-Asad came.", entities=(IndexedEntity("person:b", "person", "Al Omar Asad"),)),
    ]
)


@pytest.mark.parametrize("text", ["person:al-a*", "person:al-as*", "person:Al-Asad"])
def test_a_name_with_a_hyphen_may_be_begun(named: Engine, text: str) -> None:
    assert found(named, text) == ["a"]


@pytest.mark.parametrize(("typed", "expected"), [("deep-w", ["deep-water"]), ("Re-", ["re-run"]), ("deep w", [])])
def test_a_word_with_a_hyphen_is_completed(hyphened: Engine, typed: str, expected: list[str]) -> None:
    assert [c.text for c in hyphened.suggest(typed) if c.kind == "word"] == expected


def test_more_words_may_begin_so_than_an_engine_tries_in_a_row(tmp_path: Path) -> None:
    words = [f"re{'abcdefghij'[n % 10]}x{n}" for n in range(17_000)]
    for name in ("memory", "tantivy"):
        engine = open_engine(name, tmp_path / name, create=True)
        engine.update(texts(("a", "en", "", f"{' '.join(words)} well read"), ("b", "en", "", "well, a reader")))
        assert found(engine, "well-re*") == ["a"]
        engine.close()


@pytest.mark.parametrize("text", ["seçim", "secim", "seçimler", "title:seçim", "gazete"])
def test_a_turkish_word_finds_the_inflections_whose_stem_it_is(tmp_path: Path, text: str) -> None:
    for name in ("memory", "whoosh", "tantivy"):
        engine = open_engine(name, tmp_path / name, create=True)
        engine.update(texts(("a", "tr", "Seçimlerde", "Seçimlerde gazetesini okudu."), ("b", "en", "Secim", "Gazete.")))
        page = engine.search(parse(text))
        assert "a" in [hit.document_id for hit in page.hits]
        assert any(match for hit in page.hits for _, match in (*hit.snippet, *hit.title_parts))
        engine.close()


@pytest.mark.parametrize("text", ["email", "e-mail", "e mail", "E-mails"])
@pytest.mark.parametrize("written", ["One email came.", "Two e-mails came.", "An e‑mail came."])
def test_a_word_written_with_a_hyphen_as_one_or_as_two_is_found(tmp_path: Path, text: str, written: str) -> None:
    for name in ("memory", "whoosh", "tantivy"):
        engine = open_engine(name, tmp_path / name, create=True)
        engine.update([IndexedDocument("a", "", "", written, language="en")])
        page = engine.search(parse(text))
        assert [hit.document_id for hit in page.hits] == ["a"]
        assert any(match for _, match in page.hits[0].snippet)
        engine.close()


def test_a_word_with_a_hyphen_in_another_language_has_that_languages_stem(tmp_path: Path) -> None:
    for name in ("memory", "whoosh", "tantivy"):
        engine = open_engine(name, tmp_path / name, create=True)
        engine.update([IndexedDocument("a", "", "", "Bir e-posta geldi.", language="tr")])
        assert found(engine, "eposta") == ["a"]
        engine.close()
