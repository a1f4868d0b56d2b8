"""Work on batches in several processes, in order, with a bounded number of batches on the way.

Processes are spawned, never forked, so that it works alike on every system and beside threads.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from kb.errors import KBError

__all__ = ["cores", "in_order"]

Item = TypeVar("Item")
Result = TypeVar("Result")


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    workers: int,
    start: Callable[..., None],
    start_with: tuple[object, ...],
) -> Iterator[tuple[Item, Result]]:
    """`(item, work(item))` for every item, in the order of the items.

    `start(*start_with)` runs once in each process before its first item. With one worker all runs
    here, without a process. At most two items a worker wait, so `items` may be endless.
    Raises KBError when a process dies (of memory, mostly).
    """
    if workers <= 1:
        start(*start_with)
        yield from ((item, work(item)) for item in items)
        return
    context = multiprocessing.get_context("spawn")
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    with ProcessPoolExecutor(workers, context, start, start_with) as pool:
        try:
            for item in items:
                waiting.append((item, pool.submit(work, item)))
                if len(waiting) > 2 * workers:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        except BrokenProcessPool:
            raise KBError(
                "a worker process died, most likely for want of memory; what was committed is safe:"
                " run the same command again, with KB_WORKERS=1"
            ) from None
        finally:
            for _, future in waiting:
                future.cancel()
