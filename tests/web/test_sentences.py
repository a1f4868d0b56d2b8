"""An article is laid out sentence by sentence; nothing of its text is lost or doubled."""

from kb.answers import Linked
from kb.model import Cut, Document, Mention
from web.sentences import citation, lay_out, sentence_number

TEXT = "Boats wait\n\nAda Vole came. She left.\n\nRain fell on Ada Vole."
DOCUMENT = Document("d", "d.txt", "Boats wait", TEXT, 12, "", "Lake Courier", None, "unknown", "en", "", "h")


def _linked(start: int, end: int) -> Linked:
    return Linked(Mention(start, end, TEXT[start:end], "person"), "person:ada-vole", "Ada Vole")


def test_the_title_is_the_first_sentence() -> None:
    title, body = lay_out(DOCUMENT, [])
    assert [s.text for s in title.sentences] == ["Boats wait"]
    assert [[(s.number, s.text) for s in p.sentences] for p in body] == [
        [(2, "Ada Vole came."), (3, "She left.")],
        [(4, "Rain fell on Ada Vole.")],
    ]


def test_mentions_are_pieces_of_their_sentence() -> None:
    _, body = lay_out(DOCUMENT, [_linked(12, 20), _linked(51, 59)])
    pieces = [(piece.text, piece.linked is not None) for p in body for s in p.sentences for piece in s.pieces]
    assert pieces == [
        ("Ada Vole", True),
        (" came.", False),
        ("She left.", False),
        ("Rain fell on ", False),
        ("Ada Vole", True),
        (".", False),
    ]


def test_space_between_sentences_is_kept_outside_them() -> None:
    _, body = lay_out(DOCUMENT, [])
    assert [s.after for s in body[0].sentences] == [" ", ""]


def test_a_cut_line_stands_where_it_stood() -> None:
    _, body = lay_out(DOCUMENT, [], [Cut(12, "Menu", "menu"), Cut(len(TEXT), "Read more", "teaser")])
    assert [[cut.text for cut in p.cuts] for p in body] == [["Menu"], [], ["Read more"]]


def test_a_mention_over_the_end_of_a_sentence_is_cut_there() -> None:
    _, body = lay_out(DOCUMENT, [_linked(20, 31)])
    assert [s.text for p in body for s in p.sentences] == ["Ada Vole came.", "She left.", "Rain fell on Ada Vole."]


def test_an_offset_has_the_number_of_its_sentence() -> None:
    assert [sentence_number(TEXT, offset) for offset in (0, 12, 27, len(TEXT) - 1)] == [1, 2, 3, 4]


def test_a_citation_names_what_is_known() -> None:
    cited = citation(DOCUMENT, "She left.", "undated", "http://localhost/document/d#s3")
    assert cited == "“She left.” — Boats wait, Lake Courier, undated, http://localhost/document/d#s3"
