"""What the templates know beside their data: words, addresses, the theme."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask import Flask, request, url_for
from flask.json.provider import DefaultJSONProvider
from markupsafe import Markup, escape

from kb import phrases
from kb.countries import country_name
from kb.export import FORMATS
from kb.model import KINDS, Relation
from kb.relate import EVENTS
from web import words
from web.asking import HITS
from web.reader import PAGES_LANGUAGE, THEMES, chosen_theme
from web.spoken import sentence_url
from web.twin import knowledge, languages

__all__ = ["teach"]


def teach(app: Flask) -> None:
    """Gives the templates their filters and globals, and JSON its manner: our order, readable letters."""
    provider = DefaultJSONProvider(app)
    provider.sort_keys = False
    provider.ensure_ascii = False
    app.json = provider
    app.jinja_env.filters.update(
        counted=words.counted,
        number=words.number,
        date=words.date_words,
        period=words.month_words,
        language=words.language_name,
        direction=words.direction,
        said=_said,
        when=lambda r: phrases.time_words(words.month_words(r.since), words.month_words(r.until), r.type in EVENTS),
        office=_office,
        office_name=lambda office: _marked(phrases.office_name(office), ""),
        link_words=phrases.link_words,
        kind=words.kind_of,
        spelt=words.spelt,
        other_names=words.other_names,
        own_name=lambda e: words.own_name(e, languages()[0]) if languages()[0] != PAGES_LANGUAGE else "",
        version=words.version_words,
        sure=words.sure_words,
        moment=words.moment_words,
    )
    app.jinja_env.globals.update(
        KINDS=KINDS,
        KIND_WORDS=words.KIND_WORDS,
        THEMES=THEMES,
        FORMATS=FORMATS,
        graph_script=lambda: _built(app, "graph.js"),
        graph_style=lambda: _built(app, "graph.css"),
        date_range=words.date_range,
        country_name=country_name,
        sentence_url=sentence_url,
        reader_language=lambda: languages()[0],
        with_arguments=with_arguments,
        without=without,
        hits_per_page=HITS,
    )
    app.context_processor(lambda: {"theme": chosen_theme(request.cookies)})


def _said(relation: Relation) -> Markup:
    language = knowledge().office_language(relation)
    return _marked(phrases.relation_words(relation.type, relation.polarity, relation.office, language), language)


def _office(relation: Relation, place: bool = True) -> Markup:
    """The office of a relation before what it is held in; without `place`, as it stands behind its holder's name."""
    language = knowledge().office_language(relation)
    if place:
        return _marked(phrases.office_words(relation.type, relation.polarity, relation.office, language), language)
    return _marked(phrases.post_words(relation.polarity, relation.office, language), language)


def _marked(said: str, language: str) -> Markup:
    """Words in which what stands apart in quotation marks, an office in another language, carries that language."""
    before, quoted, rest = said.partition("\u2068")
    inside, _, after = rest.partition("\u2069")
    if not quoted:
        return escape(said)
    lang = Markup(' lang="{}"').format(language) if language else ""
    return Markup("{}<bdi{}>{}</bdi>{}").format(before, lang, inside, after)


def _built(app: Flask, name: str) -> str:
    """The address of a file of the graph view, "" when the view was not built."""
    return url_for("static", filename=f"build/{name}") if Path(app.static_folder or "", "build", name).is_file() else ""


def without(name: str, values: Sequence[str]) -> str:
    """The address of this page with some values of an argument taken away."""
    left = [kept for kept in request.args.getlist(name) if kept.strip() not in values]
    return with_arguments(**{name: left or None})


def with_arguments(**changes: Any) -> str:
    """The address of this page with some arguments set, or left out where None; always from the first page."""
    kept = request.args.to_dict(flat=False)
    for name in ("page", "after"):
        kept.pop(name, None)
    for name, value in changes.items():
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = value if isinstance(value, list) else [str(value)]
    assert request.endpoint
    return url_for(request.endpoint, **{**(request.view_args or {}), **kept})
