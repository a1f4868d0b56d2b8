"""Building: incremental, complete after a kill, the same as a clean build."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.errors import SourceError, StoreError
from kb.knowledge import open_kb
from kb.pipeline import Report, build
from kb.pipeline.lock import writing

pytestmark = pytest.mark.slow

WELL = """Well opens in Tarsk

By Lena Orlova

12 March 2021

The president of Kazakhstan, Aydar Bekov, opened a well in the town of Tarsk on Friday. Bekov thanked the United Nations.

"Water is life," Bekov said in a speech before hundreds of people who had come to the square.
"""
BRIDGE = """Bridge closed for repairs

14 March 2021

Engineers of Halden Works closed the bridge near the border with Uzbekistan on Sunday, the company said in a statement.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "well.txt").write_text(WELL)
    (folder / "bridge.txt").write_text(BRIDGE)
    return folder


def uris(folder: Path) -> list[str]:
    with open_kb(folder) as kb:
        return sorted(d.uri for d in kb.documents()[1])


def content(folder: Path) -> dict[str, object]:
    """Everything that was read and derived, without what names a run."""
    database = sqlite3.connect(folder / "store.sqlite")
    tables = (
        "document",
        "chain",
        "mention",
        "statement",
        "entity",
        "entity_name",
        "relation",
        "version",
        "rejection",
        "indexed",
    )
    return {t: sorted(map(repr, database.execute(f"SELECT * FROM {t}"))) for t in tables}


def test_a_second_build_changes_nothing_and_says_so(news: Path, tmp_path: Path) -> None:
    build([news], tmp_path / "kb")
    before = content(tmp_path / "kb")
    report = build([news], tmp_path / "kb")
    assert (report.changed, report.unchanged, report.read, report.indexed) == (False, 2, 0, 0)
    assert content(tmp_path / "kb") == before


def test_files_are_read_again_when_the_words_of_relations_changed(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([news], tmp_path / "kb")
    monkeypatch.setattr("kb.pipeline.intake.VOCABULARY", ("predicates.tsv", "titles.tsv"))  # other bytes
    report = build([news], tmp_path / "kb")
    assert (report.added, report.updated, report.unchanged) == (0, 2, 0)


def test_a_changed_file_is_updated_under_its_id(news: Path, tmp_path: Path) -> None:
    build([news], tmp_path / "kb")
    with open_kb(tmp_path / "kb") as kb:
        before = {d.uri: d.id for d in kb.documents()[1]}
    (news / "bridge.txt").write_text(BRIDGE.replace("Sunday", "Monday"))
    report = build([news], tmp_path / "kb")
    assert (report.added, report.updated, report.unchanged) == (0, 1, 1)
    with open_kb(tmp_path / "kb") as kb:
        assert {d.uri: d.id for d in kb.documents()[1]} == before
        assert "Monday" in kb.document(before["news/bridge.txt"]).text


def test_a_removed_file_disappears_with_its_entities(news: Path, tmp_path: Path) -> None:
    build([news], tmp_path / "kb")
    (news / "bridge.txt").unlink()
    report = build([news], tmp_path / "kb")
    assert (report.removed, uris(tmp_path / "kb")) == (1, ["news/well.txt"])
    with open_kb(tmp_path / "kb") as kb:
        assert "country:UZ" not in [e.id for e in kb.entities()[1]]


def test_what_came_from_elsewhere_stays(news: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "c.txt").write_text(BRIDGE)
    build([news], tmp_path / "kb")
    build([other], tmp_path / "kb")
    assert uris(tmp_path / "kb") == ["news/bridge.txt", "news/well.txt", "other/c.txt"]


def test_two_files_of_one_text_are_two_articles_of_one_story(news: Path, tmp_path: Path) -> None:
    (news / "copy.txt").write_text(WELL)
    report = build([news], tmp_path / "kb")
    assert (report.documents, report.stories) == (3, 2)


def test_a_row_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    rows = [
        {"id": str(n), "title": f"Note {n}", "text": f"Norway and Chile signed agreement number {n} on Friday."}
        for n in range(3)
    ]
    table = tmp_path / "rows.jsonl"
    table.write_text("\n".join(map(json.dumps, rows)))
    build([table], tmp_path / "kb")
    rows[1]["text"] = "Norway and Peru signed another agreement on Friday."
    table.write_text("\n".join(map(json.dumps, rows[:2])))
    report = build([table], tmp_path / "kb")
    assert (report.read, report.unchanged, report.documents) == (1, 1, 2)


def test_a_file_that_cannot_be_used_is_reported_and_the_rest_goes_on(news: Path, tmp_path: Path) -> None:
    (news / "broken.pdf").write_bytes(b"%PDF-1.4 cut short")
    (news / "empty.txt").write_text("")
    report = build([news], tmp_path / "kb")
    assert report.documents == 2
    assert sorted(r.uri for r in report.rejections) == ["news/broken.pdf", "news/empty.txt"]


def test_a_source_that_does_not_exist_is_an_error_only_when_there_is_no_other(news: Path, tmp_path: Path) -> None:
    report = build([news, tmp_path / "nowhere"], tmp_path / "kb")
    assert "nowhere" in report.notes[0]
    with pytest.raises(SourceError, match="does not exist"):
        build([tmp_path / "nowhere"], tmp_path / "kb")


def test_the_knowledge_base_tells_nothing_of_the_place_it_was_made(news: Path, tmp_path: Path) -> None:
    build([news], tmp_path / "kb")
    for file in (tmp_path / "kb").rglob("*"):
        if file.is_file():
            assert str(tmp_path).encode() not in file.read_bytes(), file


def test_a_copied_knowledge_base_knows_its_moved_folder(news: Path, tmp_path: Path) -> None:
    build([news], tmp_path / "kb")
    (tmp_path / "elsewhere").mkdir()
    moved = news.rename(tmp_path / "elsewhere" / "news")
    kb = (tmp_path / "kb").rename(tmp_path / "copied")
    report = build([moved], kb)
    assert (report.unchanged, report.changed) == (2, False)


def test_a_second_writer_is_told_so(news: Path, tmp_path: Path) -> None:
    with writing(tmp_path / "kb"), pytest.raises(StoreError, match="another process"):
        build([news], tmp_path / "kb")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n:03}.txt").write_text(WELL.replace("Tarsk", f"Tarsk {n}").replace("well", f"well {n}"))
    return folder


def killed_builds(source: Path, folder: Path) -> Iterator[int]:
    """Builds killed after longer and longer times, until one is done; yields how many articles each left."""
    for tenths in range(1, 200, 7):
        process = subprocess.Popen(
            [sys.executable, "-m", "kb", "build", str(source), "--kb", str(folder), "--quiet"],
            env={**os.environ, "KB_BATCH": "10", "KB_WORKERS": "1"},
        )
        try:
            process.wait(2 + tenths / 10)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.wait()
        yield process.returncode
        if process.returncode == 0:
            return
        time.sleep(0.05)


def test_killed_at_any_moment_the_next_build_equals_a_clean_one(many: Path, tmp_path: Path) -> None:
    codes = list(killed_builds(many, tmp_path / "kb"))
    assert codes[-1] == 0
    assert -signal.SIGKILL in codes
    build([many], tmp_path / "clean")
    assert content(tmp_path / "kb") == content(tmp_path / "clean")


def test_reports_add_up(news: Path, tmp_path: Path) -> None:
    report: Report = build([news], tmp_path / "kb")
    assert report.entities == report.people + report.organizations + report.countries > 0
    with open_kb(tmp_path / "kb") as kb:
        assert kb.status().entities == report.entities
