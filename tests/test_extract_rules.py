"""The rules of each language on literal sentences, without a model."""

import pytest

from kb.countries import find as find_countries
from kb.extract.arabic import find_arabic
from kb.extract.arabic_teams import find_teams
from kb.extract.french import find_french
from kb.extract.hints import hints, is_company
from kb.extract.merge import merged
from kb.extract.russian_rules import find_russian
from kb.extract.turkish import find_turkish
from kb.model import Mention


def _said(mentions: list[Mention]) -> set[tuple[str, str]]:
    return {(m.kind, m.surface) for m in mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La cour d'appel de Douai a jugé.", ("organization", "cour d'appel de Douai")),
        ("L'Union nationale des pêcheurs proteste.", ("organization", "Union nationale des pêcheurs")),
        ("Elle dirige la société Vorin Tissus.", ("organization", "Vorin Tissus")),
        ("Il parle de la gérante de Vorin.", ("organization", "Vorin")),
        ("On a vu le boxeur Tavik Bronnoz hier.", ("person", "Tavik Bronnoz")),
    ],
)
def test_french_names_are_found_by_what_stands_around_them(text: str, expected: tuple[str, str]) -> None:
    assert expected in _said(find_french(text, find_countries(text, "fr")))


@pytest.mark.parametrize("text", ["Vorin, technicien chez Tavik, se tait.", "Tavik a été fondée en 1950."])
def test_a_french_house_is_known_by_who_works_there_and_by_its_founding(text: str) -> None:
    assert ("organization", "Tavik") in _said(find_french(text, []))


def test_a_french_body_ends_before_its_verb() -> None:
    assert ("organization", "Front réclame") not in _said(find_french("Le Front réclame la libération.", []))


def test_a_french_body_leaves_its_country_alone() -> None:
    text = "La Cour suprême du Canada a jugé."
    assert _said(find_french(text, find_countries(text, "fr"))) == {("organization", "Cour suprême")}


def test_a_french_family_is_no_person() -> None:
    text = "On dîne chez les Vorin."
    found = merged(text, "fr", [[Mention(17, 22, "Vorin", "person")]])
    assert found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вратарь «Ворина» ушёл.", "Ворина"),
        ("Открылся театр «Ворин».", "Ворин"),
        ("Об этом заявил МИД Казахстана.", "МИД Казахстана"),
        ("Создана Комиссия по бассейну Вориновки.", "Комиссия по бассейну Вориновки"),
    ],
)
def test_russian_bodies_are_found_by_what_stands_around_them(text: str, expected: str) -> None:
    assert ("organization", expected) in _said(find_russian(text, find_countries(text, "ru")))


def test_a_quotation_is_no_russian_body() -> None:
    assert find_russian("После матча тренер сказал: «Мы играли лучше», — и ушёл.", []) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bugün Vorin Derneği Başkanı Tavik Bronnoz konuştu.", ("person", "Tavik Bronnoz")),
        ("Dün yelkenci Tavik Bronnoz kazandı.", ("person", "Tavik Bronnoz")),
        ('"Hayır" dedi Bronnoz.', ("person", "Bronnoz")),
        ("Dün Halkın Vorini gazetesi kapandı.", ("organization", "Halkın Vorini")),
        ("Dün Vorin Bankası Yönetim Kurulu toplandı.", ("organization", "Vorin Bankası")),
        ("Dün Vorin Başsavcılığının kararı çıktı.", ("organization", "Vorin Başsavcılığının")),
        ("Dün Rus Dışişleri Bakanlığı yanıt verdi.", ("organization", "Dışişleri Bakanlığı")),
        ("Dün Vorin Yatçılık kapandı.", ("organization", "Vorin Yatçılık")),
        ("Dün Bronnoz tribünleri sustu.", ("organization", "Bronnoz")),
        ("Dün Vorin Bankası ve Tavik Holding birleşti.", ("organization", "Tavik Holding")),
    ],
)
def test_turkish_names_are_found_by_what_stands_around_them(text: str, expected: tuple[str, str]) -> None:
    assert expected in _said(find_turkish(text, find_countries(text, "tr")))


