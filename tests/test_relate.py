"""What an article says of its entities. Texts mark their mentions: [P Bo Ko], [O Acme], [C KZ Kazakhstan], [D KZ Kazakh]."""

import re

import pytest

from kb.model import Chain, Form, Kind, Mention, Statement
from kb.relate import SYMMETRIC, predicates, relate, statements_json
from kb.relate.rendering import role_token
from kb.relate.vocabulary import CODES, coded

_MARK = re.compile(r"\[([POCD]) ([^\]]+)\]")
_KINDS: dict[str, tuple[Kind, Form]] = {
    "P": ("person", "name"),
    "O": ("organization", "name"),
    "C": ("country", "name"),
    "D": ("country", "demonym"),
}


def marked(marked_text: str) -> tuple[str, list[Chain]]:
    """The text without its marks, and a chain for each name (a country's by its code)."""
    text = ""
    mentions: dict[str, list[Mention]] = {}
    position = 0
    for match in _MARK.finditer(marked_text):
        text += marked_text[position : match.start()]
        kind, form = _KINDS[match[1]]
        code, _, surface = match[2].partition(" ") if kind == "country" else ("", "", match[2])
        mention = Mention(len(text), len(text) + len(surface), surface, kind, form, code=code)
        mentions.setdefault(code or surface, []).append(mention)
        text += surface
        position = match.end()
    text += marked_text[position:]
    return text, [Chain(found[0].kind, name, tuple(found), code=found[0].code) for name, found in mentions.items()]


def typed(marked_text: str, language: str = "en") -> list[tuple[Statement, str, str]]:
    text, chains = marked(marked_text)
    found = [s for s in relate(text, chains, language) if s.type != "mentioned-with"]
    return [(s, chains[s.source].name, chains[s.target].name) for s in found]


def said(marked_text: str, language: str = "en") -> list[str]:
    """The typed statements in short: "Bo Ko leads Acme", with the polarity when it is not affirmed."""
    return [
        f"{a} {s.type} {b}" + (f" ({s.polarity})" if s.polarity != "affirmed" else "")
        for s, a, b in typed(marked_text, language)
    ]


# co-mentions


def test_two_names_in_one_sentence_are_mentioned_together() -> None:
    text, chains = marked("[P Bo Ko] saw [O Acme].")
    assert relate(text, chains, "en") == [
        Statement(0, 1, "mentioned-with", 0, 15, (0, 5), (10, 14), confidence=1.0),
    ]


def test_names_in_neighbouring_sentences_are_mentioned_together_less_surely() -> None:
    text, chains = marked("[P Bo Ko] left. [O Acme] stayed.")
    assert [(s.type, s.confidence) for s in relate(text, chains, "en")] == [("mentioned-with", 0.5)]


def test_names_in_two_paragraphs_are_not_mentioned_together() -> None:
    text, chains = marked("[P Bo Ko] left.\n\n[O Acme] stayed.")
    assert relate(text, chains, "en") == []


def test_a_language_without_patterns_has_co_mentions_only() -> None:
    text, chains = marked("[P Bo Ko], Präsident von [O Acme].")
    assert [s.type for s in relate(text, chains, "de")] == ["mentioned-with"]


# offices and posts


@pytest.mark.parametrize(
    "text",
    [
        "[D KZ Kazakh] Prime Minister [P Bo Ko] waited.",
        "[P Bo Ko], prime minister of [C KZ Kazakhstan], waited.",
        "[P Bo Ko], [C KZ Kazakhstan]'s prime minister, waited.",
        "[C KZ Kazakhstan]’s prime minister, [P Bo Ko], waited.",
        "The prime minister of [C KZ Kazakhstan], [P Bo Ko], waited.",
        "[P Bo Ko], who is prime minister of [C KZ Kazakhstan], waited.",
        "[P Bo Ko] is the prime minister of [C KZ Kazakhstan].",
        "[C KZ Kazakhstan] promised water; its water minister, [P Bo Ko], waited.",
    ],
)
def test_an_office_is_read_wherever_it_stands(text: str) -> None:
    assert said(text) == ["Bo Ko holds-office KZ"]


