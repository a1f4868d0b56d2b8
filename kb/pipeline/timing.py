"""How long each stage took: by the clock, which people wait for, and in processor seconds, which other work cannot lengthen."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

__all__ = ["Spent"]


@dataclass(slots=True)
class Spent:
    """Seconds a stage by the clock and of the processor (all threads of the process that ran it); values add up.

    >>> one, other = Spent({"clean": 2.0}, {"clean": 1.0}), Spent({"clean": 1.0, "chain": 1.0}, {"clean": 0.5})
    >>> one.add(other)
    >>> one.clock, one.processor
    ({'clean': 3.0, 'chain': 1.0}, {'clean': 1.5})
    """

    clock: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """What the block takes counts as spent on `stage`."""
        clock, processor = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            self.add(
                Spent({stage: time.perf_counter() - clock}, {stage: time.process_time() - processor}),
            )

    def add(self, other: "Spent") -> None:
        """Add what another process or part of the work spent."""
        _add(self.clock, other.clock)
        _add(self.processor, other.processor)


def _add(sums: dict[str, float], more: Mapping[str, float]) -> None:
    for stage, seconds in more.items():
        sums[stage] = sums.get(stage, 0.0) + seconds
