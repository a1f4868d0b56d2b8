"""How resolution across articles grows: processor seconds and memory (the growth of the peak) for generated names.

    python -m tests.benchmarks.resolve [ARTICLES …]      default: 1000 10000; 100000 takes minutes

Names are made of random syllables with the skew of real ones (few given names and surnames are shared
by many); a quarter of the people are also written in Cyrillic, some by initial or surname alone; a third
of the names are organizations. About three distinct names an article.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date

from kb.resolve.across import Profile, resolve

_ONSETS = [
    "b",
    "d",
    "f",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "z",
    "sh",
    "ch",
    "kh",
    "br",
    "dr",
    "gr",
    "kr",
    "st",
    "tr",
]
_NUCLEI = ["a", "e", "i", "o", "u", "a", "e", "o"]
_CODAS = ["", "", "n", "r", "l", "m", "s", "k", "t"]
_KINDS_OF_BODY = ["Bank", "University", "Company", "Shipping", "Energy", "Football Club", "Institute", "Holding"]
_CYRILLIC = {
    "sh": "ш", "ch": "ч", "kh": "х", "a": "а", "b": "б", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "k": "к", "l": "л",
    "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "z": "з",
}  # fmt: skip


def word(random_: random.Random, syllables: int) -> str:
    """A pronounceable word."""
    return "".join(
        random_.choice(_ONSETS) + random_.choice(_NUCLEI) + random_.choice(_CODAS) for _ in range(syllables)
    ).title()


def cyrillic(name: str) -> str:
    """A generated name in Cyrillic letters."""
    out, low, i = "", name.lower(), 0
    while i < len(low):
        size = 2 if low[i : i + 2] in _CYRILLIC else 1
        out += _CYRILLIC.get(low[i : i + size], low[i])
        i += size
    return out.title()


def profiles(articles: int, seed: int = 7) -> Iterator[Profile]:
    """The chains of `articles` generated articles, six each; about three new names an article."""
    random_ = random.Random(seed)
    given = [word(random_, random_.choice((1, 2, 2))) for _ in range(max(50, articles // 50))]
    family = [word(random_, random_.choice((2, 2, 3))) for _ in range(max(200, articles // 2))]
    people = [f"{_skewed(random_, given)} {_skewed(random_, family)}" for _ in range(articles * 2)]
    bodies = [f"{word(random_, 2)} {random_.choice(_KINDS_OF_BODY)}" for _ in range(articles)]
    codes = [f"{a}{b}" for a in "ABCDEFG" for b in "HIJKLMN"]
    for number in range(articles):
        company = [
            _skewed(random_, people) if random_.random() < 0.4 else people[random_.randrange(len(people))]
            for _ in range(4)
        ]
        company += [bodies[random_.randrange(len(bodies))] for _ in range(2)]
        keys = tuple(name.casefold() for name in company)
        for place, name in enumerate(company):
            written, language = _written(random_, name) if place < 4 else (name, "en")
            yield Profile(
                f"d{number}", place, "person" if place < 4 else "organization", written, ((written, 2),), language,
                titles=("minister",) if place == 0 else (), countries=(codes[hash_of(name) % len(codes)],) if place < 2 else (),
                company=tuple(k for k in keys if k != name.casefold()), published=date(2020, 1 + number % 12, 1),
            )  # fmt: skip


def hash_of(name: str) -> int:
    """A number of a name that is the same in every run."""
    return sum(ord(c) * (i + 1) for i, c in enumerate(name))


def _skewed(random_: random.Random, items: list[str]) -> str:
    """One of the items, the first ones far more often."""
    return items[int(len(items) * random_.random() ** 3)]


def _written(random_: random.Random, name: str) -> tuple[str, str]:
    chance = random_.random()
    if chance < 0.15:
        return cyrillic(name), "ru"
    if chance < 0.2:
        return name.split()[-1], "en"
    if chance < 0.25:
        return f"{name[0]}. {name.split()[-1]}", "en"
    return name, "en"


def main(sizes: Sequence[int] = (1_000, 10_000)) -> None:
    """Print a line for each number of articles."""
    print(f"{'articles':>9} {'names':>8} {'entities':>9} {'CPU s':>8} {'names/s':>8} {'bytes a name':>13}")
    for size in sizes:
        made = list(profiles(size))
        names = len({p.name for p in made})
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        result = resolve(made)
        seconds = time.process_time() - start
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 // names
        print(
            f"{size:>9} {names:>8} {len(result.clusters):>9} {seconds:>8.1f} {names / seconds:>8.0f} {grown:>13}",
            flush=True,
        )


if __name__ == "__main__":
    main(*([[int(size) for size in sys.argv[1:]]] if sys.argv[1:] else []))
