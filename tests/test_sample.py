"""The sample corpus is what it says it is, and its gold fits its files."""

import csv
import email
import email.policy
import html
import itertools
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from charset_normalizer import from_bytes

from kb.model import FORMS, KINDS
from kb.sample import ABOUT, sample_folder

QUALITY = Path(__file__).parent / "quality"
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (QUALITY / "sample_gold.jsonl").read_text("utf-8").splitlines()
]
PATHS = [article["path"] for article in GOLD]
UNREADABLE = {"scans/annual-report-cut-off.pdf", "scans/harbour-notice.pdf", "scans/notes.txt"}
ENCODINGS = {"stepnoy-vestnik/2023-01/karaoy.txt": "windows-1251", "al-marsad/marsa-zitoun.txt": "windows-1256"}


def squeeze(text: str) -> str:
    """`text` with every run of white space made one space."""
    return re.sub(r"\s+", " ", text)


def rows(file: Path) -> dict[str, Mapping[str, str]]:
    """The rows of a table or of JSON lines by their id."""
    text = file.read_text("utf-8")
    if file.suffix == ".jsonl":
        return {row["id"]: row for row in map(json.loads, text.splitlines())}
    table = csv.DictReader(text.splitlines(keepends=True), delimiter="\t" if file.suffix == ".tsv" else ",")
    return {row["id"]: row for row in table}


def source_text(path: str) -> str:
    """All text in a source file, furniture and all, white space squeezed."""
    name, _, row = path.partition("#")
    file = sample_folder() / name
    if row:
        return squeeze(" ".join(rows(file)[row].values()))
    if file.suffix == ".docx":
        return squeeze(" ".join(p.text for p in docx.Document(str(file)).paragraphs))
    if file.suffix == ".pdf":
        return squeeze(" ".join(page.extract_text() for page in pypdf.PdfReader(file).pages))
    if file.suffix == ".eml":
        mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert isinstance(mail, email.message.EmailMessage)
        return squeeze(f"{mail['Subject']} {mail.get_content()}")
    text = file.read_bytes().decode(ENCODINGS.get(path, "utf-8"))
    return squeeze(html.unescape(re.sub(r"<[^>]+>", " ", text)) if file.suffix == ".html" else text)


def positions(article: Mapping[str, Any]) -> list[tuple[int, int]]:
    """The span of every mention of `article` in its cleaned text."""
    text, spans = article["text"], []
    for mention in article["mentions"]:
        surface = mention["surface"]
        hits = [i for i in range(len(text)) if text.startswith(surface, i)]
        assert len(hits) >= mention["nth"], f"{article['path']}: {surface} does not occur {mention['nth']} times"
        spans.append((hits[mention["nth"] - 1], hits[mention["nth"] - 1] + len(surface)))
    return spans


def test_it_says_that_its_people_are_invented() -> None:
    assert "invented" in ABOUT


def test_every_article_has_gold_and_all_gold_an_article() -> None:
    found = set()
    for file in sample_folder().rglob("*"):
        if file.is_file():
            name = file.relative_to(sample_folder()).as_posix()
            found |= {f"{name}#{i}" for i in rows(file)} if file.suffix in (".csv", ".tsv", ".jsonl") else {name}
    assert found - UNREADABLE == set(PATHS)
    assert found >= UNREADABLE


def test_five_languages_are_there_in_number() -> None:
    count = Counter(article["language"] for article in GOLD)
    assert count["en"] >= 14
    assert count["ar"] >= 7
    assert min(count["ru"], count["tr"], count["fr"]) >= 5


def test_every_format_is_there() -> None:
    suffixes = {Path(path.partition("#")[0]).suffix for path in PATHS}
    assert suffixes == {".txt", ".html", ".md", ".eml", ".docx", ".pdf", ".jsonl", ".csv", ".tsv"}


def test_it_stays_small() -> None:
    assert sum(file.stat().st_size for file in sample_folder().rglob("*") if file.is_file()) < 1_000_000


@pytest.mark.parametrize(("path", "encoding"), ENCODINGS.items())
def test_an_old_encoding_is_really_used(path: str, encoding: str) -> None:
    data = (sample_folder() / path).read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert from_bytes(data, cp_isolation=[encoding]).best() is not None


@pytest.mark.parametrize("article", GOLD, ids=PATHS)
def test_the_cleaned_text_stands_in_the_source(article: Mapping[str, Any]) -> None:
    source = source_text(article["path"])
    missing = [part for part in article["text"].split("\n\n") if squeeze(part) not in source]
    assert missing == []


@pytest.mark.parametrize("article", GOLD, ids=PATHS)
def test_cut_and_kept_lines_stand_in_the_source(article: Mapping[str, Any]) -> None:
    source = source_text(article["path"])
    assert [line for line in [*article["cut"], *article["keep"]] if squeeze(line) not in source] == []
    assert [line for line in article["keep"] if line not in article["text"]] == []


@pytest.mark.parametrize("article", GOLD, ids=PATHS)
def test_mentions_are_in_order_and_do_not_overlap(article: Mapping[str, Any]) -> None:
    spans = positions(article)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


@pytest.mark.parametrize("article", GOLD, ids=PATHS)
def test_mentions_and_entities_fit_together(article: Mapping[str, Any]) -> None:
    kinds = {entity["id"]: entity["kind"] for entity in article["entities"]}
    assert {m["entity"] for m in article["mentions"]} == set(kinds)
    assert all(kinds[m["entity"]] == m["kind"] == m["entity"].partition(":")[0] for m in article["mentions"])
    assert {m["kind"] for m in article["mentions"]} <= set(KINDS)
    assert {m["form"] for m in article["mentions"]} <= set(FORMS)


@pytest.mark.parametrize("article", GOLD, ids=PATHS)
def test_a_relation_names_both_ends_in_its_sentence(article: Mapping[str, Any]) -> None:
    placed = list(zip(positions(article), article["mentions"], strict=True))
    for relation in article["relations"]:
        start = article["text"].find(relation["sentence"])
        assert start >= 0
        end = start + len(relation["sentence"])
        inside = {mention["entity"] for (s, e), mention in placed if start <= s and e <= end}
        assert {relation["source"], relation["target"]} <= inside


def test_an_identifier_has_one_name_everywhere() -> None:
    names: dict[str, set[str]] = {}
    for article in GOLD:
        for entity in article["entities"]:
            names.setdefault(entity["id"], set()).add(entity["name"])
    assert [identity for identity, found in names.items() if len(found) > 1] == []


def test_a_story_has_one_original() -> None:
    originals = Counter(article["story"] for article in GOLD if article["version"] == "original")
    assert originals == dict.fromkeys({article["story"] for article in GOLD}, 1)


def test_every_kind_of_version_is_there() -> None:
    assert {a["version"] for a in GOLD} == {"original", "copy", "near-copy", "part", "rewrite", "translation"}


def test_two_people_of_one_name_stand_in_one_article() -> None:
    article = next(a for a in GOLD if a["path"] == "steppe-courier/2023-03-29-arrest.txt")
    same = {m["entity"] for m in article["mentions"] if m["surface"] == "Yerlan Tasbolat"}
    assert same == {"person:yerlan-tasbolat-footballer", "person:yerlan-tasbolat-judge"}


def test_the_gold_is_what_its_masters_say() -> None:
    command = [sys.executable, str(QUALITY / "make_sample.py"), "--check"]
    assert subprocess.run(command, capture_output=True, text=True).stderr == ""
