"""Who is who across articles, on small made-up corpora; people are invented or of the past."""

import random
from datetime import date

import pytest

from kb.model import Kind
from kb.resolve.across import KnownName, Profile, Resolution, resolve
from kb.resolve.why import why


def profile(
    document: str, name: str, kind: Kind = "person", *, number: int = 0, also: tuple[str, ...] = (), titles: tuple[str, ...] = (),
    countries: tuple[str, ...] = (), company: tuple[str, ...] = (), code: str = "", confidence: float = 1.0, story: str = "",
) -> Profile:  # fmt: skip
    surfaces = tuple((s, 1) for s in (name, *also))
    return Profile(
        document,
        number,
        kind,
        name,
        surfaces,
        "en",
        titles,
        countries,
        code,
        confidence,
        company,
        date(2020, 1, 1),
        story,
    )


def names(result: Resolution) -> list[list[str]]:
    """The spellings of each entity, sorted."""
    return sorted(sorted(n.surface for n in c.names) for c in result.clusters)


def test_one_person_in_three_scripts_is_one_entity() -> None:
    result = resolve([profile("a", "Leo Tolstoy"), profile("b", "Лев Толстой"), profile("c", "ليو تولستوي")])
    assert len(result.clusters) == 1


def test_the_full_latin_name_is_shown() -> None:
    result = resolve(
        [profile("a", "Tolstoy", also=("Leo Tolstoy",)), profile("b", "Лев Толстой"), profile("c", "Leo Tolstoy")]
    )
    assert result.clusters[0].name == "Leo Tolstoy"


def test_brothers_are_two() -> None:
    result = resolve([profile("a", "Orville Wright"), profile("b", "Wilbur Wright")])
    assert len(result.clusters) == 2


def test_a_chain_of_likenesses_joins_no_two_people_who_differ() -> None:
    result = resolve([profile("a", "Orville Wright"), profile("b", "O. Wright"), profile("c", "Oscar Wright")])
    together = [c for c in result.clusters if len(c.names) > 1]
    assert not any({"Orville Wright", "Oscar Wright"} <= {n.surface for n in c.names} for c in together)


def test_two_names_side_by_side_in_an_article_are_two() -> None:
    both, company = ("john adams", "john quincy adams"), ("abigail smith", "thomas paine", "john jay")
    result = resolve([
        profile("a", "John Adams", company=(both[1], *company)),
        profile("a", "John Quincy Adams", number=1, company=(both[0], *company)),
    ])  # fmt: skip
    assert len(result.clusters) == 2


def test_a_surname_goes_to_the_one_full_name_in_its_company() -> None:
    result = resolve([
        profile("a", "Orville Wright", also=("Wright",), company=("octave chanute",)),
        profile("b", "Wright", company=("octave chanute",)),
    ])  # fmt: skip
    assert names(result) == [["Orville Wright", "Wright"]]


def test_a_surname_is_not_that_of_whom_the_same_article_spells_otherwise() -> None:
    team = ("Ruben Ibarra", "Greta Lund", "Marta Olsen")
    people = [profile("a", "Dele Adebanjo", company=team), profile("a", "Doyle", number=1, company=team)]
    assert names(resolve(people)) == [["Dele Adebanjo"], ["Doyle"]]


def test_a_womans_surname_is_not_given_to_a_man() -> None:
    result = resolve([
        profile("a", "Sergei Lebedov", also=("Lebedov",), company=("octave chanute",)),
        profile("b", "Lebedova", company=("octave chanute",)),
    ])  # fmt: skip
    assert len(result.clusters) == 2


def test_a_surname_with_two_bearers_stays_alone_and_is_suggested() -> None:
    result = resolve([profile("a", "Orville Wright"), profile("b", "Wilbur Wright"), profile("c", "Wright")])
    assert (len(result.clusters), len(result.suggestions)) == (3, 2)


def test_a_surname_with_two_bearers_is_divided_by_company() -> None:
    result = resolve([
        profile("a", "Franz Wunder", also=("Wunder",), titles=("judge",), countries=("AT",), company=("emil kaas",)),
        profile("b", "Klara Wunder", also=("Wunder",), titles=("singer",), countries=("SE",), company=("opera aurora",)),
        profile("c", "Wunder", titles=("judge",), countries=("AT",), company=("emil kaas",)),
        profile("d", "Wunder", titles=("singer",), countries=("SE",), company=("opera aurora",)),
    ])  # fmt: skip
    assert {c.name: [d for d, _ in c.members] for c in result.clusters} == {
        "Franz Wunder": ["a", "c"],
        "Klara Wunder": ["b", "d"],
    }


