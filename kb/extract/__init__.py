"""Find people, organizations and countries in a text, and which mentions of one article are the same.

`open_recognisers(settings).extract(text, language)` gives mentions, `chains(text, mentions, language)` entities.
"""

from kb.extract.base import BatchExtractor, Extractor
from kb.extract.chains import chains
from kb.extract.forms import base_name
from kb.extract.parting import Parted, part
from kb.extract.raw import extract_raw
from kb.extract.recognise import Recognisers, open_recognisers

__all__ = [
    "BatchExtractor",
    "Extractor",
    "Parted",
    "Recognisers",
    "base_name",
    "chains",
    "extract_raw",
    "open_recognisers",
    "part",
]
