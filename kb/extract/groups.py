"""Mentions under way to chains: one group is one entity of the article so far."""

from dataclasses import dataclass, field

from kb.model import Kind, Mention

__all__ = ["Group"]


@dataclass(slots=True)
class Group:
    """Mentions of one entity; `keys` are the different folded names among them, the fullest first."""

    kind: Kind
    keys: list[tuple[str, ...]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def add(self, key: tuple[str, ...], mention: Mention) -> None:
        """Count `mention`, whose name has `key`, to this entity."""
        self.add_key(key)
        self.mentions.append(mention)

    def add_key(self, key: tuple[str, ...]) -> None:
        """Know this entity by `key` too."""
        if key not in self.keys:
            self.keys.append(key)
            self.keys.sort(key=lambda k: (-len(k), -sum(map(len, k))))

    @property
    def key(self) -> tuple[str, ...]:
        return self.keys[0]

    def last_before(self, place: int) -> int:
        """Where this entity was last named before `place`; -1 when not yet."""
        return max((m.start for m in self.mentions if m.start < place), default=-1)
