"""A Russian woman's name in the nominative when the dictionary knows its parts as places only."""

import pytest

from kb.extract.russian import nominative


@pytest.mark.parametrize("name", ["София Медина", "Софию Медину", "Софией Мединой", "Софии Медины"])
def test_a_womans_name_that_is_a_citys_stays_a_womans(name: str) -> None:
    assert nominative(name) == "София Медина"
