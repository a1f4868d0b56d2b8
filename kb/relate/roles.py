"""What the tables of relations may say: languages, roles of phrases, the columns of predicates.tsv."""

__all__ = ["COLUMNS", "LANGUAGES", "ROLES"]

LANGUAGES = ("en", "fr", "ru", "ar", "tr")
ROLES = ("post", "many", "verb", "passive", "together", "pair", "reversed", "deed", "doing", "of")
# The columns in their order in the shipped table, which has no line that names them.
COLUMNS = ("predicate", "kinds", "inverse", "symmetric", "role", "english", "french", "russian", "arabic", "turkish")
