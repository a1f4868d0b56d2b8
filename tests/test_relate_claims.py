"""Offices and contradictions, over articles that are put into a store as marked texts."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.claims import period, superseded
from kb.clearest import doubt
from kb.cli import cli
from kb.knowledge import KnowledgeBase, open_kb
from kb.model import Article, Document, Entity, Evidence
from kb.relate import SYMMETRIC, relate, weigh
from kb.store import EntityRow, FilePart, FileState, Store
from tests.test_relate import marked


def knowledge(folder: Path, *articles: tuple[str, str]) -> KnowledgeBase:
    """A knowledge base of (day, marked text); an entity's id is "person:" and its name, or "country:" and its code."""
    with Store(folder / "store.sqlite", write=True, symmetric=SYMMETRIC) as store:
        store.files.put_source("news", "print")
        members: dict[str, list[tuple[str, int]]] = {}
        kinds = {}
        made = []
        for number, (day, marked_text) in enumerate(articles):
            text, chains = marked(marked_text)
            name = f"d{number}"
            document = Document(
                name, f"{name}.txt", "", text, 0, "", "Daily", date.fromisoformat(day), "stated", "en", "", text
            )
            made.append(
                Article(
                    document,
                    (),
                    tuple(chains),
                    tuple(relate(text, chains, "en", document.published)),
                    text,
                    "text/plain",
                    text,
                )
            )
            for at, chain in enumerate(chains):
                kinds[f"{chain.kind}:{chain.name}"] = chain
                members.setdefault(f"{chain.kind}:{chain.name}", []).append((name, at))
        store.documents.put([FilePart(FileState("all", "news", "hash", "recipe"), tuple(made))])
        rows = [EntityRow(Entity(i, c.kind, c.name), tuple(members[i]), ()) for i, c in kinds.items()]
        with store.transaction():
            store.entities.replace(rows, [], {})
            store.entities.count_again()
            store.relations.rebuild(weigh)
    return open_kb(folder)


MINISTER = "[D KZ Kazakh] Foreign Minister [P {}] left."


def test_an_office_is_told_with_its_sentences(tmp_path: Path) -> None:
    with knowledge(tmp_path, ("2022-01-06", MINISTER.format("Bo Ko")), ("2022-01-09", MINISTER.format("Bo Ko"))) as kb:
        ((relation, other, count, quote),) = kb.offices("person:Bo Ko")
        assert (relation.office, other.id, count) == ("foreign minister", "country:KZ", 2)
        assert quote.text == "Kazakh Foreign Minister Bo Ko left."


def test_what_one_held_stands_behind_what_one_holds(tmp_path: Path) -> None:
    former = "Former [D KZ Kazakh] president [P Bo Ko] left."
    with knowledge(
        tmp_path, ("2022-01-06", MINISTER.format("Bo Ko")), ("2022-01-07", former), ("2022-01-09", former)
    ) as kb:
        found = [(r.office, r.polarity) for r, _, _, _ in kb.offices("person:Bo Ko")]
        assert found == [("foreign minister", "affirmed"), ("president", "former")]


def test_an_office_that_a_later_article_calls_former_stands_behind(tmp_path: Path) -> None:
    texts = (
        ("2021-01-01", "[D KZ Kazakh] President [P Bo Ko] left."),
        ("2021-01-02", "[D KZ Kazakh] President [P Bo Ko] left."),
        ("2022-01-01", "Former [D KZ Kazakh] president [P Bo Ko] left."),
        ("2022-01-01", "[P Bo Ko], chairman of [O Acme], left."),
    )
    with knowledge(tmp_path, *texts) as kb:
        assert next(r.office for r, _, _, _ in kb.offices("person:Bo Ko")) == "chairman"


def test_a_country_has_the_holders_of_its_offices(tmp_path: Path) -> None:
    with knowledge(tmp_path, ("2022-01-06", MINISTER.format("Bo Ko"))) as kb:
        assert [(r.office, e.id) for r, e, _, _ in kb.offices("country:KZ")] == [("foreign minister", "person:Bo Ko")]


