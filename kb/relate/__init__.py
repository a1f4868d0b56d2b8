"""What an article says of its entities: who is named beside whom, and what one sentence says that they are to each other."""

from kb.relate.asjson import statements_json
from kb.relate.relating import relate
from kb.relate.vocabulary import SYMMETRIC, predicates
from kb.relate.weigh import weigh

__all__ = ["SYMMETRIC", "predicates", "relate", "statements_json", "weigh"]
