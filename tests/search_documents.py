"""What search tests share: a small collection: invented people, real countries, five languages."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest

from kb.index import Engine, IndexedDocument, IndexedEntity, Page, open_engine
from kb.query import parse

OREN = IndexedEntity("person:oren-tash", "person", "Oren Tash", ("Oren Tash", "Tash"), 2)
OREN_RU = IndexedEntity("person:oren-tash", "person", "Oren Tash", ("Орен Таш",), 1)
OREN_AR = IndexedEntity("person:oren-tash", "person", "Oren Tash", ("أورين تاش",), 1)
KZ = IndexedEntity("country:KZ", "country", "Kazakhstan", ("Kazakhstan", "Kazakh"), 1)
TR = IndexedEntity("country:TR", "country", "Türkiye", ("Türkiye",), 1)
UNION = IndexedEntity("organization:steppe-union", "organization", "Steppe Union", ("Steppe Union", "SU"), 1)

DOCUMENTS = (
    IndexedDocument(
        "a1", "a1.txt", "Gas price protests spread",
        "Protests over gas prices began in the west of Kazakhstan. Oren Tash called for calm.\n\nTash said a new pipeline was planned.",
        "Mira Lin", "Steppe Herald", date(2022, 1, 5), "en", "s1", (OREN, KZ),
    ),
    IndexedDocument(
        "a2", "a2.txt", "Протесты из-за цен на газ",
        "Протесты начались на западе страны. Орен Таш призвал к спокойствию. Всё ещё ждут.",
        "", "Вести степи", date(2022, 1, 6), "ru", "s1", (OREN_RU,),
    ),
    IndexedDocument(
        "a3", "a3.txt", "لقاء في أنقرة",
        "قال أورين تاش إن الاتحاد الأوروبي شريكٌ مهم. والتعاون مع الدول العربية يتقدم، ووزير النفط حاضر.",
        "", "", None, "ar", "", (OREN_AR,),
    ),
    IndexedDocument(
        "a4", "a4.txt", "New oil field found",
        "The oil field lies in the north. Fields of wheat surround it. The U.S. firm paid 1,000 dollars for well-known rights.",
        "Bo Ek", "Steppe Herald", date(2021, 7, 1), "en", "", (UNION,),
    ),
    IndexedDocument(
        "a5", "a5.txt", "İstanbul'da zirve",
        "Steppe Union zirvesi İstanbul'da toplandı. Işık Kaya konuştu. Petrol fiyatları yükseldi.",
        "", "Bozkır", date(2022, 3, 9), "tr", "", (UNION, TR),
    ),
    IndexedDocument(
        "a6", "a6.txt", "L'Union et le pétrole",
        "Les prix du pétrole montent. L'économie kazakhe résiste, dit la ministre.",
        "", "Le Relais", date(2022, 3, 10), "fr", "", (KZ,),
    ),
    IndexedDocument(
        "a7", "a7.txt", "Wheat harvest",
        "The field was dry. Oil is not mentioned beside it until much later in the day, when prices fell and fell.",
        "Bo Ek", "Grain Daily", date(2021, 9, 30), "en", "", (),
    ),
)  # fmt: skip


def ids(page: Page) -> list[str]:
    """Every document of a page, versions too, in alphabetical order."""
    return sorted(i for hit in page.hits for i in (hit.document_id, *hit.versions))


def found(engine: Engine, text: str, **options: object) -> list[str]:
    return ids(engine.search(parse(text, **options)))


def many(n: int) -> list[IndexedDocument]:
    """As many short reports, in 40 stories, the later the longer."""
    return [IndexedDocument(f"d{i:03}", "", f"Report {i}", "grain " * (i + 1), story_id=f"s{i % 40}") for i in range(n)]


def filled(documents: Iterable[IndexedDocument]) -> Any:
    """A fixture: each engine in turn with these documents, once a test file."""
    kept = list(documents)

    @pytest.fixture(scope="module", params=["memory", "whoosh", "tantivy"])
    def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
        opened = open_engine(request.param, tmp_path_factory.mktemp(request.param), create=True)
        opened.update(kept)
        yield opened
        opened.close()

    return engine
