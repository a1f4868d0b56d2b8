"""Recognise many texts in several processes, in order.

Only plain tuples cross between processes: measured, that is 1.9 times one process on two cores, where sending
documents or mentions as objects gains next to nothing. Processes start by spawn, so that it is the same everywhere.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from kb.errors import ExtractorError
from kb.extract.recognise import Recognisers, open_recognisers
from kb.model import Mention
from kb.settings import Settings

__all__ = ["recognise_many"]

Row = tuple[int, int, str, str, str, float, str]  # start, end, kind, form, extractor, confidence, code
Item = tuple[str, str, str]  # id, text, language

# Texts a task: enough for a model's batches, few enough that the last worker does not run alone for long.
_TASK = 16
# Below this many texts, starting processes (a model each) costs more than it saves.
_FEWEST = 64


def recognise_many(
    items: Iterable[Item], settings: Settings, recognisers: Recognisers | None = None
) -> Iterator[tuple[str, list[Mention]]]:
    """The mentions of each (id, text, language), in the order of the items, as (id, mentions).

    `settings` say how many processes work ("workers", 0: one a core); few items, or one worker, are done in this
    process by `recognisers` (opened when not given). Reads ahead no more than the workers need.
    Raises ExtractorError when a model does not load, or a worker dies, which running out of memory makes them do.
    """
    waiting = iter(items)
    first = list(islice(waiting, _FEWEST))
    workers = settings.number("workers") or os.cpu_count() or 1
    if workers == 1 or len(first) < _FEWEST:
        yield from _here(chain(first, waiting), recognisers or open_recognisers(settings))
        return
    yield from _spread(chain(first, waiting), settings, workers)


def _here(items: Iterable[Item], recognisers: Recognisers) -> Iterator[tuple[str, list[Mention]]]:
    waiting = iter(items)
    while task := list(islice(waiting, _TASK)):
        found = recognisers.extract_many((text, language) for _, text, language in task)
        yield from zip((item[0] for item in task), found, strict=True)


def _spread(items: Iterable[Item], settings: Settings, workers: int) -> Iterator[tuple[str, list[Mention]]]:
    waiting = iter(items)
    running: deque[tuple[list[Item], Future[list[list[Row]]]]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start, (dict(settings),)) as pool:
        try:
            while True:
                while len(running) < 2 * workers and (task := list(islice(waiting, _TASK))):
                    running.append((task, pool.submit(_work, [item[1:] for item in task])))
                if not running:
                    return
                task, future = running.popleft()
                for (name, text, _), rows in zip(task, future.result(), strict=True):
                    yield name, [_mention(text, row) for row in rows]
        except BrokenProcessPool:
            raise ExtractorError(
                "a recognising process ended unexpectedly, perhaps for lack of memory; try again with KB_WORKERS=1"
            ) from None
        finally:
            for _, future in running:
                future.cancel()


_recognisers: Recognisers | None = None  # of this worker process, set once by _start


def _start(values: dict[str, str | int | float | bool]) -> None:
    global _recognisers
    _recognisers = open_recognisers(Settings(values))


def _work(texts: list[tuple[str, str]]) -> list[list[Row]]:
    if _recognisers is None:
        raise ExtractorError("a recognising process was given work before it was ready; report this as a fault")
    return [[_row(mention) for mention in found] for found in _recognisers.extract_many(texts)]


def _row(m: Mention) -> Row:
    return (m.start, m.end, m.kind, m.form, m.extractor, m.confidence, m.code)


def _mention(text: str, row: Row) -> Mention:
    start, end, kind, form, extractor, confidence, code = row
    return Mention(start, end, text[start:end], kind, form, extractor, confidence, code)  # type: ignore[arg-type]  # kind and form came out of a Mention
