"""What an article says of its entities: who is named beside whom, and what one sentence says that they are to each other."""

from kb.relate.asjson import statements_json
from kb.relate.office import OFFICES, SINGLE, office_name
from kb.relate.polarity import EVENTS
from kb.relate.relating import relate
from kb.relate.vocabulary import SYMMETRIC, predicates
from kb.relate.weigh import weigh

__all__ = [
    "EVENTS",
    "OFFICES",
    "SINGLE",
    "SYMMETRIC",
    "office_name",
    "predicates",
    "relate",
    "statements_json",
    "weigh",
]
