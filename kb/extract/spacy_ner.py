"""The entities of a spaCy `ner` component, found several times faster than by the component itself.

The same weights and the same decisions as spaCy 3 (`spacy.TransitionBasedParser.v2` over `MaxoutWindowEncoder.v2`), in
another order of work: a word is embedded once a batch, not at every place; the layers are numpy's matrix products,
measured three times as fast as those spaCy brings; and what begins at a token while no entity is open depends on that
token alone, so it is decided for all tokens at once and only entities of several tokens are walked.
A pipeline that is built otherwise is left to spaCy (`fast_ner` returns None).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

__all__ = ["FastNer", "Span", "fast_ner"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Span = tuple[int, int, str]
"""Start and end in tokens, and the label."""

# Attributes that two tokens of one spelling and one norm share, so that they share their embedding too.
_LEXICAL = frozenset({"NORM", "ORTH", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE"})
# Rows a step of the encoder: its arrays stay in the processor's cache.
_ROWS = 1024


@dataclass(frozen=True, slots=True)
class _Maxout:
    """One `residual(expand_window >> maxout >> layernorm)`; the weights of a piece stand together."""

    weights: Floats  # (3 · width in, pieces · width out)
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats

    def __call__(self, rows: Floats) -> Floats:
        width = rows.shape[1]
        window = np.zeros((len(rows), 3 * width), np.float32)
        window[1:, :width] = rows[:-1]
        window[:, width : 2 * width] = rows
        window[:-1, 2 * width :] = rows[1:]
        made = _largest(window @ self.weights + self.bias, self.pieces)
        made -= made.mean(axis=1, keepdims=True)
        # The small number is that of thinc's LayerNorm.
        made /= np.sqrt(np.einsum("ij,ij->i", made, made) / made.shape[1] + 1e-8)[:, None]
        made *= self.scale
        made += self.shift
        made += rows
        return made


def _largest(rows: Floats, pieces: int) -> Floats:
    width = rows.shape[1] // pieces
    found = rows[:, :width].copy()
    for piece in range(1, pieces):
        np.maximum(found, rows[:, piece * width : (piece + 1) * width], out=found)
    return found


@dataclass(frozen=True, slots=True)
class _Moves:
    """Which class of the last layer is which action."""

    labels: tuple[str, ...]
    begin: Ints  # class of B-, I-, L- and U- for each label
    inside: Ints
    last: Ints
    unit: Ints
    out: int


@dataclass(frozen=True, slots=True)
class FastNer:
    """A recogniser of entities taken out of a spaCy pipeline by `fast_ner`."""

    vocab: Any
    embed: Any
    layers: tuple[_Maxout, ...]
    gap: int  # empty rows between two texts, as many as the encoder looks away
    reduce: tuple[Floats, Floats]
    features: Floats  # (3, width, pieces · hidden): the token, the entity's first token, the token before
    outside: Floats  # (pieces · hidden): the bias and the padding of the two features an open entity would have
    bias: Floats
    pieces: int
    upper: tuple[Floats, Floats]
    moves: _Moves
    threads: ThreadpoolController

    def spans(self, documents: Sequence[Any]) -> list[list[Span]]:
        """The entities of each document (a spaCy `Doc` that was only tokenised)."""
        return [spans for spans, _ in self.read(documents)]

    def read(self, documents: Sequence[Any]) -> list[tuple[list[Span], Floats]]:
        """The entities of each document, and for each of its tokens what may begin there.

        The second is an array (tokens, labels + 1): the probability that an entity of each of `moves.labels` begins at
        the token, and in the last column that none does, were no entity open.
        """
        lengths = np.array([len(d) for d in documents], np.int64)
        if not lengths.sum():
            return [([], np.zeros((0, len(self.moves.labels) + 1), np.float32)) for _ in documents]
        # One process a core is at work: more threads would only wait for each other.
        with self.threads.limit(limits=1, user_api="blas"):
            vectors, spaces = self._vectors(documents, lengths)
            last = np.cumsum(lengths[lengths > 0]) - 1
            spans, chances = self._decoded(vectors, spaces, last, lengths)
        return list(zip(spans, np.split(chances, np.cumsum(lengths)[:-1]), strict=True))

    def _vectors(self, documents: Sequence[Any], lengths: Ints) -> tuple[Floats, NDArray[np.bool_]]:
        """A vector for each token of all documents, and which tokens are white space."""
        keys = np.concatenate([d.to_array(["ORTH", "NORM", "IS_SPACE"]) for d in documents])
        # Spelling and norm are hashes of 64 bits: mixed, they still tell two words apart.
        _, first, where = np.unique(keys[:, 0] ^ (keys[:, 1] << np.uint64(1)), return_index=True, return_inverse=True)
        words = self._embedded(keys[first])
        found = np.empty((len(keys), words.shape[1]), np.float32)
        batch: list[tuple[int, int]] = []
        size = start = 0
        for length in lengths.tolist():
            batch.append((start, start + length))
            start, size = start + length, size + length + self.gap
            if size >= _ROWS:
                self._encode(words, where, batch, found)
                batch, size = [], 0
        self._encode(words, where, batch, found)
        weights, bias = self.reduce
        return found @ weights + bias, keys[:, 2].astype(np.bool_)

    def _embedded(self, keys: NDArray[np.uint64]) -> Floats:
        """The embedding of each different word, by the pipeline's own layers."""
        from spacy.tokens import Doc

        words = Doc(self.vocab, words=[self.vocab.strings[int(key)] for key in keys[:, 0]])
        words.from_array(["NORM"], cast(Any, keys[:, 1:2]))
        found: Floats = self.embed.predict([words])[0]
        return found

    def _encode(self, words: Floats, where: Ints, batch: list[tuple[int, int]], out: Floats) -> None:
        """Write the encoded vectors of the documents that stand at these rows into `out`."""
        if not batch:
            return
        size = sum(end - start + self.gap for start, end in batch) + self.gap
        rows = np.zeros((size, words.shape[1]), np.float32)
        place = self.gap
        places = []
        for start, end in batch:
            rows[place : place + end - start] = words[where[start:end]]
            places.append((place, start, end))
            place += end - start + self.gap
        for layer in self.layers:
            rows = layer(rows)
        for place, start, end in places:
            out[start:end] = rows[place : place + end - start]

    def _decoded(
        self, vectors: Floats, spaces: NDArray[np.bool_], last: Ints, lengths: Ints
    ) -> tuple[list[list[Span]], Floats]:
        """Entities as spaCy's greedy transitions choose them, and what may begin at each token."""
        moves, (weights, bias) = self.moves, self.upper
        hidden = _largest(vectors @ self.features[0] + (self.bias + self.outside), self.pieces)
        chosen = np.concatenate([moves.begin, moves.unit, [moves.out]])
        scores = hidden @ weights[:, chosen] + bias[chosen]
        count = len(moves.labels)
        scores[last, :count] = -np.inf  # no entity of several tokens begins at the last one
        scores[spaces, : 2 * count] = -np.inf
        action = scores.argmax(axis=1)
        starts = np.flatnonzero(action < count)
        ends = self._ends(vectors, starts, action[starts], last)
        spans = _walked(action, dict(zip(starts.tolist(), ends.tolist(), strict=True)), lengths, moves.labels)
        return spans, _chances(scores, count)

    def _ends(self, vectors: Floats, starts: Ints, labels: Ints, last: Ints) -> Ints:
        """Where an entity of this label that begins at each start ends: the row after its last token."""
        weights, bias = self.upper
        ends = starts + 1
        limit = last[np.searchsorted(last, starts)]
        first = vectors[starts] @ self.features[1] + self.bias
        open_ = np.arange(len(starts))
        while len(open_):
            here = ends[open_]
            ends[open_] = here + 1
            going = here < limit[open_]
            open_, here = open_[going], here[going]
            state = first[open_] + vectors[here] @ self.features[0] + vectors[here - 1] @ self.features[2]
            hidden = _largest(state, self.pieces)
            inside, end = self.moves.inside[labels[open_]], self.moves.last[labels[open_]]
            more = np.einsum("ij,ji->i", hidden, weights[:, inside]) + bias[inside]
            done = np.einsum("ij,ji->i", hidden, weights[:, end]) + bias[end]
            # Of two equal scores spaCy takes the class that comes first.
            goes_on = np.where(inside < end, more >= done, more > done)
            open_ = open_[goes_on]
        return ends


