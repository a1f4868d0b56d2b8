"""Former names that an article tells. Bodies are invented."""

import pytest

from kb.extract.chains import chains
from kb.model import Mention
from kb.renaming import renamed, renamings
from kb.resolve import Profile, resolve

SAID = [
    ("en", "Corvo Holdings, formerly known as Meridian Freight, lost money.", "Corvo Holdings", "Meridian Freight"),
    ("en", "Meridian Freight was renamed Corvo Holdings in 2019.", "Meridian Freight", "Corvo Holdings"),
    ("en", "Corvo Holdings (previously Meridian Freight) lost money.", "Corvo Holdings", "Meridian Freight"),
    ("ru", "«Корво», ранее известная как «Меридиан», сообщила об убытках.", "Корво", "Меридиан"),
    ("fr", "Norvia, anciennement Compagnie du Port, a perdu.", "Norvia", "Compagnie du Port"),
    ("tr", "Anadolu Enerji (eski adıyla Karasu Elektrik) zarar açıkladı.", "Anadolu Enerji", "Karasu Elektrik"),
    ("ar", "أعلنت نور للطاقة المعروفة سابقا باسم الواحة للكهرباء خسائر.", "نور للطاقة", "الواحة للكهرباء"),
]


def mention(text: str, name: str) -> Mention:
    return Mention(text.index(name), text.index(name) + len(name), name, "organization")


@pytest.mark.parametrize(("language", "text", "one", "other"), SAID)
def test_both_names_are_told_with_the_sentence(language: str, text: str, one: str, other: str) -> None:
    found = renamed(text, [(one, [mention(text, one)]), (other, [mention(text, other)])], language)
    told = {n: [said for said in own if said.startswith("renamed ")] for n, own in found.items()}
    assert told == {0: [f"renamed {other}\t{text}"], 1: [f"renamed {one}\t{text}"]}


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Corvo Holdings, formerly known as Meridian Freight, lost money.", "Meridian Freight"),
        ("Corvo Holdings was renamed Meridian Freight in 2019.", "Corvo Holdings"),
        ("Corvo Holdings changed its name from Meridian Freight.", "Meridian Freight"),
    ],
)
def test_which_name_is_the_former_one_is_told(text: str, old: str) -> None:
    names = ("Corvo Holdings", "Meridian Freight")
    (said,) = renamings(text, [(n, [mention(text, n)]) for n in names], "en")
    assert (names[said.old], names[said.new]) == (old, next(n for n in names if n != old))


def test_a_renamed_company_is_shown_by_its_current_name() -> None:
    old, new = "Meridian Freight", "Corvo Holdings"
    given = [Profile(d, 0, "organization", old) for d in "abc"]
    given += [
        Profile("d", 0, "organization", old, told=(f"renamed {new}\tIt was renamed.", f"former {new}")),
        Profile("d", 1, "organization", new, told=(f"renamed {old}\tIt was renamed.",)),
    ]
    assert [c.name for c in resolve(given).clusters] == [new]


def test_two_bodies_with_other_words_between_them_are_not_renamed() -> None:
    text = "Corvo Holdings, formerly known as a rival of Meridian Freight, lost money."
    assert renamed(text, [(n, [mention(text, n)]) for n in ("Corvo Holdings", "Meridian Freight")], "en") == {}


def test_a_person_is_no_former_name_of_a_body() -> None:
    text = "Corvo Holdings, formerly Ada Bell, lost money."
    person = Mention(24, 32, "Ada Bell", "person")
    assert renamed(text, [("Corvo Holdings", [mention(text, "Corvo Holdings")]), ("Ada Bell", [person])], "en") == {}


def test_a_branch_keeps_its_country_and_legal_form_in_its_name() -> None:
    text = "Bank of Harrow (Peru) SA was fined."
    found = chains(text, [mention(text, "Bank of Harrow"), Mention(16, 20, "Peru", "country", code="PE")], "en")
    assert [(c.kind, c.name) for c in found] == [("organization", "Bank of Harrow (Peru) SA")]


def test_a_country_in_brackets_without_a_legal_form_stays_a_country() -> None:
    text = "Bank of Harrow (Peru) was fined."
    found = chains(text, [mention(text, "Bank of Harrow"), Mention(16, 20, "Peru", "country", code="PE")], "en")
    assert [c.kind for c in found] == ["organization", "country"]