def test_one_name_with_other_office_country_and_company_is_two_people() -> None:
    result = resolve([
        profile("a", "Timur Ordas", titles=("president",), countries=("KZ",), company=("cabinet",)),
        profile("b", "Timur Ordas", titles=("striker",), countries=("BR",), company=("fc delta",)),
    ])  # fmt: skip
    assert len(result.clusters) == 2


def test_one_name_in_articles_that_say_little_is_one_person() -> None:
    result = resolve(
        [profile("a", "Timur Ordas", titles=("president",)), profile("b", "Timur Ordas", countries=("BR",))]
    )
    assert len(result.clusters) == 1


def test_the_kind_of_a_name_is_decided_by_all_its_articles() -> None:
    result = resolve(
        [profile("a", "Timur Ordas"), profile("b", "Timur Ordas"), profile("c", "Timur Ordas", "organization")]
    )
    assert [(c.kind, len(c.members)) for c in result.clusters] == [("person", 3)]


def test_copies_of_one_story_have_one_vote() -> None:
    copies = [profile(f"c{n}", "Orion Delta", "organization", story="s1") for n in range(5)]
    result = resolve([*copies, profile("a", "Orion Delta"), profile("b", "Orion Delta")])
    assert result.clusters[0].kind == "person"


def test_an_unsure_name_counts_in_three_stories_only() -> None:
    doubtful = [profile(d, "Vesna Kurs", confidence=0.3, story=s) for d, s in (("a", "1"), ("b", "2"), ("c", "2"))]
    assert (
        len(resolve(doubtful).clusters),
        len(resolve([*doubtful, profile("d", "Vesna Kurs", confidence=0.3)]).clusters),
    ) == (0, 1)


def test_an_unsure_name_counts_beside_a_sure_one() -> None:
    result = resolve([profile("a", "Vesna Kurs", confidence=0.3), profile("b", "Весна Курс")])
    assert names(result) == [["Vesna Kurs", "Весна Курс"]]


def test_an_acronym_learned_in_one_article_is_known_in_the_next() -> None:
    result = resolve([
        profile("a", "League of River Ports", "organization", also=("LRP",)),
        profile("b", "LRP", "organization", company=("jan ode",)),
    ])  # fmt: skip
    assert [len(c.members) for c in result.clusters] == [2]


def test_a_known_body_with_a_near_word_in_its_name_is_suggested() -> None:
    result = resolve([
        profile("a", "Turkish Council", "organization"),
        profile("b", "Cooperation Council of Turkish Speaking States", "organization"),
    ])  # fmt: skip
    assert (len(result.clusters), len(result.suggestions)) == (2, 1)


def test_former_names_of_a_known_body_in_one_article_are_joined_and_a_near_one_suggested() -> None:
    names_ = ("Organization of Turkish States", "Cooperation Council of Turkish Speaking States", "Turkish Council")
    folded = [name.lower() for name in names_]
    article = [
        profile("a", name, "organization", number=n, company=tuple(f for f in folded if f != name.lower()),
                also=("OTS",) if n == 0 else ())
        for n, name in enumerate(names_)
    ]  # fmt: skip
    result = resolve([*article, profile("b", "Organization of Turkic States", "organization", also=("OTS",))])
    assert sorted(len(c.members) for c in result.clusters) == [1, 3]
    assert len(result.suggestions) == 1


def test_rulers_of_one_name_are_two_and_no_surname_of_others() -> None:
    result = resolve([
        profile("a", "Mahmud II", titles=("sultan",)), profile("b", "Mahmud I", titles=("sultan",)),
        profile("c", "محمود الثاني", titles=("sultan",)), profile("d", "Sami Mahmud"),
    ])  # fmt: skip
    assert sorted(names(result)) == [["Mahmud I"], ["Mahmud II", "محمود الثاني"], ["Sami Mahmud"]]


def test_parent_and_branch_are_two() -> None:
    result = resolve([profile("a", "Orion Holding", "organization"), profile("b", "Orion Bank", "organization")])
    assert len(result.clusters) == 2


def test_a_translated_body_is_one() -> None:
    result = resolve(
        [
            profile("a", "Northern Fisheries Council", "organization"),
            profile("b", "Northern Council of Fisheries", "organization"),
        ]
    )
    assert len(result.clusters) == 1


def test_a_country_is_its_code() -> None:
    result = resolve([profile("a", "Türkiye", "country", code="TR"), profile("b", "تركيا", "country", code="TR")])
    assert [(c.code, c.country, len(c.members)) for c in result.clusters] == [("TR", "TR", 2)]


