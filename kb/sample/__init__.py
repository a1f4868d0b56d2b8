"""The sample corpus: articles written for this project, about invented people and events."""

from pathlib import Path

__all__ = ["ABOUT", "sample_folder"]

# Shown on the start page of a knowledge base built from the sample.
ABOUT = (
    "This is the sample corpus. Its articles were written for Kartoteka: the countries and the international "
    "organizations are real, but every person, company, party, newspaper, place without a map and event in it is invented."
)


def sample_folder() -> Path:
    """The folder with the sample articles, inside the installed package."""
    return Path(__file__).parent / "articles"