def test_two_holders_at_one_time_contradict(tmp_path: Path) -> None:
    texts = (("2022-01-06", MINISTER.format("Bo Ko")), ("2022-01-06", MINISTER.format("Al Po")))
    with knowledge(tmp_path, *texts) as kb:
        (found,) = kb.contradictions()
        assert found.kind == "two holders"
        assert {found.left_quote.text, found.right_quote.text} == {
            "Kazakh Foreign Minister Bo Ko left.",
            "Kazakh Foreign Minister Al Po left.",
        }


def test_ministers_follow_one_another(tmp_path: Path) -> None:
    with knowledge(tmp_path, ("2022-01-06", MINISTER.format("Bo Ko")), ("2022-02-06", MINISTER.format("Al Po"))) as kb:
        assert kb.contradictions() == []


def test_an_office_held_since_then_was_nobody_elses(tmp_path: Path) -> None:
    since = "[P Bo Ko] has been president of [C KZ Kazakhstan] since 2019."
    other = "[D KZ Kazakh] President [P Al Po] left."
    with knowledge(tmp_path, ("2022-01-06", since), ("2021-06-01", other)) as kb:
        assert [c.kind for c in kb.contradictions("person:Al Po")] == ["two holders"]


def test_what_one_affirms_and_another_denies_contradicts(tmp_path: Path) -> None:
    texts = (("2022-01-06", "[P Bo Ko] met [P Al Po]."), ("2022-01-08", "[P Bo Ko] never met [P Al Po]."))
    with knowledge(tmp_path, *texts) as kb:
        (found,) = kb.contradictions("person:Al Po")
        assert (found.kind, found.left.polarity, found.right.polarity) == ("denied", "affirmed", "denied")


def test_a_denial_of_another_time_contradicts_nothing(tmp_path: Path) -> None:
    texts = (("2019-01-06", "[P Bo Ko] met [P Al Po]."), ("2022-01-08", "[P Bo Ko] never met [P Al Po]."))
    with knowledge(tmp_path, *texts) as kb:
        assert kb.contradictions() == []


def test_a_post_of_the_past_contradicts_who_held_it_then(tmp_path: Path) -> None:
    texts = (
        ("2022-01-06", "[P Bo Ko] was president of [C KZ Kazakhstan] from 2015 to 2019."),
        ("2017-06-01", "[D KZ Kazakh] President [P Al Po] left."),
    )
    with knowledge(tmp_path, *texts) as kb:
        (found,) = kb.contradictions()
        assert (found.kind, {found.left.polarity, found.right.polarity}) == ("two holders", {"former", "affirmed"})
        assert {found.left_quote.text, found.right_quote.text} == {marked(text)[0] for _, text in texts}


def test_two_posts_of_the_past_at_one_time_contradict(tmp_path: Path) -> None:
    texts = (
        ("2022-01-06", "[P Bo Ko] was president of [C KZ Kazakhstan] from 2015 to 2019."),
        ("2022-06-01", "[P Al Po] was president of [C KZ Kazakhstan] in May 2017."),
    )
    with knowledge(tmp_path, *texts) as kb:
        assert [c.kind for c in kb.contradictions()] == ["two holders"]


def test_who_came_in_the_year_the_other_left_follows_him(tmp_path: Path) -> None:
    texts = (
        ("2022-01-06", "[P Bo Ko] was president of [C KZ Kazakhstan] from 2015 to 2019."),
        ("2022-01-06", "[P Al Po] has been president of [C KZ Kazakhstan] since 2019."),
    )
    with knowledge(tmp_path, *texts) as kb:
        assert kb.contradictions() == []


def test_who_came_on_the_day_the_other_left_follows_him(tmp_path: Path) -> None:
    texts = (
        ("2022-01-06", "[P Bo Ko] resigned as president of [C KZ Kazakhstan] on 20 March 2019."),
        ("2022-01-06", "[P Al Po] has been president of [C KZ Kazakhstan] since 20 March 2019."),
    )
    with knowledge(tmp_path, *texts) as kb:
        assert kb.contradictions() == []


