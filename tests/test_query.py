"""What a person types, and what it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import QueryError
from kb.query import (
    And,
    Clause,
    Dates,
    Everything,
    Filter,
    Key,
    Named,
    Not,
    Or,
    Phrase,
    Query,
    Ranked,
    Term,
    describe,
    parse,
    period,
)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("gas", Term("gas")),
        ("gas price", Ranked((Term("gas"), Term("price")))),
        ("", Everything()),
        ("   ", Everything()),
        ("*", Everything()),
        ("?!", Everything()),
        ('"oil field"', Phrase("oil field")),
        ("“oil field”", Phrase("oil field")),
        ("«нефть и газ»", Phrase("нефть и газ")),
        ('"oil"', Term("oil", exact=True)),
        ('"oil field"~5', Phrase("oil field", slop=5, exact=False)),
        ('"oil field"~', Phrase("oil field", slop=5, exact=False)),
        ("gas AND oil", And((Term("gas"), Term("oil")))),
        ("gas && oil", And((Term("gas"), Term("oil")))),
        ("gas OR oil", Or((Term("gas"), Term("oil")))),
        ("gas and oil", Ranked((Term("gas"), Term("and"), Term("oil")))),
        ("gas NOT oil", And((Term("gas"), Not(Term("oil"))))),
        ("gas -oil", And((Term("gas"), Not(Term("oil"))))),
        ("gas AND NOT oil", And((Term("gas"), Not(Term("oil"))))),
        ("-oil", And((Everything(), Not(Term("oil"))))),
        ("gas-oil", Term("gas-oil")),
        ("+gas price", And((Term("price"), Term("gas")))),
        ("a OR b AND c", Or((Term("a"), And((Term("b"), Term("c")))))),
        ("(a OR b) AND c", And((Or((Term("a"), Term("b"))), Term("c")))),
        ("-(a OR b) c", And((Term("c"), Not(Or((Term("a"), Term("b"))))))),
        ("pipe*", Term("pipe", prefix=True)),
        ("tokaev~", Term("tokaev", fuzzy=2)),
        ("oil~", Term("oil", fuzzy=1)),
        ("tokaev~1", Term("tokaev", fuzzy=1)),
        ("tokaev~9", Term("tokaev", fuzzy=2)),
        ("title:gas", Term("gas", "title")),
        ('title:"gas price"', Phrase("gas price", "title")),
        ("title:(gas OR oil)", Or((Term("gas", "title"), Term("oil", "title")))),
        ("title:(gas oil)", Ranked((Term("gas", "title"), Term("oil", "title")))),
        ("body:gas", Term("gas", "text")),
        ("organisation:un", Term("un", "org")),
        ("PERSON:Bo", Term("Bo", "person")),
        ("lang:EN", Key("lang", "en")),
        ("lang:Arabic", Key("lang", "ar")),
        ("kind:people", Key("kind", "person")),
        ("entity:person:bo-ek", Key("entity", "person:bo-ek")),
        ("gas country:KZ", And((Term("gas"), Term("KZ", "country")))),
        ("date:2022", Dates(date(2022, 1, 1), date(2022, 12, 31))),
        ("date:2022-02..2022-03", Dates(date(2022, 2, 1), date(2022, 3, 31))),
        ("date:..2021", Dates(None, date(2021, 12, 31))),
        ("date:2021-05-03..", Dates(date(2021, 5, 3), None)),
        ("date:>2021", Dates(date(2022, 1, 1), None)),
        ("date:>=2021", Dates(date(2021, 1, 1), None)),
        ("date:<2021-06", Dates(None, date(2021, 5, 31))),
        ("date:<=2021-06-07", Dates(None, date(2021, 6, 7))),
        ("year:2022", Dates(date(2022, 1, 1), date(2022, 12, 31))),
        ("12:30", Term("12:30")),
        ("gas?", Term("gas")),
        ("U.S.", Term("U.S.")),
        ("http://example.org/a", Term("http://example.org/a")),
    ],
)
def test_what_is_typed_means(text: str, where: Clause) -> None:
    assert parse(text).where == where


@pytest.mark.parametrize(
    ("text", "where", "hint"),
    [
        ('"oil field', Ranked((Term("oil"), Term("field"))), "quotation mark"),
        ('oil" field', Ranked((Term("oil"), Term("field"))), "quotation mark"),
        ("(gas AND oil", And((Term("gas"), Term("oil"))), "bracket is not closed"),
        ("gas)", Term("gas"), "bracket was not opened"),
        ("foo:bar", Ranked((Term("foo"), Term("bar"))), "no field “foo:”"),
        ("date:soon", Term("soon"), "is not a date"),
        ("date:2022-13", Term("2022-13"), "is not a date"),
        ("kind:cat", Term("cat"), "is not a kind"),
        ("te*t", Term("te", prefix=True), "star"),
        ("*ing", Term("ing"), "star"),
    ],
)
def test_what_cannot_be_meant_is_text_with_a_hint(text: str, where: Clause, hint: str) -> None:
    query = parse(text)
    assert query.where == where
    assert any(hint in h for h in query.hints)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("gas AND", Term("gas")),
        ("AND gas", Term("gas")),
        ("OR gas", Term("gas")),
        ("gas OR", Term("gas")),
        ("gas NOT", Term("gas")),
        ("AND", Term("and")),
        ("NOT", Term("not")),
        ("AND OR", Ranked((Term("and"), Term("or")))),
        ("🙂", Everything()),
        ("()", Everything()),
    ],
)
def test_an_operator_with_nothing_to_join_is_no_error_and_has_a_hint(text: str, where: Clause) -> None:
    query = parse(text)
    assert query.where == where
    assert query.hints


@pytest.mark.parametrize(
    ("text", "where"), [("", Everything()), ("*", Everything()), ("( ) gas", Term("gas")), ("title:", Term("title"))]
)
def test_nothing_much_is_no_error(text: str, where: Clause) -> None:
    assert parse(text).where == where


def test_in_a_question_all_in_capitals_and_is_a_word() -> None:
    query = parse("POLICY TOWARD WHEAT AND OIL IN THE EAST")
    assert query.where == Ranked(tuple(Term(w) for w in "POLICY TOWARD WHEAT AND OIL IN THE EAST".split()))
    assert query.hints == ("written in capitals throughout; AND, OR and NOT are read as words",)


@pytest.mark.parametrize(
    "text", ["UN AND EU AND WHO AND NATO AND OPEC", "GAS AND OIL", "price of gas AND price of oil"]
)
def test_between_names_in_capitals_and_is_an_operator(text: str) -> None:
    assert isinstance(parse(text).where, And)


def test_a_remark_in_brackets_ranks_with_the_words_around_it() -> None:
    assert parse("strike (of bakers) ended").where == Ranked(tuple(Term(w) for w in "strike of bakers ended".split()))


def test_of_an_endless_question_the_beginning_is_read() -> None:
    query = parse("gas " * 5000)
    assert query.where == Ranked((Term("gas"),) * 300)
    assert query.hints == ("only the first 300 words and signs are looked for",)


def test_a_hint_is_given_once() -> None:
    assert len(parse("((gas").hints) == 1


def test_many_brackets_do_not_exhaust_the_stack() -> None:
    assert "brackets" in " ".join(parse("(" * 5000 + "gas").hints)


PIECES = [*'ab "()~*:-+!&|.<>«”أ', "AND ", " OR ", " NOT ", "date:", "title:"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_nothing_typed_is_an_error(text: str) -> None:
    assert describe(parse(text))


def test_the_typed_text_is_kept() -> None:
    assert parse("gas -oil").text == "gas -oil"


def test_options_are_taken_over() -> None:
    query = parse("gas", limit=5, sort="newest", filters=(Filter("year", ("2022",)),))
    assert (query.limit, query.sort, query.filters) == (5, "newest", (Filter("year", ("2022",)),))


def test_a_filter_of_an_unknown_field_is_refused() -> None:
    with pytest.raises(QueryError, match="colour"):
        Filter("colour", ("red",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gas price", "any of: gas, price"),
        ("gas AND (oil OR coal)", "gas, and (oil or coal)"),
        ('"oil field" -strike', "exactly “oil field”, and not strike"),
        ('"oil field"~3', "“oil field” within 3 words"),
        ("title:gas pipe*", "title: gas, and words beginning with “pipe”"),
        ("tokaev~", "words like “tokaev”"),
        ("lang:en date:>2021", "language: en, and from 2022-01-01 on"),
        ("", "everything"),
    ],
)
def test_a_query_in_plain_words(text: str, expected: str) -> None:
    assert sorted(describe(parse(text)).split(", and ")) == sorted(expected.split(", and "))


def test_names_in_plain_words() -> None:
    typed = Ranked((Term("Oren"), Term("Tash")))
    assert describe(Query(Named(("person:o",), ("Орен Таш",), typed))) == "Oren Tash (also as Орен Таш)"


def test_a_name_typed_without_its_capital_is_not_said_twice() -> None:
    assert describe(Query(Named(("country:KZ",), ("Kazakhstan",), Term("kazakhstan")))) == "kazakhstan"


def test_filters_in_plain_words() -> None:
    query = parse("", filters=(Filter("source", ("A", "B")), Filter("date", since=date(2022, 1, 1))))
    assert describe(query) == "source: A or B, and from 2022-01-01 on"


@pytest.mark.parametrize("text", ["2022-00", "22", "2022-02-30", "x", "2022-1-1-1"])
def test_what_is_no_period(text: str) -> None:
    assert period(text) is None


@pytest.mark.parametrize("text", ["frost) harbour", "1) frost 2) harbour", "(frost)) harbour"])
def test_a_bracket_that_closes_nothing_joins_nothing(text: str) -> None:
    query = parse(text)
    assert isinstance(query.where, Ranked)
    assert query.hints == ("a bracket was not opened; it is left out",)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("lang:(ru OR ar)", "lang:ru OR lang:ar"),
        ("lang:(ru ar)", "lang:ru OR lang:ar"),
        ("kind:(person OR organization)", "kind:person OR kind:organization"),
        ("date:(2021 OR 2022-03)", "date:2021 OR date:2022-03"),
        ("lang:(russian) oil", "lang:ru oil"),
        ("date: 2022", "date:2022"),
        ("title: frost", "title:frost"),
        ("a~", "a"),
        ("of~1", "of"),
    ],
)
def test_a_field_reaches_into_brackets_and_over_a_space(text: str, meant: str) -> None:
    assert parse(text).where == parse(meant).where


def test_a_span_that_ends_before_it_begins_is_turned() -> None:
    query = parse("date:2023..2022")
    assert query.where == parse("date:2022..2023").where
    assert query.hints == ("“2023..2022” ends before it begins; it is read the other way round",)


@pytest.mark.parametrize(
    ("text", "meant"),
    [('-"oil', "-oil"), ('+"oil gas', "+oil gas"), ('wheat NOT "oil', "wheat -oil"), ('"(oil gas)', "oil gas")],
)
def test_a_sign_before_an_unclosed_quotation_mark_is_of_the_word_behind_it(text: str, meant: str) -> None:
    query = parse(text)
    assert query.where == parse(meant).where
    assert query.hints == ("a quotation mark is not closed; the words after it are read as words",)


@pytest.mark.parametrize("text", ["person:", "oil lang:", "(date:)", "Entity: "])
def test_a_field_with_nothing_behind_it_is_told(text: str) -> None:
    name = text.split()[-1].strip("()")
    assert parse(text).hints == (f"nothing stands behind “{name}”; it is read as a word",)


def test_no_more_errors_are_looked_for_than_two() -> None:
    query = parse("pipelines~9")
    assert query.where == Term("pipelines", fuzzy=2)
    assert query.hints == ("“pipelines~9” asks for more than two errors; two are looked for",)


def test_dots_make_no_word_longer() -> None:
    assert parse("U.S.~").where == Term("U.S.")


def test_an_unclosed_phrase_keeps_its_field() -> None:
    assert parse('title:"frost').where == Term("frost", "title")


def test_all_words_behind_an_unclosed_quotation_mark_are_the_fields() -> None:
    query = parse('title:"frost harbour')
    assert query.where == parse("title:(frost harbour)").where
    assert query.hints == ("a quotation mark is not closed; the words after it are read as words",)


@pytest.mark.parametrize(
    "text", ["wheat -prices", "wheat AND prices", "wheat (prices)", "wheat prices:", "(wheat OR prices"]
)
def test_signs_and_operators_behind_an_unclosed_quotation_mark_join_nothing(text: str) -> None:
    words = [w for w in ("wheat", "and", "or", "prices") if w in text.lower()]
    where = parse(f'title:"{text}').where
    assert isinstance(where, Ranked)
    assert [(t.text.lower(), t.field) for t in where.clauses if isinstance(t, Term)] == [(w, "title") for w in words]


def test_a_field_behind_an_unclosed_quotation_mark_is_words() -> None:
    assert parse('title:"wheat date:2023').where == parse("title:(wheat date 2023)").where


def test_a_value_behind_an_unclosed_quotation_mark_is_the_fields() -> None:
    assert parse('lang:"russian').where == parse("lang:russian").where
