"""Words copied from an article find it, in each language and engine; Arabic words meet in all their forms."""

import pytest

from kb.index import Engine, FoundEntity, IndexedDocument, IndexedEntity, expand
from kb.index.memory import MemoryEngine
from kb.query import parse
from tests.search_documents import filled, found

TEXTS = {
    "en": "The ministry's well-known plan, worth $1,000 in the U.S., won't change O'Brien's view of Ankara'da readers.",
    "fr": "L'accord d'Arvel n'est pas signé : jusqu'à présent, l'eau qu'il promettait manque aujourd'hui.",
    "ru": "Всё ещё неясно, поедет ли съёмочная группа из-за д'Арвеля в «Тарск».",
    "tr": "Kurul’un açıkladığı sonuçlara göre Arvel'deki IŞIK İstanbul'dan geldi; Tarsk'ın 3'üncü kuyusu açıldı.",
    "ar": "قالت وزيرةُ المياه للصحفيين إنّ الوكالة ستوقّع وثيقةً مع أنقرة، وبالتعاون مع الولايات.",
}
DOCUMENTS = [IndexedDocument(language, "", "Note", text, language=language) for language, text in TEXTS.items()]


engine = filled(DOCUMENTS)


RUNS = [
    (language, " ".join(words[at : at + size]))
    for language, text in TEXTS.items()
    for words in [text.split()]
    for size in (1, 3, len(words))
    for at in range(len(words) - size + 1)
]


@pytest.mark.parametrize(("language", "run"), [(lang, run) for lang, run in RUNS if any(map(str.isalnum, run))])
def test_a_copied_run_of_words_finds_its_article(engine: Engine, language: str, run: str) -> None:
    copied = "".join(" " if c in "«»“”" else c for c in run)
    assert language in found(engine, f'"{copied}"')


def test_the_copied_words_are_marked(engine: Engine) -> None:
    (hit,) = engine.search(parse('"Arvel\'deki IŞIK"')).hits
    assert [text for text, matched in hit.snippet if matched] == ["Arvel'deki IŞIK"]


ARABIC = [
    ("وكالة", "الوكالة"), ("وزراء", "الوزراء"), ("وزيرة", "الوزيرة"), ("وثيقة", "الوثيقة"), ("ولايات", "الولايات"),
    ("وسائل", "الوسائل"), ("وطنية", "الوطنية"), ("ولاية", "الولاية"), ("ولاية", "ولايات"), ("دولة", "ودولة"),
    ("حكومة", "وحكومات"), ("قال", "وقال"), ("وزير", "ووزير"),
]  # fmt: skip


forms = filled(
    IndexedDocument(word, "", "Note", f"x {word}", language="ar")
    for word in sorted({w for pair in ARABIC for w in pair})
)


@pytest.mark.parametrize(("one", "other"), ARABIC)
def test_an_arabic_word_is_found_in_its_other_form(forms: Engine, one: str, other: str) -> None:
    assert {one, other} <= set(found(forms, one))


def test_a_form_with_and_is_marked(forms: Engine) -> None:
    (hit,) = [h for h in forms.search(parse("قال")).hits if h.document_id == "وقال"]
    assert ("وقال", True) in hit.snippet


@pytest.mark.parametrize("typed", ["أرفيل", "لأرفيل", "بأرفيل", "وأرفيل"])
def test_a_name_is_found_behind_what_arabic_writes_onto_it(typed: str) -> None:
    arvel = IndexedEntity("country:XA", "country", "Arvel", ("أرفيل",))
    known = FoundEntity("country:XA", "country", "Arvel")
    memory = MemoryEngine()
    memory.update([IndexedDocument("a", "", "Arvel", "Arvel votes.", entities=(arvel,))])
    asked = expand(parse(typed), lambda text: [known] if text == "أرفيل" else [])
    assert [hit.document_id for hit in memory.search(asked).hits] == ["a"]
