"""The command line: the JSON that scripts rely on, one line for an error, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ARTICLE = """Ministers meet in Geneva

By Ada Quill

3 May 2019

Norway's foreign minister, Solveig Brandvold, met the Kenyan president in Geneva on Friday, the United Nations said.

"It was a good talk," Brandvold told reporters before she left for Oslo with her delegation.
"""


def kb(*arguments: str | Path, stdin: str = "", code: int = 0, **environment: str) -> str:
    """Run `python -m kb …`, check its exit code, and give what it printed; what it complained of when it failed."""
    done = subprocess.run(
        [sys.executable, "-m", "kb", *map(str, arguments)],
        input=stdin.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    assert done.returncode == code, done.stderr.decode()
    return (done.stdout if code == 0 else done.stderr).decode()


def kb_json(*arguments: str | Path, stdin: str = "") -> Any:
    return json.loads(kb(*arguments, stdin=stdin))


def test_status_counts(sample_kb_folder: Path) -> None:
    status = kb_json("status", "--json", "--kb", sample_kb_folder)
    assert status["entities"] == status["people"] + status["organizations"] + status["countries"] > 50
    assert status["documents"] == 67


def test_entities_have_their_names(sample_kb_folder: Path) -> None:
    found = kb_json("entities", "--kind", "country", "--limit", "3", "--json", "--kb", sample_kb_folder)
    assert len(found["items"]) == 3 < found["total"]
    assert found["items"][0]["id"].startswith("country:")
    assert {"surface", "language", "script", "count"} <= found["items"][0]["names"][0].keys()


def test_search_gives_hits_with_snippets_and_facets(sample_kb_folder: Path) -> None:
    found = kb_json("search", "river treaty", "--limit", "2", "--json", "--kb", sample_kb_folder)
    assert len(found["hits"]) == 2 <= found["stories"] <= found["total"]
    assert {"id", "uri", "title", "score", "snippet"} <= found["hits"][0].keys()
    assert "river" in found["hits"][0]["snippet"].lower()
    assert found["facets"]["language"][0].keys() == {"value", "count"}


def test_search_pages_do_not_overlap(sample_kb_folder: Path) -> None:
    pages = [
        kb_json("search", "water", "--limit", "3", "--offset", str(n), "--json", "--kb", sample_kb_folder)
        for n in (0, 3)
    ]
    first, second = ({h["id"] for h in page["hits"]} for page in pages)
    assert len(first) == 3
    assert first.isdisjoint(second)


def test_many_queries_are_answered_in_one_process(sample_kb_folder: Path, tmp_path: Path) -> None:
    queries = tmp_path / "q.jsonl"
    queries.write_text('{"id": "a", "query": "river"}\n\n{"id": 7, "query": "\\"unfinished (quote"}\n')
    lines = [json.loads(line) for line in kb("search", "--queries", queries, "--kb", sample_kb_folder).splitlines()]
    assert [line["id"] for line in lines] == ["a", 7]
    assert lines[0]["total"] > 0


def test_document_text_holds_its_mentions(sample_kb_folder: Path) -> None:
    hit = kb_json("search", "treaty", "--json", "--limit", "1", "--kb", sample_kb_folder)["hits"][0]
    document = kb_json("document", hit["id"], "--json", "--kb", sample_kb_folder)
    assert document["text"][: document["body_start"]].strip() == document["title"]
    assert document["mentions"]
    assert all(document["text"][m["start"] : m["end"]] == m["surface"] for m in document["mentions"])


def test_a_word_with_a_minus_is_left_out_and_no_option(sample_kb_folder: Path) -> None:
    def total(*words: str) -> int:
        return int(kb_json("search", *words, "--json", "--kb", sample_kb_folder)["total"])

    assert total("river", "-treaty") == total("river -treaty") < total("river")


def test_an_entity_is_found_by_a_name_in_another_script(sample_kb_folder: Path) -> None:
    assert kb_json("entity", "Казахстана", "--json", "--kb", sample_kb_folder)["id"] == "country:KZ"


def test_an_entity_that_is_not_there_is_one_line_and_code_1(sample_kb_folder: Path) -> None:
    complaint = kb("entity", "Nobody Ofthisname", "--kb", sample_kb_folder, code=1)
    assert complaint.startswith("kb: no person, organization or country is called")
    assert complaint.count("\n") == 1


def test_a_path_leads_from_one_to_the_other(sample_kb_folder: Path) -> None:
    items = kb_json("entities", "--json", "--limit", "2", "--kb", sample_kb_folder)["items"]
    ways = kb_json("path", items[0]["id"], items[1]["id"], "--json", "--kb", sample_kb_folder)["paths"]
    assert {items[0]["id"], items[1]["id"]} <= {end for r in ways[0] for end in (r["source"], r["target"])}
    assert ways[0][0]["quote"]["text"]


@pytest.mark.parametrize(("a", "b"), [("Dauren Saparov", "Tunisia"), ("Tunisia", "Dauren Saparov")])
def test_the_steps_of_a_path_are_printed_from_the_first_to_the_second(a: str, b: str, sample_kb_folder: Path) -> None:
    first, *_, last = kb("path", a, b, "--kb", sample_kb_folder).partition("\n2.")[0].splitlines()[1:]
    assert first.strip().startswith(a)
    assert f"· {b}, in" in last or f"← {b} · " in last


def test_a_step_that_stands_in_an_earlier_path_is_quoted_there_only(sample_kb_folder: Path) -> None:
    said = kb("path", "Dauren Saparov", "Tunisia", "--kb", sample_kb_folder)
    quoted = [line.strip() for line in said.splitlines() if "“" in line]
    assert "as above" in said
    assert len(quoted) == len(set(quoted))


def test_export_writes_what_it_says(sample_kb_folder: Path, tmp_path: Path) -> None:
    said = kb_json("export", tmp_path / "g.node-link.json", "--json", "--kb", sample_kb_folder)
    graph = json.loads((tmp_path / "g.node-link.json").read_text())
    assert len(graph["nodes"]) == said["nodes"] == kb_json("status", "--json", "--kb", sample_kb_folder)["entities"]


def test_clean_says_what_was_cut(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Skip to main content\n" + ARTICLE)
    cleaned = kb_json("clean", "--json", tmp_path / "a.txt")
    assert (cleaned["title"], cleaned["author"], cleaned["published"], cleaned["precision"], cleaned["language"]) == (
        "Ministers meet in Geneva", "Ada Quill", "2019-05-03", "stated", "en",
    )  # fmt: skip
    assert "Skip to main content" in [c["text"] for c in cleaned["cut"]]
    assert "Skip" not in cleaned["text"]


def test_extract_raw_gives_offsets_in_the_text_as_given() -> None:
    text = "  Solveig Brandvold of Norway met UN staff. Brandvold left."
    found = kb_json("extract", "--raw", "-", stdin=json.dumps({"id": "x", "text": text}))
    assert found["id"] == "x"
    assert [(m["surface"], m["kind"], m["entity"]) for m in found["mentions"]] == [
        ("Solveig Brandvold", "person", "person:solveig-brandvold"),
        ("Norway", "country", "country:NO"),
        ("UN", "organization", found["mentions"][2]["entity"]),
        ("Brandvold", "person", "person:solveig-brandvold"),
    ]
    assert all(text[m["start"] : m["end"]] == m["surface"] for m in found["mentions"])


def test_compare_pairs_gives_a_verdict_a_line(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    rows = [("Anton Chekhov", "Антон Чехов", "person"), ("Anton Chekhov", "Mary Seacole", "person")]
    pairs.write_text("\n".join(json.dumps({"left": a, "right": b, "kind": k}) for a, b, k in rows))
    lines = [json.loads(line) for line in kb("compare", "--pairs", pairs).splitlines()]
    assert [line["verdict"] for line in lines] == ["same", "different"]
    assert lines[0]["score"] > 0.5 > lines[1]["score"]
    assert lines[0]["reasons"][0].keys() == {"feature", "value", "text"}


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    report = kb_json("build", "-", "--json", "--kb", tmp_path / "kb", stdin=ARTICLE)
    again = kb_json("build", "-", "--json", "--kb", tmp_path / "kb", stdin=ARTICLE.replace("Friday", "Monday"))
    assert (report["documents"], again["documents"]) == (1, 2)


def test_nothing_to_read_is_code_1_and_wrong_usage_code_2(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert "no article could be read" in kb("build", tmp_path / "empty.txt", "--kb", tmp_path / "kb", code=1)
    assert "does not exist" in kb("build", tmp_path / "nowhere", "--kb", tmp_path / "kb", code=1)
    assert "Usage" in kb("build", code=2)


def test_a_missing_knowledge_base_says_how_to_make_one(tmp_path: Path) -> None:
    assert "make one with: kb build FOLDER" in kb("status", "--kb", tmp_path, code=1)


def test_text_from_articles_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE.replace("Ministers", "\x1b[31mMinisters\x1b]0;title\x07"))
    kb("build", tmp_path / "a.txt", "--kb", tmp_path / "kb", "--quiet")
    assert "\x1b" not in kb("search", "ministers", "--kb", tmp_path / "kb")


def test_a_bad_setting_is_one_line(tmp_path: Path) -> None:
    assert "setting batch" in kb("settings", "--kb", tmp_path, code=1, KB_BATCH="many")


def test_relations_come_with_raw_extraction() -> None:
    text = "Solveig Brandvold, the foreign minister of Norway, met Ruben Ibarra."
    row = {"id": 1, "text": text, "language": "en"}
    (found,) = [
        json.loads(line) for line in kb("extract", "--raw", "--relations", "-", stdin=json.dumps(row)).splitlines()
    ]
    said = {
        (r["type"], text[slice(*r["source"])], text[slice(*r["target"])], r["polarity"]) for r in found["relations"]
    }
    assert said == {
        ("holds-office", "Solveig Brandvold", "Norway", "affirmed"),
        ("met", "Solveig Brandvold", "Ruben Ibarra", "affirmed"),
    }
    assert all(r["sentence"] == [0, len(text)] for r in found["relations"])


def test_stated_relations_have_their_sentence(sample_kb_folder: Path) -> None:
    found = kb_json("relations", "--type", "holds-office", "--json", "--kb", sample_kb_folder)
    assert found["items"]
    assert {i["type"] for i in found["items"]} == {"holds-office"}
    assert all(i["quote"]["text"] for i in found["items"])


def test_a_story_lists_its_versions(sample_kb_folder: Path) -> None:
    hits = kb_json("search", "Karaoy talks", "--json", "--limit", "40", "--kb", sample_kb_folder)["hits"]
    told = next(h for h in hits if h["versions"])
    story = kb_json("story", told["id"], "--json", "--kb", sample_kb_folder)
    assert story["total"] > 1
    assert {"id", "role", "title"} <= story["items"][0].keys()


def test_search_writes_what_it_found_to_a_file(sample_kb_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "found.jsonl"
    kb("search", "river treaty", "--export", target, "--kb", sample_kb_folder)
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert len(rows) == kb_json("search", "river treaty", "--limit", "1", "--json", "--kb", sample_kb_folder)["total"]


def test_facets_are_called_by_their_names(sample_kb_folder: Path) -> None:
    lines = kb("search", "river", "--facets", "--kb", sample_kb_folder).splitlines()
    assert "these numbers count articles, each version of a text:" in lines
    countries = next(line for line in lines if line.startswith("country: "))
    assert "country:" not in countries.removeprefix("country: ")


def test_eval_of_search_scores_every_engine(tmp_path: Path) -> None:
    article = {"id": "a", "language": "en", "title": "Oil", "body": "Oil prices rose.", "entities": []}
    (tmp_path / "articles.jsonl").write_text(json.dumps(article))
    (tmp_path / "questions.jsonl").write_text(json.dumps({"query": "oil", "cross": False, "relevant": {"a": 2}}))
    found = kb_json("eval", "--search", tmp_path / "articles.jsonl", tmp_path / "questions.jsonl", "--json")
    assert {row["engine"]: row["one_language"] for row in found["ndcg@10"]} == {
        "whoosh": 1.0,
        "tantivy": 1.0,
        "memory": 1.0,
    }


def test_eval_of_a_line_that_is_no_question_says_which(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text("")
    (tmp_path / "questions.jsonl").write_text("oil\n")
    assert "questions.jsonl, line 1" in kb(
        "eval", "--search", tmp_path / "articles.jsonl", tmp_path / "questions.jsonl", code=1
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "--queries", "nowhere.jsonl"),
        ("compare", "--pairs", "nowhere.jsonl"),
        ("extract", "--raw", "nowhere.jsonl"),
    ],
)
def test_a_file_that_is_missing_is_one_line(arguments: tuple[str, ...], sample_kb_folder: Path) -> None:
    folder = ("--kb", str(sample_kb_folder)) if arguments[0] == "search" else ()
    complaint = kb(*arguments, *folder, code=1)
    assert "nowhere.jsonl" in complaint
    assert complaint.count("\n") == 1


def test_input_that_is_not_utf8_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_bytes(b'{"id": 1, "text": "\xff\xfe"}\n')
    assert kb("extract", "--raw", tmp_path / "bad.jsonl", code=1).count("\n") == 1


def test_the_same_standard_input_again_is_unchanged(tmp_path: Path) -> None:
    kb("build", "-", "--kb", tmp_path / "kb", stdin=ARTICLE)
    again = kb_json("build", "-", "--json", "--kb", tmp_path / "kb", stdin=ARTICLE)
    assert (again["unchanged"], again["changed"]) == (1, False)


@pytest.mark.parametrize("command", ["search", "entities", "relations", "saved"])
def test_a_command_that_only_reads_loads_no_cleaner_and_no_recogniser(command: str) -> None:
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "kb", command, "--help"], capture_output=True, text=True, check=True
    ).stderr
    assert "kb.store" in loaded
    assert [module for module in ("kb.clean", "kb.extract", "kb.pipeline", "spacy") if module in loaded] == []