def test_a_denial_of_the_day_contradicts_whenever_it_is_told(tmp_path: Path) -> None:
    texts = (
        ("2019-01-06", "[P Bo Ko] met [P Al Po] on 3 January 2019."),
        ("2022-01-08", "[P Bo Ko] did not meet [P Al Po] on 3 January 2019."),
    )
    with knowledge(tmp_path, *texts) as kb:
        assert [c.kind for c in kb.contradictions()] == ["denied"]


def test_a_denial_of_another_day_contradicts_nothing(tmp_path: Path) -> None:
    texts = (
        ("2022-01-06", "[P Bo Ko] met [P Al Po] on 3 January 2019."),
        ("2022-01-08", "[P Bo Ko] did not meet [P Al Po] on 3 June 2020."),
    )
    with knowledge(tmp_path, *texts) as kb:
        assert kb.contradictions() == []


def test_a_reported_denial_answers_what_was_told_days_before(tmp_path: Path) -> None:
    texts = (
        ("2022-01-06", "[P Bo Ko] met [P Al Po] on 3 January 2019."),
        ("2022-01-08", "[P Jo Mo] said that [P Bo Ko] never met [P Al Po]."),
    )
    with knowledge(tmp_path, *texts) as kb:
        (found,) = kb.contradictions()
        assert {found.left_quote.evidence.speaker, found.right_quote.evidence.speaker} == {"", "Jo Mo"}


def test_a_denial_contradicts_a_post_of_the_past(tmp_path: Path) -> None:
    texts = (
        ("2022-01-06", "[P Bo Ko] was president of [C KZ Kazakhstan] from 2015 to 2019."),
        ("2018-01-08", "[P Bo Ko] is not president of [C KZ Kazakhstan]."),
    )
    with knowledge(tmp_path, *texts) as kb:
        assert [c.kind for c in kb.contradictions()] == ["denied"]


def test_what_a_later_article_tells_as_over_is_superseded(tmp_path: Path) -> None:
    now, then = (
        ("2021-01-01", "[D KZ Kazakh] President [P Bo Ko] left."),
        "Former [D KZ Kazakh] president [P Bo Ko] left.",
    )
    with knowledge(tmp_path, now, ("2022-01-01", then)) as kb:
        assert [r.polarity for r in superseded([r for r, _, _, _ in kb.offices("person:Bo Ko")])] == ["affirmed"]


def test_what_an_earlier_article_told_as_over_may_be_held_again(tmp_path: Path) -> None:
    now, then = (
        ("2022-01-01", "[D KZ Kazakh] President [P Bo Ko] left."),
        "Former [D KZ Kazakh] president [P Bo Ko] left.",
    )
    with knowledge(tmp_path, now, ("2021-01-01", then)) as kb:
        assert superseded([r for r, _, _, _ in kb.offices("person:Bo Ko")]) == []


def test_others_contradictions_are_not_an_entitys(tmp_path: Path) -> None:
    texts = (
        ("2022-01-06", MINISTER.format("Bo Ko")),
        ("2022-01-06", MINISTER.format("Al Po")),
        ("2022-01-06", "[D KZ Kazakh] President [P Jo Mo] left."),
    )
    with knowledge(tmp_path, *texts) as kb:
        assert kb.contradictions("person:Jo Mo") == []


@pytest.mark.parametrize(
    ("at", "names"),
    [("2022-01", ["Bo Ko"]), ("2022-02-06", ["Al Po"]), ("2022", ["Al Po", "Bo Ko"]), ("2021", [])],
)
def test_who_held_an_office_when(tmp_path: Path, at: str, names: list[str]) -> None:
    texts = (("2022-01-06", MINISTER.format("Bo Ko")), ("2022-02-06", MINISTER.format("Al Po")))
    knowledge(tmp_path, *texts).close()
    asked = ["relations", "--office", "Minister of Foreign Affairs", "--at", at, "--json", "--kb", str(tmp_path)]
    items = json.loads(CliRunner().invoke(cli, asked, catch_exceptions=False).stdout)["items"]
    assert sorted(i["source_name"] for i in items) == names


