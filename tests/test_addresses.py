"""A mention is found again by its address, also when the text changed."""

from kb.addresses import address_of, find, parse_address
from kb.model import Mention


def mention(text: str, surface: str, nth: int = 0) -> Mention:
    at = -1
    for _ in range(nth + 1):
        at = text.index(surface, at + 1)
    return Mention(at, at + len(surface), surface, "person")


def moved(before: str, after: str, nth: int = 0) -> int | None:
    """Where the nth "Orr" of a text is found when its text has changed; None when it is gone."""
    address = parse_address(str(address_of("a3", before, mention(before, "Orr", nth))))
    assert address is not None
    there = [mention(after, "Orr", n) for n in range(after.count("Orr"))]
    found = find(address, after, there)
    return found.start if found else None


def test_an_address_is_read_as_it_is_written() -> None:
    address = address_of("a3", "It rained. Ann ‹Orr› left.", Mention(16, 19, "Orr", "person"))
    assert parse_address(str(address)) == address


def test_a_mention_is_found_where_its_sentence_went() -> None:
    assert moved("It rained. Orr left.", "It rained all day. Orr left.") == 19


def test_of_two_in_one_sentence_each_is_found_again() -> None:
    text = "Orr met Orr."
    assert [moved(text, "So. " + text, n) for n in (0, 1)] == [4, 12]


def test_a_mention_whose_sentence_was_edited_behind_it_is_found_at_its_place() -> None:
    assert moved("Then Orr left.", "Then Orr went away.") == 5


def test_a_mention_whose_sentence_was_edited_before_it_is_gone() -> None:
    assert moved("Then Orr left.", "Only then, it seems, Orr left.") is None
