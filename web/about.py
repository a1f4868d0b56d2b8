"""What was read and rejected and why, how names were joined, version, how to correct."""

from collections import Counter
from dataclasses import replace

from flask import Blueprint

from kb.knowledge import KnowledgeBase
from kb.query import parse
from web.twin import Shown, knowledge, page
from web.words import language_name, listed

__all__ = ["about"]

about = Blueprint("about", __name__)

# Articles of a language that are looked at to tell what its names were found by.
LOOKED_AT = 30


@page(about, "/about", "about/about.html")
def show() -> Shown:
    """Where this knowledge base comes from and how far to trust it."""
    kb = knowledge()
    rejected = kb.rejected()
    reasons = Counter(item.reason for item in rejected)
    status = kb.status()
    told = {"status": status, "rejected": rejected, "reasons": dict(reasons.most_common())}
    unsure = kb.suggestions()
    return Shown(
        {**told, "suggestions": unsure},
        {
            "corrections": CORRECTIONS,
            "recognised": _recognised(kb, [code for code, _ in status.languages if code]),
        },
        spoken=lambda: {**told, "suggestions": [suggestion for suggestion, _, _ in unsure]},
    )


@page(about, "/help", "about/help.html")
def search_help() -> Shown:
    """How to search."""
    return Shown({"operators": OPERATORS})


def _recognised(kb: KnowledgeBase, languages: list[str]) -> str:
    """What people and organizations were recognised by, as the mentions of some articles of each language tell."""
    by_model: list[str] = []
    by_rules: list[str] = []
    for code in languages:
        asked = replace(parse(f"lang:{code}"), limit=LOOKED_AT, facets=False, snippets=False, entities=False)
        finders = {m.mention.extractor for hit in kb.search(asked).hits for m in kb.mentions(hit.document_id)}
        if any(name.startswith(MODELS) for name in finders):
            by_model.append(language_name(code))
        elif finders:
            by_rules.append(language_name(code))
    said = []
    if by_model:
        said.append(f"by statistical models and rules in {listed(by_model)}")
    if by_rules:
        said.append(f"by rules alone (titles, parts of names, grammar) in {listed(by_rules)}")
    return f"People and organizations were recognised {', '.join(said)}." if said else "No names were found."


# How the names of the finders that are models begin.
MODELS = ("spacy:", "slovnet")

# The commands that correct who is who.
CORRECTIONS: tuple[tuple[str, str], ...] = (
    ("kb merge A B", "two entities that are one"),
    ("kb split ENTITY --mention SPELLING", "an entity that is two: a spelling of it is somebody else’s"),
    ("kb split ENTITY --document ID", "an article in which the name is somebody else’s"),
    ("kb mentions ENTITY", "lists where an entity is named, each mention with its place"),
    (
        "kb split ENTITY --mention PLACE --as WHOM",
        "a single mention that is somebody else’s: WHOM is another’s id or name, or a new name",
    ),
    ("kb rename ENTITY NAME", "the name an entity is shown under"),
    ("kb retype ENTITY KIND", "an organization taken for a person, and the like"),
    ("kb hide ENTITY", "something that is no person, organization or country"),
    ("kb decisions", "lists what was decided, and when"),
    ("kb undo", "takes the last decision back, and says which it was"),
    ("kb build --names FILE", "names that were missed: a list of your own, which is always found"),
)

# What one can type, an example, and what it finds.
OPERATORS: tuple[tuple[str, str, str], ...] = (
    ("words", "gas pipeline", "articles with any of the words; those with all of them first"),
    ("phrase", '"state of emergency"', "the words one after the other"),
    ("this form only", '"prices"', "a word in exactly this inflection"),
    ("hyphens", "email", "words with and without a hyphen find each other: also e-mail"),
    ("near", '"president gas"~5', "the words at most five words apart"),
    (
        "both, either, without",
        "gas AND (protest OR strike) -oil NOT coal",
        "operators in capitals; - before a word means without",
    ),
    ("must be there", "gas +protest", "articles with the word behind the plus; the others rank"),
    ("beginning", "energ*", "every word that begins like this"),
    ("spelling", "nazarbaev~", "words spelt nearly like this"),
    ("in the title", "title:gas", "only in titles"),
    ("in the text", "text:gas", "only in the text, not the title"),
    ("a person, organization, country", 'person:"Ada Vole" country:KZ', "articles that name them, under any spelling"),
    ("organization", 'org:"Example Union"', "articles that name an organization, under any spelling"),
    ("kind", "kind:organization", "articles that name any person, organization or country"),
    ("one and no other", "entity:country:KZ", "one person, organization or country, by the identifier its page has"),
    ("source, author, language", 'source:"Daily Example" lang:ar', "where, by whom and in which language"),
    (
        "who holds an office",
        "foreign minister of Kazakhstan in January 2022",
        "whom articles name as holding it then, each with who says so, above the articles that match the words",
    ),
    ("time", "date:2022-01..2022-03", "published in that time; also date:2022-01-19, date:>2021"),
)