def test_whoever_heads_an_organization_leads_it() -> None:
    assert said("[P Bo Ko], 58, chief executive of [O Acme], left.") == ["Bo Ko leads Acme"]


def test_a_deputy_works_for_an_organization() -> None:
    assert said("[P Bo Ko], deputy director of [O Acme], left.") == ["Bo Ko works-for Acme"]


def test_a_person_of_a_party_is_its_member() -> None:
    assert said("[P Bo Ko] of the [O Coast Party] left.") == ["Bo Ko member-of Coast Party"]


def test_an_opposition_leader_holds_no_office() -> None:
    assert said("The [D TR Turkish] opposition leader [P Bo Ko] lost.") == []


def test_the_person_after_an_introduction_is_not_the_one_in_it() -> None:
    assert said("In a call with the president of [C EG Egypt], [P Bo Ko] said he was ready.") == []


def test_an_office_left_is_a_former_one() -> None:
    assert said("Former [D GB British] Prime Minister [P Bo Ko] left.") == ["Bo Ko holds-office GB (former)"]


def test_an_office_is_dated_as_the_sentence_dates_it() -> None:
    statement = typed("[P Bo Ko], who was president of [C KZ Kazakhstan] from 1991 to 2019, left.")[0][0]
    assert (statement.since, statement.until, statement.polarity) == ("1991", "2019", "former")


def test_a_succession_names_the_new_holder_and_the_old_one() -> None:
    text = "[P Al Po] succeeded [P Bo Ko] as president of [C KZ Kazakhstan]."
    assert said(text) == ["Al Po holds-office KZ", "Bo Ko holds-office KZ (former)"]


# deeds


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("[P Bo Ko] met [D KZ Kazakh] lawyer [P Al Po] on Monday.", "Bo Ko met Al Po"),
        ("[P Bo Ko] spoke by phone with [P Al Po].", "Bo Ko spoke-with Al Po"),
        ("Talks between [P Bo Ko] and [P Al Po] failed.", "Bo Ko spoke-with Al Po"),
        ("[O Acme] owns [O Bolt].", "Acme owns Bolt"),
        ("[O Bolt], owned by [O Acme], grew.", "Acme owns Bolt"),
        ("[O Bolt], a unit of [O Acme], grew.", "Bolt part-of Acme"),
        ("[O Bolt] was founded in 1974 by [P Bo Ko].", "Bo Ko founded Bolt"),
        ("[P Bo Ko] was arrested by the [O Coast Police].", "Coast Police arrested Bo Ko"),
        ("[O Acme] has sacked its director, [P Bo Ko], over losses.", "Acme dismissed Bo Ko"),
        ("[C FR France] on Friday imposed sanctions on [C BY Belarus].", "FR sanctioned BY"),
        ("[P Bo Ko] accused [P Al Po] of theft.", "Bo Ko accused Al Po"),
        ("[C KZ Kazakhstan]-based [O Acme] grew.", "Acme located-in KZ"),
        ("[P Bo Ko]'s sister, [P Al Po], left.", "Al Po relative-of Bo Ko"),
    ],
)
def test_a_deed_joins_its_doer_and_its_object(text: str, statement: str) -> None:
    assert statement in said(text)


def test_all_who_met_met_each_other() -> None:
    text = "[P Bo Ko], [P Al Po] and [P Cy Ro] met in Rome."
    assert said(text) == ["Bo Ko met Al Po", "Bo Ko met Cy Ro", "Al Po met Cy Ro"]


def test_every_member_of_a_list_is_a_member() -> None:
    text = "The [O River Union], which includes [C KZ Kazakhstan], [C KG Kyrgyzstan] and [C UZ Uzbekistan], met."
    assert said(text) == [f"{code} member-of River Union" for code in ("KZ", "KG", "UZ")]


