"""What an article says of its entities: who is named beside whom, and what one sentence says that they are to each other."""

from kb.relate.asjson import statements_json
from kb.relate.office import OFFICES, SINGLE, for_good, is_listed, office_name
from kb.relate.own import KEPT, kept_own, named_own, read_own
from kb.relate.polarity import EVENTS
from kb.relate.relating import relate
from kb.relate.vocabulary import SYMMETRIC, predicates, symmetric
from kb.relate.weigh import weigh

__all__ = [
    "EVENTS",
    "KEPT",
    "OFFICES",
    "SINGLE",
    "SYMMETRIC",
    "for_good",
    "is_listed",
    "kept_own",
    "named_own",
    "office_name",
    "predicates",
    "read_own",
    "relate",
    "statements_json",
    "symmetric",
    "weigh",
]
