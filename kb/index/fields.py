"""A document as the fields an engine indexes: the same terms for every engine."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kb.index.analysis import compounds, forms, hyphened, written
from kb.index.base import IndexedDocument, IndexedEntity

__all__ = [
    "COMPOUND",
    "HYPHENED",
    "KIND_FIELDS",
    "NAME_FIELDS",
    "TEXT_FIELDS",
    "TITLE_WEIGHT",
    "Fields",
    "hyphened_form",
    "index_fields",
    "name_terms",
]

# Positions of names of one field are this far apart, so that no phrase runs from one name into the next.
GAP = 100
# A word of the title counts as much as this many in the body. Swept 1–4 on the judged queries of
# tests/quality/search_queries.jsonl: docs/search.md has the table.
TITLE_WEIGHT = 1.5
TEXT_FIELDS = ("title", "body")
KIND_FIELDS = {"person": "person", "organization": "org", "country": "country"}
# The field of words that a text writes with a hyphen, as one word: who looks for "email" finds "e-mail".
COMPOUND = "compound"
# The fields of words with hyphens, in exact form with them, by the field of the text: where they are looked for begun or misspelled.
HYPHENED = {field: f"{field}_hyphened" for field in TEXT_FIELDS}
NAME_FIELDS = ("person", "org", "country", "source", "author")


@dataclass(frozen=True, slots=True)
class Fields:
    """What is indexed of one document.

    `terms` and `exact` hold the words of title and body in order; `names` those of the name
    fields, a list for each name; `entities` how often each entity is mentioned, `compounds` each
    word with a hyphen, as the stem of one word; `hyphened` those of each field of HYPHENED, as they are;
    `facets` the values of each facet; `day` is `date.toordinal()` of publication, 0 when unknown.
    """

    terms: dict[str, list[str]]
    exact: dict[str, list[str]]
    names: dict[str, list[list[str]]]
    entities: dict[str, int]
    compounds: dict[str, int]
    hyphened: dict[str, dict[str, int]]
    facets: dict[str, list[str]]
    day: int


def index_fields(document: IndexedDocument) -> Fields:
    """The fields of `document`."""
    language = document.language
    # No `tokens`: where a word stands is not indexed, and making a value of each word takes most of the time.
    analysed = {
        name: [forms(word, language) for word in written(text)]
        for name, text in (("title", document.title), ("body", document.body))
    }
    return Fields(
        terms={name: [form[0] for form in found] for name, found in analysed.items()},
        exact={name: [form[1] for form in found] for name, found in analysed.items()},
        names=_names(document),
        entities={e.id: max(e.count, 1) for e in document.entities},
        compounds=Counter(
            forms(word, language)[0] for text in (document.title, document.body) for *_, word in compounds(text)
        ),
        hyphened={
            HYPHENED[name]: Counter(hyphened_form(parts, language) for *_, parts in hyphened(text))
            for name, text in (("title", document.title), ("body", document.body))
        },
        facets=_facets(document),
        day=document.published.toordinal() if document.published else 0,
    )


def hyphened_form(parts: Iterable[str], language: str) -> str:
    """A word with hyphens as the fields of HYPHENED hold it.

    >>> hyphened_form(["Cyber", "Attacks"], "en")
    'cyber-attacks'
    """
    return "-".join(forms(part, language)[1] for part in parts)


def name_terms(name: str) -> list[str]:
    """The words of a name as the name fields hold them: in exact form."""
    return list(_name_terms(name))


@lru_cache(maxsize=50_000)  # the same names stand in many articles
def _name_terms(name: str) -> tuple[str, ...]:
    return tuple([forms(word, "")[1] for word in written(name)])


def _names(document: IndexedDocument) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {name: [] for name in NAME_FIELDS}
    for entity in document.entities:
        field = KIND_FIELDS.get(entity.kind)
        if field:
            found[field] += _unique([*(_name_terms(s) for s in (entity.name, *entity.surfaces)), *_code(entity)])
    found["source"] = _unique([_name_terms(document.publisher)])
    found["author"] = _unique([_name_terms(document.author)])
    return found


def _code(entity: IndexedEntity) -> list[tuple[str, ...]]:
    """A country can be asked for by its code: "country:KZ" is its id."""
    return [(entity.id.partition(":")[2].lower(),)] if entity.kind == "country" else []


def _unique(names: Iterable[tuple[str, ...]]) -> list[list[str]]:
    return [list(name) for name in dict.fromkeys(names) if name]


def _facets(document: IndexedDocument) -> dict[str, list[str]]:
    facets: dict[str, list[str]] = {}
    for entity in document.entities:
        field = KIND_FIELDS.get(entity.kind)
        if field:
            facets.setdefault(field, []).append(entity.id)
    facets["kind"] = sorted({entity.kind for entity in document.entities})
    day = document.published.isoformat() if document.published else ""
    for field, value in (
        ("source", document.publisher),
        ("language", document.language),
        ("year", day[:4]),
        ("month", day[:7]),
    ):
        facets[field] = [value] if value else []
    return {field: list(dict.fromkeys(values)) for field, values in facets.items() if values}
