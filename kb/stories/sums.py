"""A number as it is put together word by word: digits, words, factors, and fractions."""

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Sum", "Word"]

Word = float | str  # a value, or what a word does to those beside it: see `Sum.take`

_HALF = 2
_SMALL = 10  # three in four, nine out of ten
# French counts some tens by twenties: 70 to 79 and 90 to 99 are 60 and 80 with up to 19.
_TWENTIES = frozenset({60.0, 80.0})
_CLOSES = 1000  # a factor from which on nothing is added to what it multiplies
# What was read last and waits for what follows: "a" (one, before a factor), a fraction (half a million), "a third" (of it, or
# the third of many), "three in" (four), "üçte" (out of three), "yüz" (a hundred beside a number, else a face).
Waiting = Literal["", "a", "share", "perhaps", "in", "among", "led"]


@dataclass(slots=True)
class Sum:
    """What is read of a number: thousands that are closed, what is still open below them, and what waits for more."""

    closed: float = 0.0
    open: float | None = None
    factor: float = 0.0  # the last one that closed
    joined: bool = False  # "and" was read last
    waiting: Waiting = ""
    amount: float = 0.0  # … and how much it stands for
    written: bool = False  # in digits
    money: bool = False  # … after a sign of money
    done: list[float] = field(default_factory=list)

    def idle(self) -> bool:
        """Whether nothing has been read of a number."""
        return self.open is None and not self.closed and not self.waiting

    def end(self) -> None:
        """Close the number; a fraction is kept as per cent, since writers of one text take either."""
        if self.open is not None or self.closed:
            self.done.append(self.closed + (self.open or 0.0))
        elif self.waiting == "share":
            self.done.append(float(round(100 * self.amount)))
        elif self.waiting == "in":
            self.done.append(self.amount)
        self.closed, self.open, self.factor, self.joined, self.written = 0.0, None, 0.0, False, False
        self.waiting, self.amount = "", 0.0

    def digits(self, value: float) -> None:
        """Take a number written in digits."""
        if self._completed(value):
            return
        if self.open is not None or not 0 < value < self.factor:
            self.end()
        self.open, self.joined, self.written = value, False, True

    def take(self, meaning: Word) -> None:
        """Take a word by its meaning: a value; "x1000", a factor of what stands before; "X1000", of one without it;
        "+", and; "half", only behind a number; "1/3", a third; "/3", thirds behind a number; "of3", out of three; "?100", a
        hundred if a number stands beside it; "in", as in three in four; "a"; "of", behind "a third".
        """
        if isinstance(meaning, float):
            self._word(meaning)
        elif meaning == "+":
            self.joined = True
        elif meaning == "half":
            if self.open is not None and self.open < 100:
                self.open += 0.5
        elif meaning == "a":
            if not (self.joined or self.waiting == "share"):  # nine and a half; half a million
                self._wait("a", 1.0)
        elif meaning == "of":
            if self.waiting == "perhaps":
                self._wait("share", self.amount)
            else:
                self.end()
        elif meaning == "in":
            self._in()
        elif meaning.startswith("of"):
            self._wait("among", float(meaning[2:]))
        elif meaning[0] == "?":
            self._lead(float(meaning[1:]))
        elif meaning[0] in "xX":
            self._times(float(meaning[1:]), alone=meaning[0] == "X")
        else:
            own, _, parts = meaning.partition("/")
            self._part(int(own or 0), int(parts))

    def _wait(self, what: Waiting, amount: float) -> None:
        self.end()
        self.waiting, self.amount = what, amount

    def _word(self, value: float) -> None:
        if self._completed(value):
            return
        if self.waiting == "led":
            if self.amount >= _CLOSES:
                self.closed, self.factor, self.open = self.amount, self.amount, None
            else:
                self.closed, self.factor, self.open = 0.0, 0.0, self.amount
        self.waiting = ""
        if self.open is None:
            if self.closed and (self.written or value >= self.factor):
                self.end()
            self.open = value
        elif not self.written and self._fits(self.open, value):
            self.open = 80.0 if (self.open, value) == (4.0, 20.0) else self.open + value
        else:
            self.end()
            self.open = value
        self.joined = False

    def _fits(self, own: float, value: float) -> bool:
        """Whether two number words that follow each other are one number."""
        if own < 10:  # Arabic says the ones first: five and eighty, seven ten; French eighty is four twenties
            return value == 10 or (self.joined and value in range(20, 100, 10)) or (own, value) == (4.0, 20.0)
        if own % 100 in _TWENTIES and value < 20:
            return True
        return (own % 100 == 0 and value < 100) or (own % 10 == 0 and own % 100 >= 10 and value < 10)

    def _completed(self, value: float) -> bool:
        """Whether a number makes a fraction with what waits for it; else a number that waits is closed."""
        if self.waiting == "among" and 0 < value < self.amount:
            self._wait("share", value / self.amount)
            return True
        if self.waiting == "in" and self.amount < value <= _SMALL:
            self.waiting, self.amount = "share", self.amount / value
            return True
        if self.waiting in ("in", "share"):
            self.end()
        return False

    def _times(self, factor: float, alone: bool) -> None:
        if self.waiting in ("a", "share", "led"):
            self.open, self.waiting = self.amount, ""
        elif self.open is None and alone and factor != self.factor:
            self.open = 1.0
        if self.open is None:
            self.end()
        elif factor < _CLOSES:
            self.open *= factor
        else:
            if self.closed and factor >= self.factor:  # thousands after thousands are another number
                self.done.append(self.closed)
                self.closed = 0.0
            self.closed, self.open, self.factor = self.closed + self.open * factor, None, factor
        self.joined = False

    def _lead(self, value: float) -> None:
        if self.waiting == "led" and self.amount > value:  # "bin yüz", a thousand and a hundred
            self.closed, self.factor, self.open, self.waiting = self.amount, self.amount, value, ""
        elif self.open is not None or self.closed or self.waiting:
            self._times(value, alone=True)
        else:
            self._wait("led", value)

    def _in(self) -> None:
        """Wait for the other number of "three in four"."""
        if self.open in range(1, _SMALL) and not self.closed:
            self.waiting, self.amount, self.open = "in", self.open or 0.0, None
        else:
            self.end()

    def _part(self, own: int, parts: int) -> None:
        """Take a fraction: of the number before it, of "a", or so many parts as the word itself says."""
        if self.waiting == "a":
            self._wait("perhaps", 1 / parts)
        elif own < _HALF and self.open in range(1, parts) and not (self.closed or self.joined):
            self.waiting, self.amount, self.open = "share", (self.open or 0.0) / parts, None
        elif parts == _HALF and self.open is not None and self.open < 100:
            self.open, self.joined = self.open + 0.5, False
        elif own:
            self._wait("share", own / parts)
        else:
            self.end()
