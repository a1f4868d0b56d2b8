"""Generated plain English articles: the sample's sentences shuffled, half their words and names replaced.

The words are news words in news sentences, but no two articles share a text, as in a real collection.
"""

import json
import random
import re
from pathlib import Path

from kb.text import sentences

__all__ = ["write_articles"]

ROOT = Path(__file__).parents[2]
_NAME = re.compile(r"\b([A-Z][a-zé]+)((?: [A-Z][a-zé]+)+)\b")
_SOUNDS = (
    "bel",
    "dor",
    "fen",
    "gar",
    "hol",
    "kin",
    "lam",
    "mor",
    "nev",
    "ost",
    "par",
    "quin",
    "rad",
    "sel",
    "tor",
    "ul",
    "ven",
    "wil",
)


def _sentences() -> list[str]:
    """The sentences of the sample's English text files."""
    found: list[str] = []
    gold = (ROOT / "tests/quality/sample_gold.jsonl").read_text("utf-8").splitlines()
    for row in map(json.loads, gold):
        path = ROOT / "kb/sample/articles" / row["path"]
        if row["language"] == "en" and path.suffix == ".txt":
            text = path.read_bytes().decode("utf-8", "replace").replace("\n", " ")
            found += [text[s:e] for s, e in sentences(text) if 60 < e - s < 300]
    return found


def write_articles(folder: Path, count: int, seed: int = 11) -> list[str]:
    """Write `count` articles of about 400 words into `folder`; their texts."""
    chance = random.Random(seed)
    pool = _sentences()
    common = re.findall(r"\b[a-z]{5,}\b", " ".join(pool))

    def name(match: re.Match[str]) -> str:
        return " ".join("".join(chance.sample(_SOUNDS, 2)).title() for _ in match.group().split())

    def other(match: re.Match[str]) -> str:
        return chance.choice(common) if chance.random() < 0.5 else match.group()

    def sentence(text: str) -> str:
        text = re.sub(r"\b[a-z]{5,}\b", other, re.sub(r"\d+", lambda m: str(chance.randrange(7, 3000)), text))
        return _NAME.sub(name, text) if chance.random() < 0.3 else text

    texts = []
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        lines: list[str] = []
        while sum(len(line.split()) for line in lines) < 400:
            lines.append(" ".join(map(sentence, chance.sample(pool, 4))))
        head = f"Report {number} on {name(re.match('(.*)', 'x y'))}"  # type: ignore[arg-type]  # always matches
        text = "\n\n".join([head, *lines])
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        texts.append(text)
    return texts