def test_a_country_and_a_person_of_one_name_are_two() -> None:
    result = resolve([profile("a", "Chad", "country", code="TD"), profile("a", "Chad", number=1)])
    assert sorted(c.kind for c in result.clusters) == ["country", "person"]


def test_the_order_of_profiles_does_not_matter() -> None:
    given = [
        profile("a", "Orville Wright", also=("Wright",), company=("octave chanute",)), profile("b", "Wilbur Wright"),
        profile("c", "Wright", company=("octave chanute",)), profile("d", "O. Wright"), profile("e", "Орвилл Райт"),
        profile("f", "Orion Holding", "organization"), profile("g", "Orion Bank", "organization"), profile("h", "Orion", "organization"),
    ]  # fmt: skip
    first = resolve(given)
    for seed in range(5):
        mixed = list(given)
        random.Random(seed).shuffle(mixed)
        assert resolve(mixed) == first


def test_every_profile_of_a_sure_name_is_in_one_entity() -> None:
    given = [
        profile(f"d{n}", name, number=n)
        for n, name in enumerate(["Wright", "Wright", "Orville Wright", "Wilbur Wright"])
    ]
    assert sorted(m for c in resolve(given).clusters for m in c.members) == sorted(p.member for p in given)


def test_a_users_list_joins_its_aliases_and_names_the_entity() -> None:
    known = [KnownName("Mata Hari", "person", ("Margaretha Zelle",), "NL")]
    result = resolve([profile("a", "Margaretha Zelle"), profile("b", "Mata Hari")], known=known)
    assert [(c.name, c.country, len(c.members)) for c in result.clusters] == [("Mata Hari", "NL", 2)]


def test_joins_say_what_joined_the_names() -> None:
    join = resolve([profile("a", "Leo Tolstoy"), profile("b", "Лев Толстой")]).clusters[0].joins[0]
    assert ({join.left, join.right}, join.score.verdict) == ({"Leo Tolstoy", "Лев Толстой"}, "same")


