"""What a change can reach: names that are nearly the same, that share an entity, that a list or a decision ties together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from kb.countries import code_of
from kb.resolve.blocking import sign
from kb.resolve.decisions import Subject
from kb.resolve.kept import ALIAS
from kb.resolve.refresh import NEARLY_SAME, Desk, Refreshed
from kb.resolve.ties import Tie, subjects_of, ties_of
from kb.text import fold

__all__ = ["Reach"]


@dataclass(slots=True)
class Reach:
    """The keys that must be looked at together."""

    desk: Desk
    done: Refreshed
    _tied: dict[str, set[str]] = field(default_factory=dict)
    _ready: bool = False

    def decide(self, decided: Iterable[Tie]) -> None:
        """Count what new decisions, and those taken back, are about among what changed."""
        self.done.keys |= self.of(subject for tie in decided for subject in subjects_of(tie))

    def of(self, subjects: Iterable[Subject]) -> set[str]:
        """The keys that subjects of decisions may mean."""
        return {key for subject in subjects for key in self._keys_of(subject)}

    def renew(self) -> None:
        """Work out anew what decisions tie together: the names on the shelf are others now."""
        self._tied, self._ready = {}, False

    def from_keys(self, keys: Collection[str], entities: Collection[str] | None = ()) -> set[str]:
        """All keys that these reach; without what shares an entity with them when `entities` is None."""
        self._tie()
        shelf = self.desk.shelf
        found: set[str] = set()
        edge = set(keys)
        met = set() if entities is None else set(entities)
        asked: set[str] = set()
        while edge or met - asked:
            found |= edge
            following: set[str] = set()
            ids = {r.id for r in shelf.by_keys(edge)}
            near = {i for first, second, v in shelf.likenesses(ids) if v >= NEARLY_SAME for i in (first, second)}
            following |= {r.key for r in self.desk.rows(near)}
            for key in edge:
                following |= self._tied.get(key, set()) | self._listed(key)
            if entities is not None:
                met |= shelf.entities_of(edge)
                following |= shelf.keys_of(met - asked)
                asked |= met
            edge = following - found
        return found

    def _listed(self, key: str) -> set[str]:
        """The keys of the same line of the user's list."""
        line = self.desk.listed.get(key)
        return {fold(name) for name in (line.name, *line.aliases)} if line else set()

    def _tie(self) -> None:
        """Work out which keys decisions tie together; as the shelf is after the refresh."""
        if self._ready:
            return
        self._ready = True
        for tie in ties_of(self.desk.ruled):
            keys = self.of(subjects_of(tie))
            for key in keys:
                self._tied.setdefault(key, set()).update(keys)

    def _keys_of(self, subject: Subject) -> set[str]:
        """The keys a subject may mean: that of the name, and those some article calls so."""
        kind, name, _ = subject
        shelf = self.desk.shelf
        rows = [*shelf.by_keys([name]), *self.desk.rows(shelf.holders(sign(ALIAS + kind + name)))]
        code = code_of(name) if kind == "country" else ""
        return {r.key for r in rows if r.kind == kind} | ({f"={code}"} if code else set())