@pytest.mark.parametrize(
    "text",
    [
        "If [P Bo Ko] met [P Al Po], they would talk.",
        "Did [P Bo Ko] meet [P Al Po]?",
        "[P Bo Ko] could be arrested by the [O Coast Police].",
        "The wife of [P Bo Ko] met [P Al Po].",
        "[P Bo Ko]'s brother met [P Al Po].",
        "A spokesman for [P Bo Ko] accused [P Al Po] of theft.",
        "Police arrested the brother of [P Bo Ko] near [O Acme].",
        "The minister who accused [P Bo Ko] met [P Al Po].",
        "[C TR Turkey] opposed [O NATO] expansion.",
        "Police took [P Bo Ko] from [O Acme] headquarters.",
        "[P Bo Ko], a guest at [O Acme], said hello.",
        "The [O Supreme Court] of [C KZ Kazakhstan] ruled.",
        "[P Bo Ko] said that he had no plans to meet [P Al Po].",
        '"I fear that [P Bo Ko] attacked [P Al Po]," it was heard.',
    ],
)
def test_nothing_is_said_where_a_reader_would_doubt(text: str) -> None:
    assert [s for s in said(text) if "relative-of" not in s] == []


def test_what_is_denied_is_kept_as_denied() -> None:
    assert said("[O Bolt] denied that [P Bo Ko] owned [O Acme].") == ["Bo Ko owns Acme (denied)"]


def test_what_is_not_is_kept_as_denied() -> None:
    assert said("[C NO Norway] is not a member of the [O Union].") == ["NO member-of Union (denied)"]


def test_what_will_be_is_planned() -> None:
    assert said("[P Bo Ko] will meet [P Al Po] in Rome.") == ["Bo Ko met Al Po (planned)"]


def test_what_is_claimed_is_alleged() -> None:
    assert said("[P Al Po] claimed that [P Bo Ko] secretly owned [O Acme].") == ["Bo Ko owns Acme (alleged)"]


def test_who_reports_a_deed_is_not_its_object() -> None:
    assert said("[P Bo Ko] accused [P Al Po], [P Cy Ro] said.") == ["Bo Ko accused Al Po"]


@pytest.mark.parametrize(
    "text", ["[P Al Po] said that [O Acme] owns [O Bolt].", "[O Acme] owns [O Bolt], [P Al Po] said."]
)
def test_reported_words_name_their_speaker(text: str) -> None:
    assert [(s.type, s.speaker) for s, _, _ in typed(text)] == [("owns", "Al Po")]


def test_a_hearer_is_no_speaker() -> None:
    assert [s.speaker for s, _, _ in typed("[P Bo Ko], head of [O Acme], told [P Al Po] a joke.")] == [""]


def test_according_to_names_a_speaker() -> None:
    assert [s.speaker for s, _, _ in typed("According to [P Bo Ko], [O Acme] owns [O Bolt].")] == ["Bo Ko"]


def test_according_to_behind_what_it_says_names_a_speaker() -> None:
    assert [s.speaker for s, _, _ in typed("[O Acme] has owned [O Bolt] since May, according to [P Bo Ko].")] == [
        "Bo Ko"
    ]


def test_according_to_behind_another_name_says_nothing_of_what_stands_before() -> None:
    text = "[P Jo Mo] met [P Al Po] before [P Li Su] left, according to [P Bo Ko]."
    assert [s.speaker for s, _, _ in typed(text)] == [""]


# other languages


@pytest.mark.parametrize(
    ("language", "text", "statement"),
    [
        ("fr", "Le président [D KZ kazakh] [P Bo Ko] est parti.", "Bo Ko holds-office KZ"),
        ("fr", "[P Bo Ko], directrice générale d’[O Acme], part.", "Bo Ko leads Acme"),
        ("fr", "L’ancien directeur d’[O Acme], [P Bo Ko], part.", "Bo Ko leads Acme (former)"),
        ("ru", "Министр иностранных дел [C KZ Казахстана] [P Бо Ко] уехал.", "Бо Ко holds-office KZ"),
        ("ru", "[P Бо Ко], бывший директор компании «[O Акме]», уехал.", "Бо Ко leads Акме (former)"),
        ("ru", "[P Бо Ко] обвинил [P Ал По] в краже.", "Бо Ко accused Ал По"),
        ("ar", "وصل وزير الخارجية [D TR التركي] [P بو كو] أمس.", "بو كو holds-office TR"),
        ("ar", "وقال [P بو كو]، رئيس [O أكمي]، إنه راحل.", "بو كو leads أكمي"),
        ("ar", "والتقى [P بو كو] أمس [P آل بو].", "بو كو met آل بو"),
        ("tr", "[C KZ Kazakistan] Dışişleri Bakanı [P Bo Ko] geldi.", "Bo Ko holds-office KZ"),
        ("tr", "[O Acme]'nin genel müdürü [P Bo Ko] geldi.", "Bo Ko leads Acme"),
        ("tr", "[P Bo Ko], [P Al Po] ile görüştü.", "Bo Ko met Al Po"),
    ],
)
def test_other_languages_are_read_by_their_own_patterns(language: str, text: str, statement: str) -> None:
    assert said(text, language) == [statement]


