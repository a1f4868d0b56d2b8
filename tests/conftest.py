"""What several test files share: a knowledge base built from the sample corpus, once a run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.knowledge import KnowledgeBase, open_kb
from kb.pipeline import build
from kb.sample import ABOUT, sample_folder


@pytest.fixture(scope="session")
def sample_kb_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a knowledge base built from the sample corpus; not to be changed."""
    folder = tmp_path_factory.mktemp("sample") / "kb"
    build([sample_folder()], folder, about=ABOUT)
    return folder


@pytest.fixture(scope="session")
def sample_kb(sample_kb_folder: Path) -> Iterator[KnowledgeBase]:
    with open_kb(sample_kb_folder) as kb:
        yield kb