def test_a_post_of_a_time_is_dated_as_the_sentence_of_that_time_is(tmp_path: Path) -> None:
    texts = (
        ("2019-05-02", "[P Bo Ko] was foreign minister of [C KE Kenya] from 2017 to 2019."),
        ("2023-05-02", "[P Bo Ko] was foreign minister of [C KE Kenya] from 2021 to 2022."),
    )
    with knowledge(tmp_path, *texts) as kb:
        (held,) = kb.holders(office="foreign minister", at="2018")
    assert (held.relation.since, held.relation.until) == ("2017", "2019")
    asked = ["relations", "--at", "2018", "--json", "--kb", str(tmp_path)]
    (item,) = json.loads(CliRunner().invoke(cli, asked, catch_exceptions=False).stdout)["items"]
    assert (item["since"], item["until"]) == ("2017", "2019")


def test_a_time_is_asked_of_sentences_behind_all_newer_ones(tmp_path: Path) -> None:
    newer = [(f"2023-0{month}-{day:02}", MINISTER.format("Bo Ko")) for month in (1, 2, 3) for day in range(1, 25)]
    with knowledge(tmp_path, ("2019-05-02", MINISTER.format("Bo Ko")), *newer) as kb:
        (held,) = kb.holders(office="foreign minister", at="2019-05")
    assert [quote.document.published for quote in held.quotes] == [date(2019, 5, 2)]


def test_who_holds_an_office_for_a_while_is_among_its_holders(tmp_path: Path) -> None:
    with knowledge(tmp_path, ("2022-01-06", "[P Bo Ko], acting foreign minister of [C KE Kenya], left.")) as kb:
        (held,) = kb.holders(office="foreign minister")
    assert held.relation.office == "acting foreign minister"


def test_contradictions_are_printed_with_both_sentences(tmp_path: Path) -> None:
    texts = (("2022-01-06", MINISTER.format("Bo Ko")), ("2022-01-06", MINISTER.format("Al Po")))
    knowledge(tmp_path, *texts).close()
    shown = CliRunner().invoke(cli, ["relations", "--contradictions", "--kb", str(tmp_path)]).stdout
    assert "two holders" in shown
    assert [f"“Kazakh Foreign Minister {name} left.” — Daily" in shown for name in ("Al Po", "Bo Ko")] == [True, True]


@pytest.mark.parametrize("wrong", ["January", "2022-13", "2022-1", ""])
def test_what_is_no_time_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"no year|month must"):
        period(wrong)


def test_what_one_claims_and_another_denies_contradicts(tmp_path: Path) -> None:
    claim = "[P Al Po] claimed that [P Bo Ko] owned [O Acme]."
    with knowledge(tmp_path, ("2022-01-06", claim), ("2022-01-09", "[P Bo Ko] denied he owned [O Acme].")) as kb:
        (found,) = kb.contradictions()
        assert (found.kind, found.left.polarity, found.right.polarity) == ("denied", "alleged", "denied")


def test_what_two_claim_does_not_contradict(tmp_path: Path) -> None:
    claim = "[P Al Po] claimed that [P Bo Ko] owned [O Acme]."
    with knowledge(tmp_path, ("2022-01-06", claim), ("2022-01-09", "[P Bo Ko] bought [O Acme].")) as kb:
        assert list(kb.contradictions()) == []


def test_what_is_dated_is_shown_by_a_sentence_that_says_when() -> None:
    undated = Evidence("a", 0, 140, ((0, 5), (10, 15)))
    dated = Evidence("b", 0, 60, ((0, 5), (10, 15)), since="2015")
    assert min((undated, dated), key=lambda e: doubt(e, "en", (), frozenset())) is dated
