"""What is near: articles like one article, and what begins like what is being typed."""

from collections import Counter
from collections.abc import Callable

import numpy as np

from kb.index.analysis import stop_words, tokens
from kb.index.base import Completion, Hit, IndexedDocument
from kb.index.evaluate import Found, evaluate
from kb.index.fields import HYPHENED, KIND_FIELDS, TEXT_FIELDS, name_terms
from kb.index.marks import Marks
from kb.index.results import make_hit
from kb.index.view import View
from kb.index.words import exact_terms, hyphen_start
from kb.query import And, Clause, Key, Or, Term

__all__ = ["begun_words", "completions", "likeness", "prefixed", "similar", "suggest"]

# The words that say what an article is about: beyond some 25 the list gets no better, only longer.
TELLING = 25
# Of so many matching articles the titles and entities are looked at for completions.
LOOKED_AT = 60


def similar(view: View, document_id: str, limit: int) -> list[Hit]:
    """The articles most like one of `view`, its own story left out; [] when it is not in the index."""
    if document_id not in view.columns.ids:
        return []
    numbers = [n for n, i in enumerate(view.columns.ids) if i == document_id and view.live[n]]
    if not numbers:
        return []
    document = view.document(numbers[0])
    clause = likeness(document, lambda term: len(view.postings("body", term)[0]), view.size)
    if not clause.clauses:
        return []
    found = evaluate(view, clause)
    story = view.columns.stories
    seen = {document.story_id} - {""}
    hits: list[Hit] = []
    for number in _best(view, found):
        if number == numbers[0] or (story[number] and story[number] in seen):
            continue
        seen.add(story[number])
        hits.append(make_hit(view.document(number), float(found.scores[number]), Marks(), snippets=False))
        if len(hits) == limit:
            break
    return hits


def _best(view: View, found: Found) -> list[int]:
    numbers = np.flatnonzero(found.mask & view.live)
    ordered: list[int] = numbers[np.argsort(-found.scores[numbers], kind="stable")].tolist()
    return ordered


def likeness(document: IndexedDocument, frequency: Callable[[str], int], size: int) -> Or:
    """A clause of the words and entities that tell `document` from others.

    `frequency` gives the number of documents with a term, of `size` in all.
    """
    stops = stop_words().get(document.language, frozenset())
    times: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    text = f"{document.title}\n{document.body}"
    for token in tokens(text, document.language):
        if len(token.exact) > 2 and token.exact not in stops and not token.exact[0].isdigit():
            times[token.term] += 1
            spelled.setdefault(token.term, text[token.start : token.end])
    weights = {t: (n / (n + 1)) * float(np.log(1 + size / (frequency(t) + 0.5))) for t, n in times.items()}
    best = sorted(weights, key=lambda t: (-weights[t], t))[:TELLING]
    words: list[Clause] = [Term(spelled[t]) for t in best]
    entities: list[Clause] = [Key("entity", e.id) for e in document.entities]
    return Or((*words, *entities))


def suggest(view: View, prefix: str, limit: int) -> list[Completion]:
    """Entities, titles and words that begin with what is typed."""
    typed = exact_terms(prefix)
    if not typed:
        return []
    names = _matching(view, typed, tuple(KIND_FIELDS.values()))
    titles = _matching(view, typed, ("title",))
    words = _words(view, *begun_words(prefix, typed))
    return completions(typed, names, titles, words, limit)


def _matching(view: View, typed: tuple[str, ...], fields: tuple[str, ...]) -> list[IndexedDocument]:
    found = evaluate(view, prefixed(typed, fields))
    return [view.document(n) for n in _best(view, found)[:LOOKED_AT]]


def prefixed(typed: tuple[str, ...], fields: tuple[str, ...]) -> Clause:
    """Documents in one of whose `fields` the typed words stand, the last one perhaps unfinished."""
    ways = [(*(Term(word, f, exact=True) for word in typed[:-1]), Term(typed[-1], f, prefix=True)) for f in fields]
    return Or(tuple(And(way) for way in ways))


def begun_words(prefix: str, typed: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The fields whose words are offered for what is typed, and how these begin; no fields where several words are typed.

    >>> begun_words("ga", ("ga",))[1], begun_words("e-m", ("e", "m")), begun_words("gas pr", ("gas", "pr"))[0]
    ('ga', (('title_hyphened', 'body_hyphened'), 'e-m'), ())
    """
    start = hyphen_start(prefix)
    if start:
        return tuple(HYPHENED.values()), start
    return tuple(f"{field}_exact" for field in TEXT_FIELDS) if len(typed) == 1 else (), typed[0]


def _words(view: View, fields: tuple[str, ...], begun: str) -> list[tuple[str, int]]:
    words = dict.fromkeys(word for field in fields for word in view.terms(field, begun))
    counted = [(word, sum(len(view.postings(f, word)[0]) for f in fields)) for word in list(words)[:200]]
    return sorted(counted, key=lambda w: (-w[1], w[0]))[:3]


def completions(
    typed: tuple[str, ...],
    names: list[IndexedDocument],
    titles: list[IndexedDocument],
    words: list[tuple[str, int]],
    limit: int,
) -> list[Completion]:
    """What to offer from documents with fitting names or titles, and from fitting words: entities first."""
    entities: Counter[tuple[str, str]] = Counter()
    for document in names:
        for entity in document.entities:
            if any(_begins(name_terms(name), typed) for name in (entity.name, *entity.surfaces)):
                entities[entity.id, entity.name or next(iter(entity.surfaces), entity.id)] += 1
    found = [Completion("entity", name, i, n) for (i, name), n in entities.most_common(max(limit // 2, 1))]
    seen: set[str] = set()
    for document in titles:
        if document.title not in seen and len(found) < limit:
            seen.add(document.title)
            found.append(Completion("title", document.title, document.id, 1))
    taken = {c.text.lower() for c in found}
    found += [Completion("word", word, "", n) for word, n in words if word not in taken]
    return found[:limit]


def _begins(words: list[str], typed: tuple[str, ...]) -> bool:
    return all(w in words for w in typed[:-1]) and any(w.startswith(typed[-1]) for w in words)