def test_words_of_a_turkish_headline_are_no_acronyms() -> None:
    assert find_turkish("SINIRDA LEYLEK KRİZİ", []) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال بيورن هالغريم إن المشروع متوقف.", ("person", "بيورن هالغريم")),
        ("وتقول فيكي باباجورجيو، وهي معلمة، إن البحر تراجع.", ("person", "فيكي باباجورجيو")),
        ("وانتخب البرلمان رادو شيربان رئيسا للوزراء.", ("person", "رادو شيربان")),
        ("قال الموسيقي التركي أوزغه جانداش ذلك.", ("person", "أوزغه جانداش")),
        ("غاب صالح سليم. وكان سليم قد سجل هدفا.", ("person", "سليم")),
        ("حضر اللقاء سمير شيري. وقالت زوجته إن شيري مريض.", ("person", "شيري")),
        ("أعلنت وكالة الأنباء الكويتية (كونا) ذلك.", ("organization", "كونا")),
        ("أعلنت وكالة الأنباء الكويتية ذلك.", ("organization", "وكالة الأنباء الكويتية")),
        ("تخرج في جامعة فؤاد الأول قبل عام.", ("organization", "جامعة فؤاد الأول")),
        ("قضت محكمة الاستئناف في مرسيليا أمس.", ("organization", "محكمة الاستئناف في مرسيليا")),
        ("وقع اتفاقا مع بيونتك الألمانية.", ("organization", "بيونتك")),
        ("يعمل في المعهد الوطني لعلوم المحيطات.", ("organization", "المعهد الوطني لعلوم المحيطات")),
        ("لاعب الزمالك سجل في المباراة.", ("organization", "الزمالك")),
    ],
)
def test_arabic_names_are_found_by_what_stands_around_them(text: str, expected: tuple[str, str]) -> None:
    found = [*find_arabic(text, find_countries(text, "ar")), *find_teams(text)]
    assert expected in _said([m for m in found if m.confidence >= 0.5])


def test_what_is_called_after_somebody_is_nobody() -> None:
    assert _said(find_arabic("يقع المقهى في شارع نجيب محفوظ قرب النهر.", [])) == set()


def test_an_arabic_club_of_a_result_is_found_again() -> None:
    text = "فاز نجم القرية أمس.\nالنتائج:\nنجم القرية 3 - شباب التل 1"
    assert [m.surface for m in find_teams(text)] == ["نجم القرية", "نجم القرية", "شباب التل"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vorin grew up in a port.", "person"),
        ("Vorin told his guests.", "person"),
        ("Vorin employs nine.", "organization"),
    ],
)
def test_a_deed_tells_a_person_from_a_company(text: str, kind: str) -> None:
    assert kind in {found for found, _ in hints(text, 0, 5)}


@pytest.mark.parametrize("text", ["He bought shares in Vorin.", "She spoke to Vorin chairman Ann Rice."])
def test_what_only_a_company_has_makes_one(text: str) -> None:
    start = text.index("Vorin")
    assert is_company(text, start, start + 5)


def test_a_rank_makes_a_person_of_a_body() -> None:
    text = "In May Bishop Tavik Bronnoz came."
    found = merged(text, "en", [[Mention(7, 27, "Bishop Tavik Bronnoz", "organization", confidence=0.8)]])
    assert _said(found) == {("person", "Tavik Bronnoz")}


def test_the_article_makes_a_body_of_a_person() -> None:
    text = "The Patient Vorins split."
    found = merged(text, "en", [[Mention(4, 18, "Patient Vorins", "person", confidence=0.8)]])
    assert _said(found) == {("organization", "Patient Vorins")}
