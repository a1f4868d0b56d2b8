"""What a reader set once: the theme, the languages of the browser; and addresses that stay on this site."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from web.arguments import Arguments, text

__all__ = ["PAGES_LANGUAGE", "THEMES", "THEME_COOKIE", "chosen_theme", "local_address", "reader_languages", "theme"]

PAGES_LANGUAGE = "en"
MOST_LANGUAGES = 6
THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"


def reader_languages(accepted: Iterable[str]) -> tuple[str, ...]:
    """The languages a reader wishes for, as ISO 639-1 codes, from those of Accept-Language; English, that of the pages, last.

    >>> reader_languages(["fr-CA", "fr", "ru"]), reader_languages([])
    (('fr', 'ru', 'en'), ('en',))
    """
    wished = (tag.replace("_", "-").partition("-")[0].lower() for tag in accepted)
    return tuple(dict.fromkeys([*(code for code in wished if code.isalpha()), PAGES_LANGUAGE]))[:MOST_LANGUAGES]


def theme(arguments: Arguments) -> str:
    """`theme`: auto, light or dark."""
    wanted = text(arguments, "theme", 8)
    return wanted if wanted in THEMES else THEMES[0]


def chosen_theme(cookies: Mapping[str, str]) -> str:
    """The theme the reader chose earlier."""
    return theme({"theme": cookies.get(THEME_COOKIE, "")})


def local_address(address: str) -> str:
    """The path and query of an address, so that a redirect never leaves this site.

    >>> local_address("https://elsewhere.example//evil.example/a?b=c"), local_address("/about")
    ('/evil.example/a?b=c', '/about')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    path = "/" + parts.path.replace("\\", "/").lstrip("/")
    return f"{path}?{parts.query}" if parts.query else path
