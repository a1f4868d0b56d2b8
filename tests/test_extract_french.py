"""French rules on literal sentences: bodies by what is said of them, sides and players of a report, and what is nobody's name."""

import pytest

from kb.extract import chains
from kb.extract.french_edges import cut_french
from kb.extract.merge import merged
from kb.model import Mention


def _told(text: str) -> set[tuple[str, str]]:
    found = chains(text, merged(text, "fr", []), "fr")
    return {(m.kind, m.surface) for c in found if c.confidence >= 0.5 for m in c.mentions}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Il a comparu au tribunal correctionnel de Bozlac.", "tribunal correctionnel de Bozlac"),
        ("Le Service d'incendie et de secours du Bozlac a fait part de sa peine.", "Service d'incendie et de secours du Bozlac"),
        ("La Direction des territoires et de la mer a donné son avis.", "Direction des territoires et de la mer"),
        ("Le Groupe de soutien à la presse et aux auteurs a écrit.", "Groupe de soutien à la presse et aux auteurs"),
        ("Il chante dans le groupe Kevin depuis un an.", "Kevin"),
        ("Elle a racheté le groupe de jeux d'argent Bozlac hier.", "Bozlac"),
        ("Elle a vendu le groupe finlandais Bozlac hier.", "Bozlac"),
        ("On le lit sur le site Internet de Bozlac Presse.", "Bozlac Presse"),
        ("Hier, Bozlac, filiale d'un brasseur, a fermé.", "Bozlac"),
        ("L'action Bozlac gagne deux points.", "Bozlac"),
        ("Hier, Bozlac Varn Associates a vendu.", "Bozlac Varn Associates"),
    ],
)  # fmt: skip
def test_a_body_is_known_by_the_words_around_it(text: str, body: str) -> None:
    assert ("organization", body) in _told(text)


def test_a_trade_before_a_given_name_is_a_persons() -> None:
    assert ("organization", "Kevin Bozlac") not in _told("Le fabricant Kevin Bozlac vend des sabots.")


_REPORT = (
    "Pour ce match du championnat, Metz (16e) recevait Angers. Bozlac (0-1, 7e) et Varnel (62') ont marqué sur corner, "
    "sur une passe de Tulmo. L'entraîneur habite à Nice."
)


@pytest.mark.parametrize("town", ["Metz", "Angers"])
def test_a_town_in_a_report_on_a_match_is_its_team(town: str) -> None:
    assert ("organization", town) in _told(_REPORT)


@pytest.mark.parametrize("player", ["Bozlac", "Varnel", "Tulmo"])
def test_who_scores_or_passes_is_a_player(player: str) -> None:
    assert ("person", player) in _told(_REPORT)


def test_a_town_where_somebody_lives_is_no_team() -> None:
    assert ("organization", "Nice") not in _told(_REPORT)


def test_a_town_is_no_team_where_no_sport_is_spoken_of() -> None:
    assert not _told("Le maire de Metz a plaidé contre Angers au conseil régional.")


def _cut(text: str, surface: str, kind: str) -> str:
    start = text.index(surface)
    found = cut_french(text, Mention(start, start + len(surface), surface, kind))  # type: ignore[arg-type]  # a kind in words
    return found.surface if found else ""


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        ("Il souffre de la maladie de Bozlac.", "Bozlac", "person"),
        ("Ils jouent au stade Bo Varnel.", "Bo Varnel", "person"),
        ("le ministre des Affaires étrangères, de la Pêche et des Ports", "Ports", "organization"),
        ("le président de la République a dit", "de la République", "person"),
        ("Les Bozlac ont quitté la ville", "Les Bozlac", "person"),
    ],
)
def test_what_is_called_after_somebody_is_nobody(text: str, surface: str, kind: str) -> None:
    assert _cut(text, surface, kind) == ""


def test_a_surname_behind_affair_is_its_owner_where_the_text_names_one() -> None:
    assert _cut("Bo Varnel a parlé de l'affaire Varnel", "Varnel", "person") == "Varnel"


def test_the_noun_of_a_headline_is_no_part_of_a_name() -> None:
    assert _cut("Mort de Bo Varnel, chanteur", "Mort de Bo Varnel", "person") == "Bo Varnel"


def test_the_number_of_a_session_is_no_part_of_a_body() -> None:
    assert (
        _cut("la 80e Assemblée des pêcheurs", "80e Assemblée des pêcheurs", "organization") == "Assemblée des pêcheurs"
    )


def test_a_league_is_no_body_in_french() -> None:
    found = Mention(0, 7, "Ligue 1", "organization")
    assert not merged("Ligue 1 : une surprise", "fr", [[found]])


def test_a_company_and_the_group_that_owns_it_are_two() -> None:
    text = "Hier, Bozlac Cargo, filiale du groupe Bozlac, a ouvert."
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Bozlac Cargo", "Bozlac, a")]
    mentions = [Mention(s, e, text[s:e], "organization") for s, e in (spans[0], (spans[1][0], spans[1][0] + 6))]
    assert [c.name for c in chains(text, mentions, "fr")] == ["Bozlac Cargo", "Bozlac"]
