"""Two people, or two bodies, of one name across articles: apart, one, or unsure. All are invented or of the past."""

from datetime import date

import pytest

from kb.model import Decision, Kind
from kb.resolve import Profile, Resolution, resolve


def profile(
    document: str, *told: str, name: str = "Kofi Mensah", kind: Kind = "person", titles: tuple[str, ...] = (),
    countries: tuple[str, ...] = (), company: tuple[str, ...] = (), year: int = 2022,
) -> Profile:  # fmt: skip
    return Profile(
        document, 0, kind, name, ((name, 1),), "en", titles, countries, company=company, published=date(year, 6, 1), told=told
    )  # fmt: skip


def groups(result: Resolution) -> list[list[str]]:
    return sorted(sorted(d for d, _ in c.members) for c in result.clusters)


def unsure(result: Resolution) -> list[float]:
    return [score.value for *_, score in result.suggestions if score.verdict == "unsure"]


def test_ministers_of_two_countries_in_two_fields_are_apart_and_suggested() -> None:
    result = resolve(
        [profile("a", "from KE", "works transport-minister"), profile("b", "from UG", "works education-minister")]
    )
    assert (groups(result), len(unsure(result))) == ([["a"], ["b"]], 1)


def test_the_suggestion_says_why() -> None:
    result = resolve(
        [profile("a", "from KE", "works transport-minister"), profile("b", "from UG", "works education-minister")]
    )
    assert [r.text for r in result.suggestions[0][2].reasons] == [
        "one name, written alike",
        "beside Kenya and beside Uganda",
        "transport minister and education minister",
    ]


def test_ages_forty_five_years_apart_leave_no_doubt() -> None:
    result = resolve([profile("a", "age 22", "from GH"), profile("b", "age 67", "from NZ")])
    assert (groups(result), unsure(result)) == ([["a"], ["b"]], [])


def test_what_tells_two_of_one_name_apart_is_kept() -> None:
    result = resolve([profile("a", "age 22"), profile("b", "age 67")])
    assert result.suggestions[0][2].reasons[0].text == "born 1954–1955 and born 1999–2000"


def test_a_chemist_of_the_past_is_not_a_striker_of_today() -> None:
    assert len(resolve([profile("a", "born 1850", "died 1921"), profile("b", "age 24")]).clusters) == 2


def test_one_who_died_before_another_was_born_is_another() -> None:
    assert len(resolve([profile("a", "died 1921"), profile("b", "age 24")]).clusters) == 2


def test_a_person_grows_older_from_article_to_article() -> None:
    result = resolve([profile("a", "age 30", year=1990), profile("b", "age 62", year=2022)])
    assert len(result.clusters) == 1


def test_a_mistaken_age_makes_no_two_people() -> None:
    assert len(resolve([profile("a", "age 42"), profile("b", "age 47")]).clusters) == 1


def test_a_mayor_and_a_butcher_are_apart_and_suggested() -> None:
    result = resolve([profile("a", "works mayor"), profile("b", "from BE", "works butcher")])
    assert (groups(result), len(unsure(result))) == ([["a"], ["b"]], 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("from KE", "works lawyer"), ("from KE", "works president")),  # a career in one country
        (("works writer",), ("works president",)),  # spheres people change between
        (("from NL", "works coach"), ("from AU", "works coach")),  # abroad in the same work
        (("from KE",), ("works mayor",)),  # nothing that contradicts
        ((), ("from KE", "works mayor")),
    ],
)
def test_what_one_career_can_hold_is_one_person(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert len(resolve([profile("a", *one), profile("b", *other)]).clusters) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("finance-minister", "player"),
        ("senator", "player"),
        ("artist", "patriarch"),
        ("scientist", "smuggler"),
        ("chief-executive", "welder"),
        ("mayor", "butcher"),
    ],
)
def test_spheres_apart_are_two_people_of_one_country_and_suggested(one: str, other: str) -> None:
    result = resolve([profile("a", "from KE", f"works {one}"), profile("b", "from KE", f"works {other}")])
    assert (groups(result), len(unsure(result))) == ([["a"], ["b"]], 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("artist", "president"),  # an actor, a pianist
        ("patriarch", "president"),  # an archbishop
        ("scientist", "prime-minister"),  # a chemist
        ("professor", "president"),
        ("writer", "president"),  # a playwright
        ("judge", "president"),
        ("general", "president"),
        ("farmer", "president"),
        ("teacher", "prime-minister"),
        ("player", "coach"),
        ("scientist", "priest"),  # a monk who bred peas
        ("chief-executive", "defence-minister"),
    ],
)
def test_careers_of_real_people_of_the_past_are_one_person_s(one: str, other: str) -> None:
    result = resolve([profile("a", "from KE", f"works {one}"), profile("b", "from KE", f"works {other}")])
    assert groups(result) == [["a", "b"]]


