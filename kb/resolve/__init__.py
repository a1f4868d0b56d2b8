"""Who is who: comparing names, and joining those of one person, organization or country."""

from kb.resolve.across import Whole, resolve, resolve_whole, uncollected
from kb.resolve.amend import Amended, amend
from kb.resolve.compare import compare
from kb.resolve.decisions import append_decision, in_force, read_decisions
from kb.resolve.ids import assign
from kb.resolve.keep import kept_doubts, kept_families, kept_likenesses, kept_names
from kb.resolve.nodes import listed_names
from kb.resolve.rulings import Moved, Rulings, moved, rulings
from kb.resolve.ties import Tie, changed_ties, needs_all, subjects_of, ties_of
from kb.resolve.values import Cluster, KnownName, Profile, Resolution
from kb.resolve.why import Why, why

__all__ = [
    "Amended",
    "Cluster",
    "KnownName",
    "Moved",
    "Profile",
    "Resolution",
    "Rulings",
    "Tie",
    "Whole",
    "Why",
    "amend",
    "append_decision",
    "assign",
    "changed_ties",
    "compare",
    "in_force",
    "kept_doubts",
    "kept_families",
    "kept_likenesses",
    "kept_names",
    "listed_names",
    "moved",
    "needs_all",
    "read_decisions",
    "resolve",
    "resolve_whole",
    "rulings",
    "subjects_of",
    "ties_of",
    "uncollected",
    "why",
]
