"""People and bodies of Turkish news: plates and boards are none, what is done with whom tells people, reports of matches."""

import pytest

from kb.extract import chains
from kb.extract.merge import merged


def _told(text: str) -> set[tuple[str, str]]:
    found = chains(text, merged(text, "tr", []), "tr")
    return {(m.kind, m.surface) for c in found if c.confidence >= 0.5 for m in c.mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dün görevden alınan İl Başkanı Özgür Çelik konuştu.", "Özgür Çelik"),  # steel, and steel works
        ("Belediye Başkanımız Hakan Durmaz geldi.", "Hakan Durmaz"),
        ("Oradan geçen Perilsu Kartaş hayatını kaybetti.", "Perilsu Kartaş"),
        ("Kazada Metin Kartaş idaresindeki kamyon devrildi.", "Metin Kartaş"),
        ("Törene katılan Perilsu Hakan Kartaş ödül aldı.", "Perilsu Hakan Kartaş"),
        ("Soruları yanıtlayan İrfan Güney sustu.", "İrfan Güney"),  # south
        ("HAKAN KARTAŞ\nŞarkıcı 2 Ocak'ta öldü.", "HAKAN KARTAŞ"),
        ("Maçtan dakikalar\n35. dakikada Bardo topu dışarı attı.", "Bardo"),
        ("15. dakikada gol oldu. Rohen'in pasında top auta çıktı.", "Rohen"),
    ],
)
def test_a_turkish_person_is_told_by_what_stands_around(text: str, name: str) -> None:
    assert ("person", name) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sürücünün kullandığı 34 UF 4728 plakalı otomobil devrildi.",
        "Yönetim Kurulu Başkanı konuştu.",
        "Haber Merkezi",
        'Dün akşam "Süper Baba" yeniden yayınlandı.',
        "Maçı yöneten hakem Türkiye Kupası'nda da vardı.",
    ],
)
def test_plates_boards_and_series_name_nobody_in_turkish(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    ("text", "body"), [("Oyların çoğu AK Parti'den geldi.", "AK Parti"), ("Dün Bodrum FK yendi.", "Bodrum FK")]
)
def test_a_turkish_party_and_club_are_found_by_their_last_word(text: str, body: str) -> None:
    assert ("organization", body) in _told(text)


def test_a_player_told_once_is_found_again_in_turkish() -> None:
    text = "Maçtan dakikalar\n15. dakikada Rohen'in pasında top auta çıktı. Kaleci topu kaçırdı, meşin yuvarlağı Rohen taca attı."
    found = chains(text, merged(text, "tr", []), "tr")
    assert [m.surface for c in found for m in c.mentions] == ["Rohen", "Rohen"]
