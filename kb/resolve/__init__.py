"""Who is who: comparing names, and joining those of one person, organization or country."""

from kb.resolve.across import resolve
from kb.resolve.compare import compare
from kb.resolve.decisions import append_decision, in_force, read_decisions
from kb.resolve.ids import assign
from kb.resolve.values import Cluster, KnownName, Profile, Resolution
from kb.resolve.why import Why, why

__all__ = [
    "Cluster",
    "KnownName",
    "Profile",
    "Resolution",
    "Why",
    "append_decision",
    "assign",
    "compare",
    "in_force",
    "read_decisions",
    "resolve",
    "why",
]