def test_a_post_and_a_name_in_two_cases_do_not_belong_together() -> None:
    assert said("На встрече с президентом [C KZ Казахстана] [P Бо Ко] молчал.", "ru") == []


def test_a_russian_subject_stands_in_the_nominative() -> None:
    text, chains = marked("[P Ивана Кота] обвинил [P Олег Пёс].")
    named = [Chain("person", "Иван Кот", chains[0].mentions), chains[1]]
    assert [s.type for s in relate(text, named, "ru")] == ["mentioned-with"]


# the vocabulary, and statements as plain values


def test_types_without_direction_come_from_the_table() -> None:
    assert {"mentioned-with", "met", "spoke-with", "relative-of"} == SYMMETRIC


def test_every_type_of_the_documentation_is_in_the_table() -> None:
    described = "holds-office member-of leads founded part-of located-in met spoke-with appointed dismissed arrested"
    described += " accused sanctioned attacked supported opposed owns works-for relative-of"
    assert set(predicates()) == set(described.split())


def test_raw_relations_have_spans_and_no_co_mentions() -> None:
    text, chains = marked("[P Bo Ko] leads [O Acme].")
    assert statements_json(relate(text, chains, "en")) == [
        {
            "type": "leads",
            "source": [0, 5],
            "target": [12, 16],
            "polarity": "affirmed",
            "office": "",
            "since": "",
            "until": "",
            "sentence": [0, 17],
        }
    ]


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("en", "[D KZ Kazakh] Foreign Minister [P Bo Ko] left.", "foreign minister"),
        ("en", "[P Bo Ko], [C KZ Kazakhstan]'s minister for foreign affairs, left.", "foreign minister"),
        ("en", "[D KZ Kazakh] Deputy Foreign Minister [P Bo Ko] left.", "deputy foreign minister"),
        ("en", "The new [D KZ Kazakh] water minister, [P Bo Ko], left.", "water minister"),
        ("en", "[P Bo Ko], chief economist of [O Acme], left.", "chief economist"),
        ("fr", "Le ministre kazakh des Affaires étrangères [P Bo Ko] est parti.", ""),
        ("fr", "La ministre [D KZ kazakhe] des Affaires étrangères, [P Bo Ko], est partie.", "foreign minister"),
        ("ru", "Министром иностранных дел [C KZ Казахстана] [P Бо Ко] не стал.", ""),
        ("ru", "Министр иностранных дел [C KZ Казахстана] [P Бо Ко] уехал.", "foreign minister"),
        ("ru", "Министр водных ресурсов [C KZ Казахстана] [P Бо Ко] уехал.", "water minister"),
        ("ar", "وصل وزير الخارجية [D KZ الكازاخي] [P بو كو] اليوم.", "foreign minister"),
        ("tr", "[C KZ Kazakistan] Dışişleri Bakanı [P Bo Ko] geldi.", "foreign minister"),
        ("tr", "[C KZ Kazakistan] Su Kaynakları Bakanı [P Bo Ko] geldi.", "water minister"),
    ],
)
def test_a_statement_says_which_office(language: str, text: str, office: str) -> None:
    assert [s.office for s, _, _ in typed(text, language)] == ([office] if office else [])


