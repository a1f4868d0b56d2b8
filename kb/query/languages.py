"""Languages by name, for who writes lang:arabic and not lang:ar."""

from functools import lru_cache

from babel import Locale

__all__ = ["language_code"]


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Names of languages in English and in the language itself, folded to small letters, with their ISO 639-1 codes."""
    english = Locale("en").languages
    found = {str(name).casefold(): code for code, name in english.items() if len(code) == 2}
    for code in ("ar", "de", "en", "es", "fr", "it", "kk", "ky", "pt", "ru", "tr", "uk", "uz", "zh"):
        found[str(Locale(code).language_name).casefold()] = code
    return found


def language_code(text: str) -> str:
    """The ISO 639-1 code that a code or a name stands for, "" when it stands for none.

    >>> language_code("Arabic"), language_code("EN"), language_code("русский"), language_code("klingo")
    ('ar', 'en', 'ru', '')
    """
    wanted = text.casefold()
    return wanted if wanted in _codes().values() else _codes().get(wanted, "")