def _chances(scores: Floats, count: int) -> Floats:
    """Probabilities of the labels, however long the entity, and of none."""
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    return np.concatenate([likely[:, :count] + likely[:, count : 2 * count], likely[:, 2 * count :]], axis=1)


def _walked(action: Ints, ends: dict[int, int], lengths: Ints, labels: tuple[str, ...]) -> list[list[Span]]:
    """The entities of each document: the first that begins, then the first after its end."""
    count = len(labels)
    named = np.flatnonzero(action < 2 * count).tolist()
    found: list[list[Span]] = []
    place = start = 0
    for length in lengths.tolist():
        spans: list[Span] = []
        free = start
        while place < len(named) and named[place] < start + length:
            row = named[place]
            place += 1
            if row < free:
                continue
            free = ends.get(row, row + 1)
            spans.append((row - start, free - start, labels[action[row] % count]))
        found.append(spans)
        start += length
    return found


def fast_ner(pipeline: Any) -> FastNer | None:
    """The `ner` of a loaded spaCy pipeline; None when it is built otherwise than this file knows."""
    component = pipeline.get_pipe("ner")
    model = component.model
    settings = pipeline.config["components"]["ner"].get("model", {})
    inner = settings.get("tok2vec", {})
    known = (
        settings.get("@architectures") == "spacy.TransitionBasedParser.v2"
        and inner.get("@architectures") == "spacy.Tok2Vec.v2"
        and inner["embed"].get("@architectures") == "spacy.MultiHashEmbed.v2"
        and inner["encode"].get("@architectures") == "spacy.MaxoutWindowEncoder.v2"
        and inner["encode"]["window_size"] == 1
        and set(inner["embed"]["attrs"]) <= _LEXICAL
        and settings.get("use_upper")
        and not settings.get("extra_state_tokens")
        and component.cfg.get("beam_width", 1) == 1
        and not model.attrs.get("unseen_classes")
    )
    if not known:
        return None
    chain, lower, upper = model.get_ref("tok2vec"), model.get_ref("lower"), model.get_ref("upper")
    embed, encode = chain.layers[0].layers
    width = lower.get_dim("nI")
    pieces = lower.get_dim("nP")
    # (feature, hidden, piece, width) → (feature, width, piece · hidden)
    features = np.ascontiguousarray(lower.get_param("W").transpose(0, 3, 2, 1).reshape(3, width, -1))
    padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(3, -1)
    linear = chain.layers[-1]
    return FastNer(
        vocab=pipeline.vocab,
        embed=embed,
        layers=tuple(_layer(residual) for residual in encode.layers[0].layers),
        gap=encode.attrs["pad"],
        reduce=(np.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")),
        features=features,
        outside=padding[1] + padding[2],
        bias=lower.get_param("b").T.reshape(-1),
        pieces=pieces,
        upper=(np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")),
        # Not `move_names`, which leaves out an action in the middle.
        moves=_moves([component.moves.get_class_name(i) for i in range(component.moves.n_moves)]),
        threads=ThreadpoolController(),
    )


def _layer(residual: Any) -> _Maxout:
    nodes = list(residual.walk())
    maxout = next(n for n in nodes if n.name == "maxout")
    norm = next(n for n in nodes if n.name == "layernorm")
    weights = maxout.get_param("W")  # (out, piece, in)
    return _Maxout(
        np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)),
        maxout.get_param("b").T.reshape(-1),
        weights.shape[1],
        norm.get_param("G"),
        norm.get_param("b"),
    )


def _moves(names: Sequence[str]) -> _Moves:
    place = {name: index for index, name in enumerate(names)}
    labels = tuple(name[2:] for name in names if name.startswith("B-") and len(name) > 2)
    begin, inside, last, unit = (np.array([place[f"{move}-{label}"] for label in labels]) for move in "BILU")
    return _Moves(labels, begin, inside, last, unit, place["O"])
