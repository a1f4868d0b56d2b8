"""The tables of countries and known organizations, reached by name so that they are loaded with first use."""

from importlib import import_module
from importlib.util import find_spec

from kb.model import Mention

__all__ = ["country_name", "find_countries", "find_known", "is_place"]


def find_countries(text: str, language: str) -> list[Mention]:
    """The country mentions of `text` (see kb.countries.find)."""
    return list(import_module("kb.countries").find(text, language)) if find_spec("kb.countries") else []


def find_known(text: str, language: str) -> list[Mention]:
    """The world-known organizations in `text` (see kb.organizations.find_known)."""
    return list(import_module("kb.organizations").find_known(text, language)) if find_spec("kb.organizations") else []


def is_place(name: str, language: str) -> bool:
    """Whether `name` is a city, region, river or sea (see kb.places.is_place)."""
    return bool(find_spec("kb.places")) and bool(import_module("kb.places").is_place(name, language))


def country_name(code: str) -> str:
    """The English name of a country (see kb.countries.country_name)."""
    return str(import_module("kb.countries").country_name(code))
