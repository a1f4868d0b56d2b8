"""What was read and rejected and why, how names were joined, version, how to correct."""

from collections import Counter

from flask import Blueprint

from web.twin import Shown, knowledge, page

__all__ = ["about"]

about = Blueprint("about", __name__)


@page(about, "/about", "about/about.html")
def show() -> Shown:
    """Where this knowledge base comes from and how far to trust it."""
    kb = knowledge()
    rejected = kb.rejected()
    reasons = Counter(item.reason for item in rejected)
    told = {"status": kb.status(), "rejected": rejected, "reasons": dict(reasons.most_common())}
    unsure = kb.suggestions()
    return Shown(
        {**told, "suggestions": unsure},
        {"corrections": CORRECTIONS},
        spoken=lambda: {**told, "suggestions": [suggestion for suggestion, _, _ in unsure]},
    )


@page(about, "/help", "about/help.html")
def search_help() -> Shown:
    """How to search."""
    return Shown({"operators": OPERATORS})


# The commands that correct who is who.
CORRECTIONS: tuple[tuple[str, str], ...] = (
    ("kb merge A B", "two entities that are one"),
    ("kb split ENTITY", "an entity that is two: takes a spelling, or its mentions in an article, out of it"),
    ("kb rename ENTITY NAME", "the name an entity is shown under"),
    ("kb retype ENTITY KIND", "an organization taken for a person, and the like"),
    ("kb hide ENTITY", "something that is no person, organization or country"),
    ("kb decisions", "lists what was decided, and when"),
    ("kb undo", "takes a decision back"),
    ("kb build --names FILE", "names that were missed: a list of your own, which is always found"),
)

# What one can type, an example, and what it finds.
OPERATORS: tuple[tuple[str, str, str], ...] = (
    ("words", "gas pipeline", "articles with any of the words; those with all of them first"),
    ("phrase", '"state of emergency"', "the words one after the other"),
    ("near", '"president gas"~5', "the words at most five words apart"),
    (
        "both, either, without",
        "gas AND (protest OR strike) NOT oil",
        "operators in capitals; - before a word means without",
    ),
    ("beginning", "energ*", "every word that begins like this"),
    ("spelling", "nazarbaev~", "words spelt nearly like this"),
    ("in the title", "title:gas", "only in titles"),
    ("a person, organization, country", 'person:"Ada Vole" country:KZ', "articles that name them, under any spelling"),
    ("source, author, language", 'source:"Daily Example" lang:ar', "where, by whom and in which language"),
    (
        "who holds an office",
        "foreign minister of Kazakhstan in January 2022",
        "whom articles name as holding it then, each with who says so, above the articles that match the words",
    ),
    ("time", "date:2022-01..2022-03", "published in that time; also date:2022-01-19, date:>2021"),
)