def test_a_post_known_by_its_ending_is_called_by_its_whole_word() -> None:
    (statement, _, _) = typed("[P Bo Ko], a geographer at [O Acme University], left.")[0]
    assert statement.office == "geographer"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "[C KZ Kazakhstan]'s minister for water resources, [P Bo Ko], left."),
        ("en", "[P Bo Ko], [C KZ Kazakhstan]'s irrigation minister, left."),
        ("fr", "Le ministre [D KZ kazakh] de l'Eau, [P Bo Ko], est parti."),
        ("ru", "Министр водного хозяйства [C KZ Казахстана] [P Бо Ко] уехал."),
        ("ar", "وصل وزير الموارد المائية [D KZ الكازاخي] [P بو كو] اليوم."),
    ],
)
def test_an_office_has_one_name_whatever_it_is_called(language: str, text: str) -> None:
    assert [s.office for s, _, _ in typed(text, language)] == ["water minister"]


@pytest.mark.parametrize("post", ["minister for the north", "minister of the north", "north minister"])
def test_an_office_that_no_table_has_is_written_in_one_way(post: str) -> None:
    assert [s.office for s, _, _ in typed(f"[P Bo Ko], [C KZ Kazakhstan]'s {post}, left.")] == ["north minister"]


def test_a_counterpart_holds_the_office_of_the_other() -> None:
    text = "[D KZ Kazakh] Foreign Minister [P Bo Ko] met his [D TR Turkish] counterpart [P Al Po]."
    assert [(b, s.office) for s, _, b in typed(text) if s.type == "holds-office"] == [
        ("KZ", "foreign minister"),
        ("TR", "foreign minister"),
    ]


def test_a_counterpart_of_nobody_named_with_his_office_has_none() -> None:
    text = "[P Bo Ko] met his [D TR Turkish] counterpart [P Al Po]."
    assert [s.office for s, _, _ in typed(text) if s.type == "holds-office"] == [""]


def test_what_is_no_post_has_no_office() -> None:
    assert [s.office for s, _, _ in typed("[P Bo Ko] of [O Acme] left.")] == [""]