def test_why_lists_the_similar_names_kept_apart() -> None:
    result = resolve([profile("a", "Orville Wright"), profile("b", "Wilbur Wright"), profile("c", "Marie Curie")])
    orville = next(c for c in result.clusters if c.name == "Orville Wright")
    assert [(name, score.verdict) for name, score in why(orville, result.clusters).apart] == [
        ("Wilbur Wright", "different")
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_country_of_a_person_needs_most_stories(count: int) -> None:
    given = [profile(f"a{n}", "Vesna Kurs", countries=("SE",)) for n in range(count)] + [
        profile("b", "Vesna Kurs", countries=("NO",))
    ]
    assert resolve(given).clusters[0].country == ("SE" if count == 3 else "")


def test_company_may_hold_the_name_itself_as_written() -> None:
    result = resolve([
        profile("a", "Timur Ordas", titles=("president",), countries=("KZ",), company=("Timur Ordas", "Cabinet")),
        profile("b", "Timur Ordas", titles=("striker",), countries=("BR",), company=("Timur Ordas", "FC Delta")),
    ])  # fmt: skip
    assert len(result.clusters) == 2


def test_a_bare_name_waits_for_all_its_bearers() -> None:
    company = ("emil kaas", "opera aurora", "jan ode")
    result = resolve([
        profile("a", "Franz Wunder", company=company),
        profile("b", "Klara Wunder", company=company),
        profile("c", "Wunder", company=company),
    ])  # fmt: skip
    assert len(result.clusters) == 3


def test_a_world_body_is_of_no_country() -> None:
    result = resolve([profile("a", "United Nations", "organization", countries=("TR",))])
    assert result.clusters[0].country == ""


def test_a_judge_and_a_footballer_of_one_name_are_two() -> None:
    result = resolve([
        profile("a", "Amos Reed", titles=("judge",), countries=("NG",), company=("Ida Holm",)),
        profile("b", "Amos Reed", titles=("player",), countries=("NG",), company=("Bo Lund",)),
    ])  # fmt: skip
    assert len(result.clusters) == 2


def test_two_people_whom_one_article_tells_apart_stay_two_across_articles() -> None:
    result = resolve([
        profile("a", "Amos Reed", titles=("judge",), company=("Ida Holm",)),
        profile("a", "Amos Reed", number=1, titles=("player",), company=("Ida Holm",)),
        profile("b", "Amos Reed", titles=("judge",), company=("Ida Holm",)),
        profile("c", "Amos Reed", titles=("player",), company=("Ida Holm",)),
    ])  # fmt: skip
    assert sorted(sorted(c.members) for c in result.clusters) == [[("a", 0), ("b", 0)], [("a", 1), ("c", 0)]]


def test_a_judge_and_a_minister_of_one_name_and_country_are_one() -> None:
    result = resolve([
        profile("a", "Amos Reed", titles=("judge",), countries=("NG",), company=("Ida Holm",)),
        profile("b", "Amos Reed", titles=("minister",), countries=("NG",), company=("Bo Lund",)),
    ])  # fmt: skip
    assert len(result.clusters) == 1


def test_a_director_who_is_an_ambassador_is_shown_as_one() -> None:
    result = resolve([profile("a", "Amos Reed", titles=("mr", "director", "ambassador"))])
    assert result.clusters[0].titles == ("ambassador",)


def test_reasons_name_the_country() -> None:
    result = resolve([profile("a", "Leo Tolstoy", countries=("KZ",)), profile("b", "Лев Толстой", countries=("KZ",))])
    assert "both beside Kazakhstan" in [r.text for j in result.clusters[0].joins for r in j.score.reasons]


def test_companies_of_one_group_are_two() -> None:
    result = resolve([profile("a", "Tata Motors", "organization"), profile("b", "Tata Steel", "organization")])
    assert len(result.clusters) == 2


def test_a_person_taken_for_an_organization_follows_the_same_name_in_another_script() -> None:
    result = resolve([
        profile("a", "Leo Tolstoy", "organization", confidence=0.6),
        profile("b", "Лев Толстой"), profile("c", "Tolstoy, Leo"),
    ])  # fmt: skip
    assert [c.kind for c in result.clusters] == ["person"]


def test_a_badly_worked_out_base_form_yields_to_what_was_written() -> None:
    result = resolve([profile("a", "Sofia Medina"), profile("b", "Софий Медин", also=("София Медина",))])
    assert len(result.clusters) == 1


def test_a_ministry_without_a_country_is_not_that_of_the_only_country_named() -> None:
    result = resolve([
        profile("a", "Ministry of Foreign Affairs of Indonesia", "organization"),
        profile("b", "Dışişleri Bakanlığı", "organization"),
    ])  # fmt: skip
    assert len(result.clusters) == 2


def test_a_ministry_beside_its_country_is_that_countrys() -> None:
    result = resolve([
        profile("a", "Ministry of Foreign Affairs of Indonesia", "organization"),
        profile("b", "Dışişleri Bakanlığı", "organization", countries=("ID",)),
    ])  # fmt: skip
    assert len(result.clusters) == 1


@pytest.mark.parametrize("name", ["Bohr", "Нильс Бор"])
def test_reasons_name_the_company_as_the_articles_write_it(name: str) -> None:
    full = Profile("a", 0, "person", "Niels Bohr", company=("Lise Meitner", "Royal Academy"))
    other = Profile("b", 0, "person", name, company=("Lise Meitner", "Royal Academy"))
    beside = [Profile(d, 1, "person", "Lise Meitner", company=("Royal Academy",)) for d in "ab"]
    bodies = [Profile(d, 2, "organization", "Royal Academy", company=("Lise Meitner",)) for d in "ab"]
    found = resolve([full, other, *beside, *bodies])
    said = [r.text for c in found.clusters for j in c.joins for r in j.score.reasons if r.feature == "company"]
    assert said == ["named together with Lise Meitner, Royal Academy"]


def test_a_c_that_is_read_as_k_meets_its_name_in_another_script() -> None:
    result = resolve([profile("a", "Carlos Camacho"), profile("b", "Карлос Камачо")])
    assert len(result.clusters) == 1


def test_what_keeps_alike_names_apart_is_told() -> None:
    rached, rashid = "Rached Trabelsi", "Rashid Trabelsi"
    both = [profile("a", rached, company=(rached, rashid)), profile("a", rashid, number=1, company=(rached, rashid))]
    result = resolve([*both, profile("b", "راشد الطرابلسي")])
    told = [r.text for *_, score in result.suggestions for r in score.reasons if r.feature == "through"]
    assert any(f"would also join {rached} and {rashid}" in text for text in told)


@pytest.mark.parametrize(("told", "country"), [(("of KE",), "KE"), (("in KE",), "")])
def test_a_body_is_shown_with_its_own_country_not_that_of_its_article(told: tuple[str, ...], country: str) -> None:
    body = Profile("a", 0, "organization", "Ministry of Ports", confidence=1.0, countries=("ES",), told=told)
    assert resolve([body]).clusters[0].country == country
