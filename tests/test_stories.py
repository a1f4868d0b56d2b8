"""Copies, parts, rewrites and translations are one story; independent reports of one event are not."""

from datetime import date

import pytest

from kb.stories import StoryText, group
from kb.stories.sketch import numbers_in

# Each paragraph is written twice, in English and in French, with the entities it names.
PARAGRAPHS = [
    ("The council of Arbre voted on Monday to spend 84 million on the old harbour, ending 11 years of delay.",
     "Le conseil d'Arbre a voté lundi une dépense de 84 millions pour le vieux port, après 11 ans de retard.", ("o:council",)),
    ("Mayor Odile Brun said that 230 boats would leave before winter and that Norway would lend two ferries.",
     "La maire Odile Brun a dit que 230 bateaux partiraient avant l'hiver et que la Norvège prêterait deux bacs.", ("p:brun", "c:NO")),
    ("Fishermen led by Paul Ast answered that 61 families had been given no place, and asked Denmark for help.",
     "Les pêcheurs menés par Paul Ast ont répondu que 61 familles restaient sans place et appelé le Danemark.", ("p:ast", "c:DK")),
    ("Work begins on 9 October, and the Nordic Investment Bank will pay 40 per cent of what it costs.",
     "Les travaux commencent le 9 octobre et la Banque nordique d'investissement paiera 40 pour cent du coût.", ("o:nib",)),
]  # fmt: skip
REPORT = [
    ("Arbre will rebuild its harbour after all: the council approved 84 million late on Monday night.", ("o:council",)),
    (
        "For Paul Ast, who has fished here since 1987, the vote is a betrayal. He counts 500 nets in his shed.",
        ("p:ast",),
    ),
    (
        "Odile Brun answered that nobody would lose a berth, and that Norway and Denmark stood ready.",
        ("p:brun", "c:NO", "c:DK"),
    ),
]


def article(name: str, paragraphs: list[tuple[str, tuple[str, ...]]], language: str = "en", day: int = 1) -> StoryText:
    text, mentions = f"Title of {name}\n\n", []
    start = len(text)
    for words, entities in paragraphs:
        mentions += [(len(text), entity) for entity in entities]
        text += words + "\n\n"
    return StoryText(name, text, start, language, date(2020, 5, day), f"hash of {text[start:]}", tuple(mentions))


ENGLISH = [(en, who) for en, _, who in PARAGRAPHS]
FRENCH = [(fr, who) for _, fr, who in PARAGRAPHS]
ORIGINAL = article("original", ENGLISH)


def roles(*texts: StoryText) -> dict[str, str]:
    """The role of each text in the first one's story; texts of other stories are left out."""
    versions = {v.document_id: v for v in group(texts)}
    story = versions[texts[0].document_id].story_id
    return {name: v.role for name, v in versions.items() if v.story_id == story}


def test_the_same_words_are_a_copy_of_the_earlier_one() -> None:
    assert roles(ORIGINAL, article("later", ENGLISH, day=3)) == {"original": "original", "later": "copy"}


def test_a_changed_lead_is_a_near_copy() -> None:
    changed = [("The harbour of Arbre gets its money after all, the council said.", ("o:council",)), *ENGLISH[1:]]
    assert roles(ORIGINAL, article("changed", changed, day=2))["changed"] == "near-copy"


def test_two_paragraphs_inside_a_longer_text_are_a_part_of_it() -> None:
    assert roles(ORIGINAL, article("part", ENGLISH[1:3], day=2))["part"] == "part"


def test_the_same_in_another_language_is_a_translation() -> None:
    assert roles(ORIGINAL, article("french", FRENCH, "fr", day=2))["french"] == "translation"


def test_a_part_in_another_language_is_one_story_with_the_whole() -> None:
    longer = article(
        "longer",
        [*ENGLISH, *[(f"Nothing more of {n} was said by anyone at {n + 30} o'clock.", ()) for n in (41, 52, 63)]],
    )
    assert roles(longer, article("french", FRENCH[:3], "fr", day=2))["french"] == "part"


def test_an_independent_report_of_the_event_is_another_story() -> None:
    assert roles(ORIGINAL, article("report", REPORT)) == {"original": "original"}


def test_an_independent_report_in_another_language_is_another_story() -> None:
    report = [
        (FRENCH[1][0].replace("230", "des"), ("p:brun", "c:NO")),
        ("Paul Ast a promis 17 procès.", ("p:ast",)),
        ("Le Danemark se tait.", ("c:DK",)),
    ]
    assert roles(ORIGINAL, article("report", report, "fr")) == {"original": "original"}


def test_a_short_text_in_two_long_ones_does_not_make_those_one_story() -> None:
    def around(name: str, number: int) -> StoryText:
        own = [
            (f"In {name} the {number + n} lamps of street {n} went out and {name} slept through night {n}.", ())
            for n in range(12, 24)
        ]
        return article(name, [*own[:6], *ENGLISH[1:3], *own[6:]])

    brief = article("brief", ENGLISH[1:3])
    versions = {v.document_id: v.story_id for v in group([around("Kolm", 100), around("Vest", 300), brief])}
    assert versions["Kolm"] != versions["Vest"]
    assert versions["brief"] in (versions["Kolm"], versions["Vest"])


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("10,000 and 10 000 and 10.000", {"10000"}), ("٢٠١٩", {"2019"}), ("2.5 or 2,5", {"2.5"}), ("one of 3", set())],
)
def test_numbers_are_the_same_however_a_language_groups_them(text: str, numbers: set[str]) -> None:
    assert set(numbers_in(text)) == numbers
