"""Known organizations are found in five languages, and are one across them."""

import pytest

from kb.organizations import find_known, known, known_organizations


@pytest.mark.parametrize(
    ("identity", "names"),
    [
        ("united-nations", ("United Nations", "UN", "U.N.", "ООН", "الأمم المتحدة", "ONU", "Организации Объединённых Наций")),
        ("ots", ("Organization of Turkic States", "Turkic Council", "OTS", "Türk Devletleri Teşkilatı", "منظمة الدول التركية")),
        ("csto", ("CSTO", "ОДКБ", "منظمة معاهدة الأمن الجماعي", "Collective Security Treaty Organisation")),
        ("nato", ("NATO", "Nato", "OTAN", "НАТО", "الناتو", "للناتو", "NATO'nun")),
        ("opec", ("OPEC", "أوبك", "Opep")),
    ],
)  # fmt: skip
def test_every_name_leads_to_one_identity(identity: str, names: tuple[str, ...]) -> None:
    assert [organization.id for name in names if (organization := known(name))] == [identity] * len(names)


def test_an_unknown_name_is_none() -> None:
    assert known("Ministry of Silly Walks") is None


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The UN and the European Union urged Nato’s members to act.", ["UN", "European Union", "Nato"]),
        ("en", "OPEC+ met in Vienna, Reuters reported.", ["OPEC+", "Reuters"]),
        ("en", "WHO KNEW THAT IT IS OVER", []),
        ("en", "SANCTIONS BY THE WHO AND THE IMF", ["WHO", "IMF"]),
        ("en", "the new york apple harvest", []),
        ("ar", "قالت الأمم المتحدة والاتحاد الأوروبي", ["الأمم المتحدة", "الاتحاد الأوروبي"]),
        ("ru", "Совета Безопасности ООН и Газпрома", ["Совета Безопасности ООН", "Газпрома"]),
        ("tr", "NATO'nun ve Avrupa Birliği'nin kararı", ["NATO", "Avrupa Birliği"]),
        ("fr", "L’ONU et l’Union européenne", ["ONU", "Union européenne"]),
        ("de", "Die NATO und die UN", []),
    ],
)
def test_known_organizations_are_found_with_their_spans(language: str, text: str, found: list[str]) -> None:
    mentions = find_known(text, language)
    assert [m.surface for m in mentions] == found
    assert all(text[m.start : m.end] == m.surface for m in mentions)


def test_an_acronym_is_marked_as_one() -> None:
    assert [m.form for m in find_known("The World Trade Organization (WTO) met.", "en")] == ["name", "acronym"]


def test_identities_are_unique() -> None:
    identities = [organization.id for organization in known_organizations()]
    assert len(identities) == len(set(identities))


def test_no_name_belongs_to_two_organizations_of_one_language() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for organization in known_organizations():
        for surface, language, _ in organization.names:
            owners.setdefault((surface, language), set()).add(organization.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}
