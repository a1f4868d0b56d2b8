"""Texts or articles over time as bars: days, months or years, so that a chart is never wider than a column."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from web.words import counted, month_words

__all__ = ["Bar", "Chart", "chart"]

# More bars than this do not fit the side column at a width one can click.
MOST_BARS = 62
HEIGHT = 48
FULL_WIDTH = 620
MOST_WIDE = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the time it stands for ("2022-01-19", "2022-01", "2022"), its words, count and place in pixels."""

    period: str
    words: str
    count: int
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one unit ("day", "month", "year") in time order, gaps kept; sizes in pixels."""

    unit: str
    bars: tuple[Bar, ...]
    step: float
    width: float
    height: float = HEIGHT

    @property
    def first(self) -> str:
        return month_words(self.bars[0].period)

    @property
    def last(self) -> str:
        return month_words(self.bars[-1].period)


def _periods(first: str, last: str, unit: str) -> list[str]:
    if unit == "day":
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        return [(start + timedelta(days=n)).isoformat() for n in range((end - start).days + 1)]
    if unit == "month":
        low, high = (int(p[:4]) * 12 + int(p[5:7]) - 1 for p in (first, last))
        return [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(low, high + 1)]
    return [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)]


def chart(counts: Iterable[tuple[date | str, int]], unit: str = "", noun: str = "text") -> Chart | None:
    """The chart of `counts` (a date or an ISO period, how many of what `noun` says); None when there is nothing to draw.

    The unit is the finest that needs at most 62 bars, or `unit` when given.

    >>> made = chart([(date(2022, 1, 6), 1), (date(2022, 1, 8), 4)])
    >>> made.unit, [(b.period, b.count, b.height) for b in made.bars]
    ('day', [('2022-01-06', 1, 12.0), ('2022-01-07', 0, 0.0), ('2022-01-08', 4, 48.0)])
    """
    known = [(day.isoformat() if isinstance(day, date) else day, n) for day, n in counts if n > 0]
    if not known:
        return None
    shortest = min(len(period) for period, _ in known)
    fits = [("day", 10), ("month", 7), ("year", 4)]
    for name, length in fits:
        if length > shortest or (unit and name != unit):
            continue
        totals: Counter[str] = Counter()
        for period, count in known:
            totals[period[:length]] += count
        periods = _periods(min(totals), max(totals), name)
        if len(periods) <= MOST_BARS or name == "year" or unit:
            return _draw(name, [(p, totals[p]) for p in periods], noun)
    return None


def _draw(unit: str, counts: list[tuple[str, int]], noun: str) -> Chart:
    most = max(count for _, count in counts)
    step = min(MOST_WIDE, FULL_WIDTH / len(counts))
    bars = []
    for index, (period, count) in enumerate(counts):
        # A bar of one text among thousands is still seen.
        height = max(2.0, round(HEIGHT * count / most, 1)) if count else 0.0
        words = f"{month_words(period)}: {counted(count, noun)}"
        bars.append(Bar(period, words, count, round(index * step, 2), HEIGHT - height, height))
    return Chart(unit, tuple(bars), round(step, 2), round(step * len(counts), 2))
