"""Rules of Arabic, Turkish, French and Russian on literal sentences: how far a name goes, and what is none."""

import pytest

from kb.extract import chains
from kb.extract.cuts import is_plausible
from kb.extract.merge import merged


def _told(text: str, language: str) -> set[tuple[str, str]]:
    found = chains(text, merged(text, language, []), language)
    return {(m.kind, m.surface) for c in found if c.confidence >= 0.5 for m in c.mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("فازت فوزية سلماسو سنغريبو. وشكرت سلماسو سنغريبو الجميع.", "فوزية سلماسو سنغريبو"),
        ("ودعت إيلا ساندفيك مور، مبعوثة الأمم المتحدة، إلى الهدوء.", "إيلا ساندفيك مور"),
        ("جاء غبرود الزوبعري ثم ذهب غبرود الزوبعري.", "غبرود الزوبعري"),
        ("وصل ميسقر جبلق، الذي حرس المخزن.", "ميسقر جبلق"),
        ("قال وزير التجارة غبرود الزوبعري إن الأسعار ثابتة.", "غبرود الزوبعري"),
    ],
)
def test_an_arabic_name_goes_on_to_its_end(text: str, name: str) -> None:
    assert ("person", name) in _told(text, "ar")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "قال المستشار حمدي عبد الرؤوف شنبوط إن الجلسة أجلت.",
            "حمدي عبد الرؤوف شنبوط",
        ),  # no everyday word behind known parts
        ("قال حمدي رشاد موضحا أن الجلسة أجلت.", "حمدي رشاد"),  # "explaining" is one
        ("سجل ماسايوكي أوكيمورا الهدف.", "ماسايوكي أوكيمورا"),  # spelt like Masayuki
        ("وقال وليد شلحوب الحمداني إن الطريق آمن.", "وليد شلحوب الحمداني"),
    ],
)
def test_an_arabic_name_holds_unknown_words_that_are_no_everyday_ones(text: str, name: str) -> None:
    assert ("person", name) in _told(text, "ar")


@pytest.mark.parametrize(
    "text",
    [
        "قالت اللجنة الحكومية إن النتائج غدا.",
        "وبحسب لجنة التحقيق كان الباب مفتوحا.",
        "هذه غرفة للصمت في المدينة.",
        "طلب من لجنة تعيد الوزن أن تعمل.",
    ],
)
def test_a_committee_of_any_kind_is_no_body_in_arabic(text: str) -> None:
    assert not {name for kind, name in _told(text, "ar") if kind == "organization"}


def test_an_everyday_word_that_ends_like_a_surname_is_not_even_a_candidate_in_arabic() -> None:
    assert not [m for m in merged("تباع في السوق زيتون وتمور.", "ar", []) if m.kind == "person"]
    assert ("person", "سمير زيتون") in _told("قال الوزير سمير زيتون إن المصنع سيغلق.", "ar")


def test_an_arabic_name_ends_before_how_it_was_done() -> None:
    assert ("organization", "بذر الزاد") in _told("باع القمح لشركة بذر الزاد بنصف السعر.", "ar")


def test_a_word_for_an_armed_group_only_explains_its_name_in_arabic() -> None:
    assert ("organization", "سرايا البرج") in _told("اتهم جماعة سرايا البرج بالحادث.", "ar")


def test_a_turkish_minister_leaves_the_country_its_name() -> None:
    found = _told("Türkiye Enerji Bakanı Kemal Aydın dün konuştu.", "tr")
    assert found == {("country", "Türkiye"), ("person", "Kemal Aydın")}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Yeni Zelanda Yüksek Mahkemesi kararı bozdu.", "Yeni Zelanda Yüksek Mahkemesi"),
        ("Kararı Varna 3. İdare Mahkemesi verdi.", "Varna 3. İdare Mahkemesi"),
        ("Şirket Vornella Tulle'nin yüzde 49'unu aldı.", "Vornella Tulle"),
    ],
)
def test_a_turkish_body_is_found_whole(text: str, body: str) -> None:
    assert ("organization", body) in _told(text, "tr")


def test_a_turkish_name_ends_before_the_town_it_was_spoken_in() -> None:
    assert ("person", "Ali Kaya") in _told("Ali Kaya Ankara'da konuştu.", "tr")


def test_what_a_french_minister_is_of_is_no_body() -> None:
    found = _told("La ministre tchadienne des Transports, Aminata Koulibaly, a démissionné.", "fr")
    assert not {name for kind, name in found if kind == "organization"}


def test_a_russian_participle_that_opens_a_sentence_is_no_person() -> None:
    assert not is_plausible("Отстранённый", "person", "ru")
    assert is_plausible("Ахматова", "person", "ru")


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Borsada Bozlak Demir hisseleri yüzde 4 arttı.", "tr", "Bozlak Demir"),
        ("Dün Bozlakbank davasında karar çıktı.", "tr", "Bozlakbank"),
        ("Törene Kavak Vakfı Genel Müdürü Görgün Taner ve Bozlak Üniversitesi katıldı.", "tr", "Bozlak Üniversitesi"),
        ("Toplantıda Bozlak Partisi Grup Başkanvekili Rasim Bulut konuştu.", "tr", "Bozlak Partisi"),
        ("Le groupe a vendu sa filiale à l'allemand Bozlakwerke hier.", "fr", "Bozlakwerke"),
        ("Il a visité le lycée Jean-Bozlak mardi.", "fr", "lycée Jean-Bozlak"),
        ("Le Mouvement national pour le développement du président Bo Varn gouvernait.", "fr", "Mouvement national pour le développement"),
        ("وأعلنت حركة العدل والسلام الحكومة عدوا.", "ar", "حركة العدل والسلام"),
        ("وقال نقيب نقابة الصحفيين العراقيين إن القرار ظالم.", "ar", "نقابة الصحفيين العراقيين"),
        ("وخسر مؤشر بورصة إسطنبول نقطتين.", "ar", "بورصة إسطنبول"),
        ("سجل لاتسيو هدفا في المباراة.", "ar", "لاتسيو"),
    ],
)  # fmt: skip
def test_a_body_is_found_by_what_is_said_of_it(text: str, language: str, name: str) -> None:
    assert ("organization", name) in _told(text, language)


def test_a_dutch_particle_stands_inside_a_name_in_turkish() -> None:
    assert ("person", "Pierre van Bozdonk") in _told("Hollandalı Pierre van Bozdonk gol attı.", "tr")


def test_an_abbreviation_is_no_body_in_french() -> None:
    assert not {name for kind, name in _told("Selon une ONG locale, la TVA baisse.", "fr") if kind == "organization"}
