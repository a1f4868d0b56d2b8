"""Copies, parts, rewrites and translations are one story; independent reports of one event are not."""

import random
import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from kb.model import Version
from kb.outlines import Outline
from kb.store import Store
from kb.stories import StoryText, group, regroup
from kb.stories.shelf import MemoryShelf

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


def article(
    name: str, paragraphs: Sequence[tuple[str, tuple[str, ...]]], language: str = "en", day: int = 1
) -> StoryText:
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


@pytest.mark.parametrize("names", list(permutations("abc")))
def test_what_articles_are_called_does_not_decide_which_are_one_story(names: tuple[str, str, str]) -> None:
    whole, around, brief = names
    own = [
        (f"In Kolm the {n + 90} lamps of street {n} went out and Kolm slept through night {n}.", ()) for n in range(9)
    ]
    texts = [article(whole, ENGLISH), article(around, [*own, *ENGLISH, *own]), article(brief, ENGLISH[1:3])]
    assert len({v.story_id for v in group(texts)}) == 1


def test_two_reports_that_quote_one_speech_are_two_stories() -> None:
    speech = "“" + " ".join(w for w, _ in ENGLISH[:3]) + "”"
    first = article(
        "first", [(speech, ()), ("So Brun ended a meeting that had begun with songs and a late supper.", ())]
    )
    other = [
        ("Applause was thin when these words were read out to reporters near the old customs house.", ()),
        (speech, ()),
    ]
    assert roles(first, article("other", other)) == {"first": "original"}


REWRITE = [
    ("84m will go into the ageing port of Arbre: on Monday its councillors ended a wait of eleven years.", ("o:council",)),
    ("A couple of vessels come from Norway; 230 craft must be gone by the cold season, Odile Brun announced.", ("p:brun", "c:NO")),
    ("Paul Ast, on behalf of the trawler crews, counted sixty-one households without a berth; he turned to Denmark.", ("p:ast", "c:DK")),
    ("From October 9 on the builders are in; two fifths, 40%, are borne by the Nordic Investment Bank.", ("o:nib",)),
]  # fmt: skip


def test_other_words_in_every_sentence_are_a_rewrite() -> None:
    assert roles(ORIGINAL, article("rewrite", REWRITE, day=2))["rewrite"] == "rewrite"


# No numbers, two names: what is left is what the sentences are about, in their order.
WORKSHOP = [
    ("Ilka Moor, the last puppet maker of the town, teaches children in her workshop every evening.", ("p:moor",)),
    ("She learned the trade from her grandfather, but her son chose computers.", ()),
    ("A pupil, Jana Bost, says that the strings feel like a violin.", ("p:bost",)),
    ("The mayor pays the rent, and the puppets play in the market square in summer.", ()),
    ("She does not want a museum to have them when she dies: behind glass they would sleep.", ()),
]
ATELIER = [
    (
        "Ilka Moor, dernière marionnettiste de la ville, donne le soir des leçons aux enfants dans son atelier.",
        ("p:moor",),
    ),
    ("Elle tient le métier de son grand-père, mais son fils a choisi l'informatique.", ()),
    ("Une élève, Jana Bost, trouve que les fils ressemblent à un violon.", ("p:bost",)),
    ("La mairie paie le loyer, et les marionnettes jouent l'été sur la place du marché.", ()),
    ("Elle ne veut pas qu'un musée les prenne à sa mort : derrière la vitre, elles dormiraient.", ()),
]


def test_a_translation_without_numbers_is_found_by_what_its_sentences_are_about() -> None:
    french = article("french", ATELIER, "fr", day=2)
    assert roles(article("whole", WORKSHOP), french)["french"] == "translation"


def test_a_translation_without_a_number_or_a_name_is_found() -> None:
    whole, french = ([(words, ()) for words, _ in text] for text in (WORKSHOP, ATELIER))
    assert roles(article("whole", whole), article("french", french, "fr", day=2))["french"] == "translation"