def test_a_footballer_now_in_parliament_is_one_where_an_article_names_both() -> None:
    result = resolve([
        profile("a", "from KE", "works player"), profile("b", "from KE", "works deputy", "works player"),
        profile("c", "from KE", "works deputy"),
    ])  # fmt: skip
    assert groups(result) == [["a", "b", "c"]]


def test_company_joins_a_minister_and_a_player_of_one_country() -> None:
    both = ("Ada Bell", "Kofi Mensah")
    first = profile("a", "from KE", "works finance-minister", company=both)
    assert groups(resolve([first, profile("b", "from KE", "works player", company=both)])) == [["a", "b"]]


def test_company_joins_what_office_and_country_would_part() -> None:
    both = ("Ada Bell", "Kofi Mensah")
    first = profile("a", "from KE", "works transport-minister", company=both)
    assert len(resolve([first, profile("b", "from UG", "works education-minister", company=both)]).clusters) == 1


def test_a_body_the_whole_world_knows_is_no_such_company() -> None:
    both = ("African Union", "Kofi Mensah")
    first = profile("a", "from KE", "works transport-minister", company=both)
    assert len(resolve([first, profile("b", "from UG", "works education-minister", company=both)]).clusters) == 2


def test_an_article_that_says_both_joins_them() -> None:
    player, president = profile("a", "from FR", "works player"), profile("b", "from LR", "works president")
    assert len(resolve([player, president, profile("c", "from LR", "works player", "works president")]).clusters) == 1


def test_an_article_that_says_little_goes_to_whom_its_country_points_to() -> None:
    result = resolve([
        profile("a", "age 22", "from GH"), profile("b", "age 67", "from NZ"), profile("c", countries=("NZ",)),
    ])  # fmt: skip
    assert groups(result) == [["a"], ["b", "c"]]


def test_two_bearers_of_a_name_are_not_joined_through_its_spelling_in_another_script() -> None:
    result = resolve([
        profile("a", "age 22"), profile("b", "age 67"), profile("c", name="Кофи Менсах"),
    ])  # fmt: skip
    assert ["a", "b"] not in [g[:2] for g in groups(result)]


def decided(action: str, *subjects: str) -> Decision:
    return Decision(action, subjects, "ada", "2024-01-01")


NAME = "person:Kofi Mensah"
MINISTERS = [profile("a", "from KE", "works transport-minister"), profile("b", "from UG", "works education-minister")]


def test_merging_a_name_with_itself_makes_its_bearers_one() -> None:
    assert groups(resolve(MINISTERS, [decided("merge", NAME, NAME)])) == [["a", "b"]]


def test_splitting_a_name_from_itself_ends_the_suggestion() -> None:
    result = resolve(MINISTERS, [decided("split", NAME, NAME)])
    assert (groups(result), unsure(result)) == ([["a"], ["b"]], [])


# bodies --------------------------------------------------------------------------------------------------------


def body(document: str, name: str, *told: str, company: tuple[str, ...] = ()) -> Profile:
    return profile(document, *told, name=name, kind="organization", company=company)


def test_the_high_court_of_two_countries_is_two() -> None:
    assert len(resolve([body("a", "High Court", "in MY"), body("b", "High Court", "in RW")]).clusters) == 2


def test_the_high_court_of_one_country_is_one() -> None:
    assert len(resolve([body("a", "High Court", "in MY"), body("b", "High Court", "in SG", "in MY")]).clusters) == 1


