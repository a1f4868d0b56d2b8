"""Reading files: every format, what cannot be used, and folders."""

import contextlib
import io
import json
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from kb.errors import Rejected, SettingError, SourceError
from kb.ingest import READERS, BadRow, read, read_bytes, read_stdin, walk
from kb.model import RawDocument
from kb.settings import Settings

SETTINGS = Settings()


def one(path: Path) -> RawDocument:
    (found,) = read(path, path.name, SETTINGS)
    assert isinstance(found, RawDocument)
    return found


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def reason(path: Path) -> str:
    with pytest.raises(Rejected) as caught:
        list(read(path, path.name, SETTINGS))
    return caught.value.reason


def pdf(*pages: list[str]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setTitle("untitled")
    for lines in pages:
        for i, line in enumerate(lines):
            canvas.drawString(72, 760 - 14 * i, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


# -- encodings

RUSSIAN = "Паром между двумя берегами не ходит по воскресеньям, и никто не знает почему."
ARABIC = "دخل إضراب عمال الموانئ على امتداد المضيق يومه الثالث وطلب أصحاب السفن من المحاكم التدخل"
TURKISH = "İki yaka arasındaki vapur pazar günleri çalışmıyor ve bu kararın yazısını kimse bulamıyor."
FRENCH = "Les dockers ont bloqué vendredi les ports du détroit, où quarante navires attendent dès l’aube."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (ARABIC, "cp1256"),
        (ARABIC, "utf-16-be"),
        (TURKISH, "cp1254"),
        (TURKISH, "utf-8-sig"),
        (FRENCH, "cp1252"),
        ("Ferries collided.", "utf-16-be"),
    ],
)
def test_the_encoding_of_a_text_is_found(tmp_path: Path, text: str, encoding: str) -> None:
    assert one(written(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_a_broken_byte_does_not_spoil_utf8(tmp_path: Path) -> None:
    data = RUSSIAN.encode()[:-1] + b"\xd0"
    assert one(written(tmp_path, "a.txt", data)).text.startswith(RUSSIAN[:-2])


def test_html_is_decoded_as_it_says(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert RUSSIAN in one(written(tmp_path, "a.html", page.encode("cp1251"))).text


# -- formats


def test_plain_text_is_one_document_with_the_given_address(tmp_path: Path) -> None:
    assert one(written(tmp_path, "a.txt", "Rain.")) == RawDocument("a.txt", "Rain.", "text/plain", {})


def test_a_page_saved_as_text_is_html(tmp_path: Path) -> None:
    assert one(written(tmp_path, "a.txt", "<!DOCTYPE html><html><p>Rain.</p></html>")).media_type == "text/html"


def test_front_matter_of_markdown_is_metadata(tmp_path: Path) -> None:
    source = '---\ntitle: "Rain: a study"\nbyline: Ann Lee\npublished: 2021-03-03\ntags: [a, b]\n---\n# Rain\n'
    found = one(written(tmp_path, "a.md", source))
    assert (found.text, found.metadata) == (
        "# Rain\n",
        {"title": "Rain: a study", "author": "Ann Lee", "date": "2021-03-03", "tags": "a, b"},
    )


def test_two_rules_in_markdown_are_not_front_matter(tmp_path: Path) -> None:
    source = "---\nIt rained all day.\n---\nAnd all night.\n"
    assert one(written(tmp_path, "a.md", source)).text == source


def test_toml_front_matter_is_read(tmp_path: Path) -> None:
    found = one(written(tmp_path, "a.md", '+++\ntitle = "Rain"\ndate = 2021-03-03\n+++\nIt rains.\n'))
    assert found.metadata == {"title": "Rain", "date": "2021-03-03"}


def test_a_pdf_is_its_text_with_its_pages_apart(tmp_path: Path) -> None:
    found = one(written(tmp_path, "a.pdf", pdf(["Rain fell on the harbour."], ["Nobody was surprised."])))
    assert found.text == "Rain fell on the harbour.\fNobody was surprised."


def test_word_paragraphs_lists_and_tables_keep_their_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Rain", style="Title")
    document.add_paragraph("It fell on two towns.")
    document.add_paragraph("Ostley", style="List Bullet")
    document.add_paragraph("Velmore", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ostley", "12 mm"
    document.core_properties.author = "Ann Lee"
    document.save(str(tmp_path / "a.docx"))
    found = one(tmp_path / "a.docx")
    assert found.text == "It fell on two towns.\n\n- Ostley\n- Velmore\n\nOstley | 12 mm"
    assert (found.metadata["title"], found.metadata["file author"]) == ("Rain", "Ann Lee")


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in headers.items():
        message[name] = value
    return message


def test_the_headers_of_a_mail_are_metadata(tmp_path: Path) -> None:
    message = mail(
        Subject="Fwd: Дождь над портом", From="Ann Lee <ann@paper.example>", Date="Wed, 03 Mar 2021 10:00:00 +0000"
    )
    message.set_content("It rains.\n")
    found = one(written(tmp_path, "a.eml", bytes(message)))
    assert (found.text, found.metadata) == (
        "It rains.\n",
        {"title": "Дождь над портом", "sender": "Ann Lee", "date": "2021-03-03"},
    )


def test_the_html_part_of_a_mail_is_taken_when_the_plain_one_is_a_stub(tmp_path: Path) -> None:
    message = mail(Subject="Rain")
    message.set_content("Open in browser")
    message.add_alternative("<html><body>" + "<p>It rained on the harbour.</p>" * 60 + "</body></html>", subtype="html")
    assert one(written(tmp_path, "a.eml", bytes(message))).media_type == "text/html"


def test_an_attached_picture_is_no_text(tmp_path: Path) -> None:
    message = mail(Subject="Rain")
    message.set_content(b"\x89PNG....", maintype="image", subtype="png")
    assert reason(written(tmp_path, "a.eml", bytes(message))) == "empty"


# -- several articles in a file


def test_json_lines_are_articles_named_by_their_id(tmp_path: Path) -> None:
    rows = [{"id": "x1", "headline": "Rain", "body": "It rains.", "section": "Weather"}, {"body": "Wind."}]
    found = list(read(written(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows))), "d/a.jsonl", SETTINGS))
    assert found == [
        RawDocument("d/a.jsonl#x1", "It rains.", "text/plain", {"section": "Weather", "title": "Rain"}),
        RawDocument("d/a.jsonl#2", "Wind.", "text/plain", {}),
    ]


def test_a_bad_line_of_json_does_not_lose_the_others(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"text": "One."}\n{"text": \n[1]\n{"title": "No text"}\n{"text": "Two."}\n')
    found = list(read(path, "a.jsonl", SETTINGS))
    assert [f.reason if isinstance(f, BadRow) else f.text for f in found] == [
        "One.", "invalid JSON", "invalid JSON", "no text field", "Two.",
    ]  # fmt: skip


def test_rows_with_one_id_have_different_addresses(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "id,text\n7,One.\n7,Two.\n")
    assert [f.uri for f in read(path, "a.csv", SETTINGS)] == ["a.csv#7", "a.csv#7~2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_of_a_table_is_found(tmp_path: Path, delimiter: str) -> None:
    path = written(tmp_path, "a.csv", f"title{delimiter}text\nRain{delimiter}It rains.\n")
    assert one(path) == RawDocument("a.csv#1", "It rains.", "text/plain", {"title": "Rain"})


def test_a_cell_may_hold_lines_quotes_and_a_long_article(tmp_path: Path) -> None:
    body = 'He said ""no"".\nThen left. ' + "word " * 40_000
    path = written(tmp_path, "a.tsv", f'text\tdate\n"{body}"\t2021-03-03\n')
    assert one(path).text == body.replace('""', '"').strip()


def test_a_row_with_too_many_cells_is_told_apart(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "title,text\nRain,It rains, and rains.\nWind,It blows.\n")
    first, second = read(path, "a.csv", SETTINGS)
    assert isinstance(first, BadRow)
    assert second == RawDocument("a.csv#2", "It blows.", "text/plain", {"title": "Wind"})


def test_a_table_without_a_text_column_is_rejected(tmp_path: Path) -> None:
    assert reason(written(tmp_path, "a.csv", "title,price\nRain,3\n")) == "no text field"


def test_a_mapping_names_the_columns_nobody_could_guess(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "a,b\nRain,It rains.\n")
    (found,) = read(path, "a.csv", SETTINGS, {"a": "title", "b": "text"})
    assert found == RawDocument("a.csv#1", "It rains.", "text/plain", {"title": "Rain"})


def test_a_mapping_to_an_unknown_field_is_an_error(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "a,text\nRain,It rains.\n")
    with pytest.raises(SettingError, match="headline"):
        list(read(path, "a.csv", SETTINGS, {"a": "headline"}))


# -- what cannot be used


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", b"%PDF-1.4 ...", "binary"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "binary"),
        ("a.rst", b"Rain\n====\n", "unknown format"),
        ("a.pdf", b"no pdf at all", "unreadable"),
        ("a.docx", b"no zip at all", "unreadable"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted"),
        ("a.eml", b"", "empty"),
    ],
)
def test_a_file_of_no_use_says_why(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    assert reason(written(tmp_path, name, data)) == why


def test_a_pdf_without_text_has_no_text_layer(tmp_path: Path) -> None:
    assert reason(written(tmp_path, "a.pdf", pdf([], []))) == "no text layer"


def test_a_pdf_with_a_password_is_encrypted(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["Rain fell on the harbour."]))))
    writer.encrypt("secret", algorithm="RC4-128")
    with (tmp_path / "a.pdf").open("wb") as stream:
        writer.write(stream)
    assert reason(tmp_path / "a.pdf") == "encrypted"


def test_a_file_over_the_limit_is_too_large(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "Rain.")
    with pytest.raises(Rejected) as caught:
        read(path, "a.txt", Settings({"max_bytes": 4}))
    assert caught.value.reason == "too large"


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read"):
        read(tmp_path / "none.txt", "none.txt", SETTINGS)


@pytest.mark.parametrize("suffix", sorted(READERS))
@given(data=st.binary(max_size=400))
@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_read_or_rejected(suffix: str, data: bytes) -> None:
    with contextlib.suppress(Rejected):
        for item in read_bytes(data, "x", suffix):
            assert item.uri.startswith("x")


# -- folders and streams


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden/x.txt", "b/.x.txt", "c.xyz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Rain.")
    assert [p.relative_to(tmp_path).as_posix() for p in walk(tmp_path)] == ["a.txt", "b/1.txt", "b/2.txt", "c.xyz"]


def test_a_link_to_a_parent_does_not_go_round(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("Rain.")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    assert [p.name for p in walk(tmp_path)] == ["x.txt"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "named").mkdir()
    (tmp_path / "other").mkdir()
    written(tmp_path / "other", "secret.txt", "Rain.")
    (tmp_path / "named" / "folder").symlink_to(tmp_path / "other", target_is_directory=True)
    (tmp_path / "named" / "file.txt").symlink_to(tmp_path / "other" / "secret.txt")
    assert list(walk(tmp_path / "named")) == []


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", "Rain.")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert [p.name for p in walk(tmp_path)] == ["a.txt", "b.txt"]


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that may not be listed, between two files; the modes of files do not bind every user."""
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "c.txt"):
        written(tmp_path, name, "Rain.")
    listed = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder.name == "b":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    return tmp_path


def test_a_folder_that_may_not_be_listed_does_not_stop_the_others(locked: Path) -> None:
    assert [p.name for p in walk(locked)] == ["a.txt", "b", "c.txt"]


def test_a_folder_that_may_not_be_listed_is_unreadable(locked: Path) -> None:
    assert reason(locked / "b") == "unreadable"


def test_a_named_folder_that_may_not_be_listed_is_a_source_error(locked: Path) -> None:
    with pytest.raises(SourceError, match="cannot list"):
        list(walk(locked / "b"))


def test_a_missing_folder_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file or folder"):
        list(walk(tmp_path / "none"))


def test_a_stream_of_json_lines_is_recognised() -> None:
    (found,) = read_stdin(io.BytesIO(b'{"id": "a", "text": "Rain."}\n'), SETTINGS)
    assert found == RawDocument("-#a", "Rain.", "text/plain", {})


def test_a_stream_of_text_is_one_document() -> None:
    (found,) = read_stdin(io.BytesIO("Дождь.".encode("cp1251")), SETTINGS)
    assert found.uri == "-"
