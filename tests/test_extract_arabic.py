"""Where a person's name stands in Arabic: between marks, behind a nation, and where a word for a nation is a surname."""

import pytest

from kb.extract import chains
from kb.extract.merge import merged


def _told(text: str) -> set[tuple[str, str]]:
    found = chains(text, merged(text, "ar", []), "ar")
    return {(m.kind, m.surface) for c in found if c.confidence >= 0.5 for m in c.mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وحضر مدير المدرسة “سمير جبلون”، ثم غادر.", "سمير جبلون"),
        ("الدفاع: محمود مرسى، هشام نصيب، طارق عز النخيل.", "هشام نصيب"),
        ("وقالت إن رئيسها، هشام عز النخيل، غادر.", "هشام عز النخيل"),
        ("وحضر المحامي طارق على، ثم غادر.", "طارق على"),  # no preposition stands before a comma
        ("الوسط: طارق أبو الذهب وهشام السمران.", "هشام السمران"),
        ("انتخب سامر منصور وعبد الحميد القبوة.", "عبد الحميد القبوة"),
    ],
)
def test_an_arabic_name_fills_what_stands_between_two_marks(text: str, name: str) -> None:
    assert ("person", name) in _told(text)


def test_a_word_for_a_nation_behind_a_given_name_is_a_surname_in_arabic() -> None:
    told = _told("قال طارق المصري، نائب رئيس البنك، إن الأرباح نمت. وأشار المصري إلى أن السوق هادئ.")
    assert {("person", "طارق المصري"), ("person", "المصري")} <= told
    assert "country" not in {kind for kind, _ in told}


def test_a_nation_beside_its_namesake_stays_a_nation_in_arabic() -> None:
    assert ("country", "المصري") in _told("قال طارق المصري، نائب الرئيس، إن المنتخب المصري فاز.")


def test_a_nation_that_is_a_noun_names_who_follows_in_arabic() -> None:
    assert ("person", "شوبو ماندي") in _told("وسجل الهدف عبر السنغالي شوبو ماندي في الشوط الأول.")


def test_an_everyday_word_is_no_preposition_and_name_in_arabic() -> None:
    assert not [m for m in merged("وجاء في بيان صادر عن الوزارة.", "ar", []) if m.kind == "person"]


@pytest.mark.parametrize("text", ["أقيمت على ستاد الأمير محمد بن سعد.", "المدرسة بسيدي محمد لمنور فتحت."])
def test_a_ground_called_after_somebody_is_nobody_in_arabic(text: str) -> None:
    assert "person" not in {kind for kind, _ in _told(text)}


def test_a_club_told_by_the_word_before_it_is_one_wherever_it_stands_in_arabic() -> None:
    told = [m.surface for m in merged("فاز فريق النصر في مباراة الأمس. وخرج النصر سعيدا.", "ar", [])]
    assert told == ["النصر", "النصر"]


def test_a_federation_is_not_the_club_of_its_name_in_arabic() -> None:
    told = _told("سقط الاتحاد أمام ضيفه الفتح في الدوري. وقال الاتحاد الدولي إن المباراة صحيحة.")
    assert {("organization", "الاتحاد"), ("organization", "الاتحاد الدولي")} <= told


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("وقال تقرير المجلس الاقتصادي والاجتماعي إن الأسعار ثابتة.", "المجلس الاقتصادي والاجتماعي"),
        ("ساهم فيه صندوق مصر السيادي أمس.", "صندوق مصر السيادي"),
        ("ساهمت شركة مصر القابضة للتأمين في المشروع.", "شركة مصر القابضة للتأمين"),
        ("طعن أمام المحكمة الجنائية الكبرى أمس.", "المحكمة الجنائية الكبرى"),
        ("هذه المؤسسة العامة للضمان الاجتماعي تعمل.", "المؤسسة العامة للضمان الاجتماعي"),
        ("كان الرئيس السابق للجهاز المركزي للإحصاء.", "لجهاز المركزي للإحصاء"),
        ("وتولى الملف مكتب حمدي رشاد وشركاه.", "حمدي رشاد وشركاه"),
        ("وجهزتها مديرية الصحة لولاية البليدة بكل ما يلزم.", "مديرية الصحة لولاية البليدة"),
    ],
)
def test_an_arabic_body_goes_on_to_its_end(text: str, body: str) -> None:
    assert ("organization", body) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "هي شركة حديثة التأسيس في المدينة.",
        "أحرز المركز السابع في السباق.",
        "وجرى ذلك تحت قيادة المدرب أمس.",
        "وأسندت النيابة للمتهمين تهما.",
        "واجتمع مجلس الإدارة أمس.",
    ],
)
def test_what_any_body_of_its_kind_could_be_is_none_in_arabic(text: str) -> None:
    assert "organization" not in {kind for kind, _ in _told(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وكانت إدارة أوباما قد رفضت الخطة.", "أوباما"),
        ("وفاز المدرب شوقي عجيب بالبطولة.", "شوقي عجيب"),  # strange
        ("وحصل أشرف بابور مدافع الفريق على بطاقة.", "أشرف بابور"),
        ("سجل الهدف أحمد علاء ألغاه الحكم.", "أحمد علاء"),
        ("وحضر “زين الدين باكوري” الحفل.", "زين الدين باكوري"),
        ("قالت الفنانة شيرين ستتلقى واجب العزاء.", "شيرين"),
    ],
)
def test_an_arabic_name_ends_where_an_everyday_word_begins(text: str, name: str) -> None:
    assert ("person", name) in _told(text)


def test_a_title_given_name_and_noun_with_its_own_complement_are_no_full_name_in_arabic() -> None:
    assert ("person", "سامي ضحية") not in _told("كان الطفل سامي ضحية الحادث.")


def test_a_town_behind_its_word_is_nobody_in_arabic() -> None:
    assert "person" not in {kind for kind, _ in _told("أكد عميد بلدية غريان أهمية المصنع.")}


def test_what_else_an_arabic_company_is_for_belongs_to_its_name() -> None:
    assert ("organization", "الشركة الوطنية للحديد والصلب") in _told("وقعت الشركة الوطنية للحديد والصلب العقد.")
    assert ("organization", "أيادي للاستثمار والتنمية الزراعية") in _told(
        "وقعت شركة أيادي للاستثمار والتنمية الزراعية العقد أمس."
    )


def test_a_surname_before_a_colon_heads_its_line_in_arabic() -> None:
    assert ("person", "الجبواري") in _told("الجبواري: سنفتح الطريق قبل نهاية الشهر")
    assert "person" not in {kind for kind, _ in _told("بالفيديو: هدف جميل في مباراة الأمس")}