def test_the_next_report_of_one_form_is_another_story() -> None:
    def week(name: str, prices: tuple[str, ...]) -> StoryText:
        text = (
            f"Wheat on the Arbre exchange closed at {prices[0]} crowns a tonne on Friday, {prices[1]} crowns from a week ago.",
            f"Barley closed at {prices[2]} crowns, and {prices[3]} tonnes were sold, the exchange said in its report.",
            f"Odile Brun of the Nordic Investment Bank expects {prices[4]} crowns by the end of the month.",
        )
        who = (("o:exchange",), ("o:exchange",), ("p:brun", "o:nib"))
        return article(name, list(zip(text, who, strict=True)))

    first = week("first", ("231", "12", "198", "41,200", "240"))
    assert roles(first, week("next", ("226", "9", "197", "39,700", "220"))) == {"first": "original"}


def test_texts_that_share_a_part_and_have_more_of_their_own_are_one_story() -> None:
    def with_own(name: str, before: str, after: str) -> StoryText:
        return article(name, [(before, ()), *ENGLISH, (after, ())])

    kolm = with_own(
        "Kolm", "In Kolm 110 lamps went out and nobody saw why.", "The clerk blames the mice, of which he caught 41."
    )
    vest = with_own(
        "Vest",
        "A cold wind blows over Vest while 310 singers rehearse.",
        "They leave for Oslo with 27 trunks and a piano.",
    )
    assert set(roles(kolm, vest)) == {"Kolm", "Vest"}


def test_a_version_with_a_date_stands_for_a_fuller_one_without() -> None:
    whole = [*ENGLISH, ("The harbour master has seen nothing like it since the great storm.", ())]
    undated = replace(article("undated", whole), published=None)
    dated = article("dated", ENGLISH[:3])
    assert roles(undated, dated) == {"undated": "near-copy", "dated": "original"}


def test_a_text_printed_by_more_papers_than_any_key_may_have_is_one_story() -> None:
    prints = [
        article(f"print {n}", [(f"Paper {n} of street {n + 40} had this from an agency.", ()), *ENGLISH])
        for n in range(60)
    ]
    assert len({v.story_id for v in group(prints)}) == 1


# growing ------------------------------------------------------------------------------------------------------


def kept(shelf: MemoryShelf) -> list[Version]:
    return sorted(shelf.versions.values(), key=lambda v: v.document_id)


def regrouped(shelf: MemoryShelf, texts: dict[str, StoryText], stale: set[str]) -> list[Version]:
    regroup(shelf, lambda ids: [texts[i] for i in ids if i in texts], stale)
    for gone in stale - texts.keys():
        shelf.versions.pop(gone, None)
    return kept(shelf)


def some_article(chance: random.Random, name: str) -> StoryText:
    """One of some hundred wordings, numbers and entities, so that many articles share keys, and some all of them."""
    if chance.random() < 0.1:
        return article(name, chance.sample(ENGLISH, 3), day=chance.randrange(1, 28))
    if chance.random() < 0.1:
        return article(name, FRENCH, "fr", day=chance.randrange(1, 28))
    if chance.random() < 0.1:
        text, language = chance.choice(((WORKSHOP, "en"), (ATELIER, "fr")))
        return article(name, [(words, ()) for words, _ in text], language, day=chance.randrange(1, 28))
    own = [(f"The {chance.choice(WORDS)} of {chance.choice(WORDS)} was seen by {chance.randrange(7, 60)} people near the "
            f"{chance.choice(WORDS)} at {chance.randrange(7, 60)} in the morning.", (f"p:{chance.randrange(9)}",))
           for _ in range(4)]  # fmt: skip
    return article(name, [*own, *chance.sample(ENGLISH, chance.choice((0, 0, 1, 2)))], day=chance.randrange(1, 28))