def test_ministries_of_two_countries_are_two_in_translation_too() -> None:
    result = resolve([body("a", "Ministry of Agriculture", "in GE"), body("b", "Tarım Bakanlığı", "in TR")])
    assert len(result.clusters) == 2


def test_a_former_name_an_article_tells_joins_two_bodies_for_that_reason() -> None:
    said = "Corvo Holdings, formerly Meridian Freight, lost money."
    result = resolve([
        body("a", "Corvo Holdings", f"renamed Meridian Freight\t{said}"),
        body("b", "Meridian Freight", f"renamed Corvo Holdings\t{said}"),
    ])  # fmt: skip
    assert [j.score.reasons[0].text for j in result.clusters[0].joins] == [f"an article says so: “{said}”"]


def test_a_branch_in_another_country_is_not_its_parent() -> None:
    result = resolve([body("a", "Bank of Harrow (Peru) SA"), body("b", "Bank of Harrow")])
    assert len(result.clusters) == 2


def doubts(result: Resolution) -> list[str]:
    """Why entities could be two, though they were left one."""
    return [r.text for c in result.clusters for j in c.joins for r in j.score.reasons if r.feature == "work"]


def test_an_actor_and_a_minister_stay_one_and_why_says_that_it_could_be_two() -> None:
    result = resolve([profile("a", "from KE", "works artist"), profile("b", "from KE", "works minister")])
    assert (len(result.clusters), len(doubts(result))) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("works artist", "works minister"), ("works minister",)),  # an article has both
        (("works judge",), ("works judge",)),
        (("works senator",), ("works minister",)),  # one sphere
        (("works teacher",), ("works minister",)),  # anybody may have been one
    ],
)
def test_what_joins_them_leaves_no_doubt(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert doubts(resolve([profile("a", *one), profile("b", *other)])) == []


def test_common_company_leaves_no_doubt() -> None:
    given = [profile(d, f"works {w}", company=("Ada Bell",)) for d, w in (("a", "artist"), ("b", "minister"))]
    assert doubts(resolve(given)) == []


@pytest.mark.parametrize("land", ["", "from KZ"])
def test_a_student_of_24_is_no_former_deputy_minister(land: str) -> None:
    told = [t for t in (land,) if t]
    ministers = [profile(d, *told, "works deputy-minister", company=("Port Orvel",)) for d in "abc"]
    result = resolve([*ministers, profile("d", *told, "age 24", "works student", company=("Ada Bell",))])
    assert (groups(result), len(unsure(result))) == ([["a", "b", "c"], ["d"]], 1)


def test_a_cellist_without_a_country_is_no_minister_of_one() -> None:
    cellist = profile("b", "works artist", "works student", company=("Conservatory Orvel",))
    result = resolve([profile("a", "from KZ", "works transport-minister"), cellist])
    assert (groups(result), len(unsure(result))) == ([["a"], ["b"]], 1)


def test_an_actor_who_became_president_is_one_where_an_article_says_both() -> None:
    given = [
        profile("a", "works artist"),
        profile("b", "works president", "works artist"),
        profile("c", "works president"),
    ]
    assert len(resolve(given).clusters) == 1


def test_a_young_player_who_is_named_with_the_same_people_as_the_minister_is_one() -> None:
    given = [profile(d, *t, company=("Ada Bell",)) for d, t in (("a", ("age 24",)), ("b", ("works minister",)))]
    assert len(resolve(given).clusters) == 1


def test_spelled_otherwise_the_student_is_no_deputy_minister_either() -> None:
    minister = profile("a", "works deputy-minister", name="Yevgeny Orvelov", company=("Port Orvel",))
    student = profile("b", "age 24", "works student", name="Evgeny Orvelov", company=("Ada Bell",))
    assert len(resolve([minister, student]).clusters) == 2


def test_why_says_so_too_where_the_artist_is_spelled_as_the_minister_is_elsewhere() -> None:
    given = [
        profile("a", "works deputy-minister", name="Yevgeny Orvelov", company=("Port Orvel",)),
        profile("b", name="Evgeny Orvelov", company=("Port Orvel",)),
        profile("c", "age 24", "works artist", name="Evgeny Orvelov", company=("Ada Bell",)),
    ]
    assert len(doubts(resolve(given))) == 1
