"""What tests of corrections share: two articles on one dam, with an engineer in each and a minister in both."""

from pathlib import Path

from kb.pipeline import build

FIRST = """Dam opens

2 June 2020

The engineer Marta Olsen opened the dam in Norway on Tuesday. Olsen thanked the Chilean minister Ruben Ibarra, who had paid for it.
"""
SECOND = """Dam praised

3 June 2020

Ruben Ibarra praised the dam on Wednesday in Santiago. The engineer Greta Lund was not there, the minister said.
"""


def built(folder: Path) -> Path:
    """The knowledge base in `folder`/kb, of the two articles in `folder`/news."""
    (folder / "news").mkdir()
    (folder / "news" / "first.txt").write_text(FIRST)
    (folder / "news" / "second.txt").write_text(SECOND)
    build([folder / "news"], folder / "kb")
    return folder / "kb"
