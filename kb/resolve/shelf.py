"""Where distinct names are kept between builds, with what brings them together."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from kb.model import Score
from kb.resolve.values import Member

__all__ = ["NameLike", "NameShelf"]


class NameLike(Protocol):
    """A distinct name as it was last compared, and what became of it; see kb/store/names.py."""

    @property
    def id(self) -> int: ...
    @property
    def key(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def part(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def stories(self) -> int: ...
    @property
    def features(self) -> str: ...
    @property
    def root(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def entity_id(self) -> str: ...


class NameShelf(Protocol):
    """Names by key, id and sign. All look-ups cost what they give, however many names there are."""

    def bereft(self) -> set[str]:
        """The ids of the entities that lost chains since the last time."""
        ...

    def by_keys(self, keys: Collection[str]) -> Collection[NameLike]:
        """The names of these keys."""
        ...

    def by_ids(self, ids: Collection[int]) -> Collection[NameLike]:
        """The names of these ids."""
        ...

    def remove(self, ids: Iterable[int]) -> None:
        """Forget names; their signs and likenesses are taken away one by one."""
        ...

    def put_groups(self, groups: Iterable[tuple[int, int, str, str]]) -> None:
        """(id, root, label, entity id): the groups names are in now."""
        ...

    def label(self, key: str) -> str:
        """What the group of a person's or organization's name is called; the key itself when nothing is known of it."""
        ...

    def holders(self, sign: int, limit: int = -1) -> list[int]:
        """The ids of the names with a sign, `limit` of them at most; all when it is negative."""
        ...

    def put_signs(self, name_id: int, signs: Iterable[int]) -> None: ...

    def remove_signs(self, name_id: int, signs: Iterable[int]) -> None: ...

    def likenesses(self, ids: Collection[int]) -> set[tuple[int, int, float]]:
        """(first, second, score) of the pairs with one of these names."""
        ...

    def put_likenesses(self, found: Iterable[tuple[int, int, float]]) -> None: ...

    def remove_likenesses(self, pairs: Iterable[tuple[int, int]]) -> None: ...

    def doubts(self, wholes: Collection[int]) -> list[tuple[int, int, Score]]:
        """(bare name, full name, score) of the pairs with one of these full names."""
        ...

    def put_doubts(self, found: Iterable[tuple[int, int, Score]]) -> None: ...

    def remove_doubts(self, bare: Iterable[int]) -> None: ...

    def families_of(self, keys: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        """What each key adds to which families."""
        ...

    def families(self, wanted: Collection[str]) -> Counter[str]:
        """How many stories name somebody of these families in full."""
        ...

    def put_family(self, key: str, stories: Mapping[str, int]) -> None:
        """Say what a key adds to families now."""
        ...

    def beside(self, key: str) -> set[str]:
        """The keys in the articles that have this one."""
        ...

    def entities_of(self, keys: Collection[str]) -> set[str]:
        """The ids of the entities that chains of these keys belong to."""
        ...

    def keys_of(self, entity_ids: Collection[str]) -> set[str]:
        """The keys of the chains of these entities."""
        ...

    def members(self, entity_ids: Collection[str]) -> Mapping[str, list[Member]]:
        """The chains of these entities; those that have none are left out."""
        ...

    def is_taken(self, entity_id: str) -> bool:
        """Whether an entity of this id has chains."""
        ...

    def put_name(
        self, name_id: int, key: str, kind: str, part: int, name: str, stories: int, features: str
    ) -> int:  # fmt: skip
        """Keep a name in place of what was known of it under its id (0: a new one), outside all groups; gives its id."""
        ...
