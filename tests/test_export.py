"""A knowledge base's graph as files: what goes in, and that a good file is never lost."""

import csv
import io
import json
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from kb.errors import NotFound, QueryError, SourceError
from kb.export import ExportReport, export
from kb.graph.filter import GraphFilter, select
from kb.graph.formats import FORMATS, format_named
from kb.model import Document, Entity, Evidence, Relation
from kb.relate import SYMMETRIC

TEXT = "Title\n\nAda met Bo in Oslo on the day after. Ada left."


@dataclass
class Base:
    """The reading side of a knowledge base, over values."""

    people: list[Entity] = field(default_factory=lambda: [Entity(f"person:{c}", "person", c) for c in "abc"])
    links: list[Relation] = field(
        default_factory=lambda: [Relation("person:a", "person:b", "mentioned-with", 2.0, 1, 1, first=date(2022, 1, 6))]
    )
    broken: bool = False
    speaker: str = ""
    undirected: frozenset[str] = SYMMETRIC

    def status(self) -> SimpleNamespace:
        return SimpleNamespace(name="Sample")

    def relations(self, wanted: GraphFilter) -> list[Relation]:
        return select(self.links, {e.id: e.kind for e in self.people}, wanted)

    def entities(self, *, limit: int, offset: int) -> tuple[int, list[Entity]]:
        return len(self.people), self.people[offset : offset + limit]

    def entity(self, name: str) -> Entity:
        for person in self.people:
            if person.id == name:
                return person
        raise NotFound(name)

    def quotes(self, relation: Relation, *, limit: int, offset: int = 0) -> tuple[int, list[SimpleNamespace]]:
        if self.broken and limit > 100:
            raise OSError("disk")
        document = Document("d1", "a.txt", "Title", TEXT, 7, "", "Daily", date(2022, 1, 6), "stated", "en", "", "hash")
        spans = [(7, 43), (44, 53)]
        quotes = [
            SimpleNamespace(
                evidence=Evidence("d1", start, end, since="2021", speaker=self.speaker),
                document=document,
                text=TEXT[start:end],
            )
            for start, end in spans
        ]
        return len(quotes), quotes[offset : offset + limit]

    def behind(self, relations: list[Relation], limit: int) -> list[tuple[int, list[SimpleNamespace]]]:
        return [self.quotes(r, limit=limit) for r in relations]


def node_link(target: Path) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(target.read_text("utf-8"))
    return found


def test_the_suffix_chooses_the_format(tmp_path: Path) -> None:
    assert export(Base(), tmp_path / "g.gexf") == ExportReport("gexf", 3, 1, 2)


def test_a_format_given_wins_over_the_suffix(tmp_path: Path) -> None:
    export(Base(), tmp_path / "g.json", "node-link")
    assert len(node_link(tmp_path / "g.json")["links"]) == 1


def test_an_unknown_suffix_lists_the_formats(tmp_path: Path) -> None:
    with pytest.raises(
        QueryError, match=r"the name 'g\.xyz' does not say which format; formats: gexf \(\.gexf\), graphml"
    ):
        export(Base(), tmp_path / "g.xyz")


def test_everything_holds_entities_without_a_link_too(tmp_path: Path) -> None:
    export(Base(), tmp_path / "g.node-link.json")
    assert [n["id"] for n in node_link(tmp_path / "g.node-link.json")["nodes"]] == ["person:a", "person:b", "person:c"]


def test_a_part_holds_only_what_is_linked_in_it(tmp_path: Path) -> None:
    export(Base(), tmp_path / "g.node-link.json", filter=GraphFilter(limit=10))
    assert [n["id"] for n in node_link(tmp_path / "g.node-link.json")["nodes"]] == ["person:a", "person:b"]


def test_a_centre_without_links_is_still_there(tmp_path: Path) -> None:
    export(Base(), tmp_path / "g.node-link.json", filter=GraphFilter(entity="person:c"))
    assert [n["id"] for n in node_link(tmp_path / "g.node-link.json")["nodes"]] == ["person:c"]


def test_the_quote_is_a_whole_sentence_rather_than_the_shortest_scrap(tmp_path: Path) -> None:
    base = Base()
    export(base, tmp_path / "g.node-link.json")
    assert node_link(tmp_path / "g.node-link.json")["links"][0]["quote"] == "Ada met Bo in Oslo on the day after."


def test_csv_holds_every_sentence() -> None:
    stream = io.BytesIO()
    export(Base(), stream, "csv")
    rows = csv.DictReader(zipfile.ZipFile(stream).read("evidence.csv").decode("utf-8-sig").splitlines())
    assert [row["text"] for row in rows] == ["Ada met Bo in Oslo on the day after.", "Ada left."]


def test_who_says_so_and_since_when_goes_with_each_sentence() -> None:
    stream = io.BytesIO()
    export(Base(speaker="Cray"), stream, "csv")
    rows = csv.DictReader(zipfile.ZipFile(stream).read("evidence.csv").decode("utf-8-sig").splitlines())
    assert {(row["speaker"], row["since"], row["until"]) for row in rows} == {("Cray", "2021", "")}


def test_an_edge_names_who_says_its_sentence(tmp_path: Path) -> None:
    export(Base(speaker="Cray"), tmp_path / "g.node-link.json")
    assert [link["speaker"] for link in node_link(tmp_path / "g.node-link.json")["links"]] == ["Cray"]


def test_a_sentence_in_csv_has_its_office() -> None:
    stream = io.BytesIO()
    export(Base(links=[Relation("person:a", "person:b", "leads", 1, 1, 1, office="chairwoman")]), stream, "csv")
    rows = csv.DictReader(zipfile.ZipFile(stream).read("evidence.csv").decode("utf-8-sig").splitlines())
    assert {row["office"] for row in rows} == {"chairwoman"}


def test_a_broken_export_keeps_the_old_file_and_leaves_no_other(tmp_path: Path) -> None:
    target = tmp_path / "g.zip"
    target.write_bytes(b"good")
    with pytest.raises(SourceError):
        export(Base(broken=True), target)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("g.zip", b"good")]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        SourceError, match=r"cannot write .*gone/g\.gexf: No such file or directory; choose another file"
    ):
        export(Base(), tmp_path / "gone" / "g.gexf")


def test_more_entities_than_one_page_are_all_written(tmp_path: Path) -> None:
    many = Base([Entity(f"person:{i:04}", "person", str(i)) for i in range(1201)], [])
    assert export(many, tmp_path / "g.cyjs").nodes == 1201


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_is_found_by_its_name_and_suffix(known: object) -> None:
    assert format_named(known.name) is format_named("", f"x{known.suffix}") is known  # type: ignore[attr-defined]
