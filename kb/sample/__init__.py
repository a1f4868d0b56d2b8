"""The sample corpus: articles written for this project, about invented people and events."""

from pathlib import Path

__all__ = ["ABOUT", "sample_folder"]

# Shown on the start page of a knowledge base built from the sample.
ABOUT = (
    "This is the sample corpus, written for Kartoteka. Countries and international organizations are real; "
    "every person, company, party, newspaper and event in it is invented, and so are some of the places."
)


def sample_folder() -> Path:
    """The folder with the sample articles, inside the installed package."""
    return Path(__file__).parent / "articles"