WORDS = [
    "river",
    "stone",
    "lamp",
    "bridge",
    "winter",
    "horse",
    "market",
    "tower",
    "cloud",
    "orchard",
    "ferry",
    "window",
]


@pytest.mark.parametrize("seed", range(2))
def test_stories_after_any_changes_are_those_of_a_clean_start(seed: int) -> None:
    chance = random.Random(seed)
    names = [f"d{n:03}" for n in range(150)]
    texts = {name: some_article(chance, name) for name in chance.sample(names, 125)}
    shelf = MemoryShelf()
    regrouped(shelf, texts, set(texts))
    for _ in range(3):
        stale = set(chance.sample(names, chance.choice((1, 2, 9, 30))))
        for name in stale:
            if name in texts and chance.random() < 0.4:
                del texts[name]
            else:
                texts[name] = some_article(chance, name)
        grouped = regrouped(shelf, texts, stale)
    assert grouped == sorted(group(texts.values()), key=lambda v: v.document_id)


def test_a_new_article_is_compared_without_a_look_at_the_others() -> None:
    texts = {f"d{n:03}": some_article(random.Random(n), f"d{n:03}") for n in range(100)}
    texts["a"] = article("a", [(f"Nothing like it: {WORDS[n]} and {WORDS[n + 1]} on {n + 70}.", ()) for n in range(9)])
    shelf = MemoryShelf()
    regrouped(shelf, texts, set(texts))
    asked: list[str] = []

    def read(ids: Sequence[str]) -> list[StoryText]:
        asked.extend(ids)
        return [texts[i] for i in ids if i in texts]

    texts["copy"] = article(
        "copy", [(f"Nothing like it: {WORDS[n]} and {WORDS[n + 1]} on {n + 70}.", ()) for n in range(9)]
    )
    regroup(shelf, read, {"copy"})
    assert shelf.versions["copy"].story_id == shelf.versions["a"].story_id
    assert set(asked) == {"a", "copy"}


def test_one_more_article_with_what_many_have_puts_few_others_in_question() -> None:
    def with_common(n: int) -> StoryText:
        own = [(f"Nothing like lamp {n * 9 + k + 1000} was seen in house {n * 9 + k + 3000}.", ()) for k in range(9)]
        return article(f"d{n:02}", [("It cost 777 crowns.", ("o:bank",)), *own])

    texts = {t.document_id: t for t in map(with_common, range(51)) if t.document_id != "d09"}
    shelf = MemoryShelf()
    regrouped(shelf, texts, set(texts))
    texts["d09"] = with_common(9)
    assert regroup(shelf, lambda ids: [texts[i] for i in ids], {"d09"}) == 1


def test_articles_whose_outlines_have_other_keys_are_looked_at_again(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite", write=True) as store, store.transaction():
        store.stories.put([Outline("a", "en", None, 30, frozenset({8}))])
        store.stories.settled("old")
        assert (store.stories.stale("old"), store.stories.stale("new")) == ([], ["a"])


def test_keys_below_zero_are_kept_and_find_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite", write=True) as store, store.transaction():
        store.stories.put([Outline("a", "en", None, 30, frozenset({8, -8}))])
        assert store.stories.outlines(["a"])["a"].keys == {8, -8}
        assert store.stories.holders_of([8, -8], 5) == {8: ["a"]}


@pytest.mark.parametrize("keys", [(8, -8, 1 << 40), (1 << 40, -8, 8)])
def test_the_keys_of_an_outline_are_kept_in_order(tmp_path: Path, keys: tuple[int, ...]) -> None:
    with Store(tmp_path / "store.sqlite", write=True) as store, store.transaction():
        store.stories.put([Outline("a", "en", None, 30, frozenset(keys))])
    (kept,) = sqlite3.connect(tmp_path / "store.sqlite").execute("SELECT keys FROM outline").fetchone()
    assert list(array("q", kept)) == [-8, 8, 1 << 40]