@pytest.mark.parametrize(
    ("language", "text", "since", "until"),
    [
        ("en", "[P Bo Ko] has been president of [C KZ Kazakhstan] since 20 March 2019.", "2019-03-20", ""),
        ("en", "[P Bo Ko] has been president of [C KZ Kazakhstan] since March 20, 2019.", "2019-03-20", ""),
        ("en", "[P Bo Ko] was president of [C KZ Kazakhstan] from 1991 until March 2019.", "1991", "2019-03"),
        ("en", "Since 2019, [P Bo Ko] has been president of [C KZ Kazakhstan].", "2019", ""),
        ("en", "[P Bo Ko] is president of [C KZ Kazakhstan] for 20 years.", "", ""),
        ("en", "[P Bo Ko] was president of [C KZ Kazakhstan] in January 2022.", "2022-01", "2022-01"),
        ("en", "[P Bo Ko] resigned as president of [C KZ Kazakhstan] on 4 March 2020.", "", "2020-03-04"),
        ("en", "[P Bo Ko], the president of [C KZ Kazakhstan], resigned on 4 March 2020.", "", "2020-03-04"),
        ("fr", "[P Bo Ko] était ministre du [C KZ Kazakhstan] en janvier 2022.", "2022-01", "2022-01"),
        ("fr", "[P Bo Ko], président du [C KZ Kazakhstan] depuis le 20 mars 2019, est parti.", "2019-03-20", ""),
        ("ru", "[P Бо Ко], президент [C KZ Казахстана] с марта 2019 года, уехал.", "2019-03", ""),
        ("ar", "[P بو كو]، رئيس [C KZ كازاخستان] منذ مارس 2019، سافر.", "2019-03", ""),
        ("tr", "2019'dan beri [C KZ Kazakistan] Cumhurbaşkanı [P Bo Ko] geldi.", "2019", ""),
    ],
)
def test_dates_are_as_exact_as_the_sentence(language: str, text: str, since: str, until: str) -> None:
    statement = typed(text, language)[0][0]
    assert (statement.since, statement.until) == (since, until)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "[P Bo Ko] and his [D RU Russian] counterpart, [P Al Po], have held talks.", "Bo Ko spoke-with Al Po"),
        ("en", "In a phone call with [P Al Po] last week, [P Bo Ko] agreed.", "Bo Ko spoke-with Al Po"),
        ("en", "[O Bolt]-owned [O Acme] closed.", "Bolt owns Acme"),
        ("en", "[O Bolt] acquired a 15 percent stake in [O Acme].", "Bolt owns Acme"),
        ("en", "[D RU Russian] forces attacked [C UA Ukraine].", "RU attacked UA"),
        ("en", "As head of [O Acme], [P Bo Ko] left.", "Bo Ko leads Acme"),
        ("fr", "[P Bo Ko] a été nommé directeur général de [O Acme].", "Bo Ko leads Acme"),
        ("fr", "[P Bo Ko] et sa femme [P Ann Ko] sont partis.", "Ann Ko relative-of Bo Ko"),
        ("ru", "[P Бо Ко] встретился в столице с президентом [P Алом По].", "Бо Ко met Алом По"),
        ("ru", "[P Бо Ко] занимал пост директора [O Альфы].", "Бо Ко leads Альфы (former)"),
        ("ru", "[P Бо Ко] был задержан [O ФСБ].", "ФСБ arrested Бо Ко"),
        ("ar", "بحث [P بو كو]، اليوم في الرياض، مع [P آل بو] العلاقات.", "بو كو spoke-with آل بو"),
        ("tr", "[P Bo Ko], [C KZ Kazakistan]'da [P Al Po] ile bir araya geldi.", "Bo Ko met Al Po"),
        ("tr", "[P Bo Ko]'nun oğlu [P Al Ko] geldi.", "Al Ko relative-of Bo Ko"),
        ("tr", "[O Acme], [P Bo Ko] tarafından kuruldu.", "Bo Ko founded Acme"),
    ],
)
def test_sentences_of_agencies_are_read(language: str, text: str, expected: str) -> None:
    assert expected in said(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "[P Al Po], [P Bo Ko], [P Jo Mo] ile görüştü."),
        ("tr", "[O Acme] bünyesinde çalışan şirketin sahibi [P Bo Ko] geldi."),
        ("tr", "[O Yönetim Kurulu] Başkanı [P Bo Ko] geldi."),
        ("ru", "Встреча [P Бо Ко] с [P Алом По] не состоялась."),
        ("en", "[O Bolt], the parent of the singer [O Acme] management agency [O Cone], closed."),
    ],
)
def test_what_no_sentence_says_of_two_is_not_read(language: str, text: str) -> None:
    assert said(text, language) == []


def test_a_hundredth_type_is_told_from_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"type {number}" for number in range(100)]
    for name, code in coded(names).items():
        monkeypatch.setitem(CODES, name, code)
    token = f"\ue400v{CODES['type 3']}{CODES['type 99']} "
    assert [n for n in names if re.fullmatch(role_token("verb", [n]), token)] == ["type 3", "type 99"]
    assert re.fullmatch(role_token("verb"), token)


def test_more_types_than_can_be_told_apart_are_an_error() -> None:
    with pytest.raises(ValueError, match="6000 types of relation, at most 5120"):
        coded([str(number) for number in range(6000)])


# offices for a while


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Acting [D FR French] Finance Minister [P Luc Morel] spoke.", "acting finance minister"),
        ("[O Acme]'s acting chief executive [P Luc Morel] spoke.", "acting chief executive"),
        ("Acting on orders, [D FR French] Finance Minister [P Luc Morel] spoke.", "finance minister"),
    ],
)
def test_who_only_acts_in_an_office_is_called_so(text: str, named: str) -> None:
    assert [s.office for s, _, _ in typed(text)] == [named]


def test_the_counterpart_of_an_acting_minister_is_none() -> None:
    found = typed(
        "Acting [D FR French] Finance Minister [P Luc Morel] met his [D DE German] counterpart [P Karl Brandt]."
    )
    assert [s.office for s, name, _ in found if name == "Karl Brandt" and s.type == "holds-office"] == [
        "finance minister"
    ]
