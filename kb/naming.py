"""Which entity a text names, in whatever script or spelling: also in one that no article uses.

A reader types what they know: `Эрдоган` or `ОДКБ` in a collection that is all in English.
"""

import threading
from collections import defaultdict

from kb.countries import code_of
from kb.model import Entity
from kb.names import Part, parse_person
from kb.organizations import known
from kb.resolve.parts import similarity, stems
from kb.skeleton import skeleton, skeletons
from kb.store import Store
from kb.text import fold, script

__all__ = ["Naming"]

# From here on a part in one script is taken for a part in another; swept on tests/quality/pairs_dev.jsonl: .8 takes
# Karimov for Kerimova, .9 misses Arabic spellings.
HEARD = 0.86
# More people who sound alike than this are no answer.
MOST = 5


class Naming:
    """Looks up names in one knowledge base. Safe in several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._heard: dict[str, list[tuple[str, Part, bool]]] | None = None

    def named(self, text: str) -> list[Entity]:
        """The entities a text names, the likeliest first; none when it names none.

        First by a spelling the articles use; then as a country or a world-known organization by a name in any of our
        languages; then as the family name of one person only; then, in another script than the articles', by its sound.
        """
        found = self._store.entities.named(text)
        return found or self._by_table(text) or self._by_family(text) or self._by_sound(text)

    def meant(self, text: str) -> list[Entity]:
        """All that a text in a question may mean: what it names, and with a person called by it everybody of that family name."""
        found = self.named(text)
        if any(e.kind != "person" for e in found):
            return found
        known = {e.id for e in found}
        others = (self._store.entities.get(i) for i in self._of_family(text, any_case=bool(found)) - known)
        return [*found, *sorted(others, key=lambda e: (-e.stories, -e.documents, e.id))]

    def _by_table(self, text: str) -> list[Entity]:
        code = code_of(text)
        if code:
            held = self._store.entities.get_many([f"country:{code}"])
            if held:
                return [self._store.entities.get(f"country:{code}")]
        body = known(text)
        for surface in dict.fromkeys(name for name, _, _ in body.names) if body else ():
            found = [e for e in self._store.entities.named(surface) if e.kind == "organization"]
            if found:
                return found
        return []

    def _by_family(self, text: str) -> list[Entity]:
        """The only person of this family name."""
        bearers = self._of_family(text)
        return [self._store.entities.get(entity) for entity in bearers] if len(bearers) == 1 else []

    def _of_family(self, text: str, any_case: bool = False) -> set[str]:
        """The ids of those whose name, in the same script, ends in this one word: as written, else in a case form.

        A word without its capital is an ordinary word unless `any_case`; a script without capitals cannot say.
        """
        if text[:1].islower() and not any_case:
            return set()
        parts = parse_person(text).parts
        if len(parts) != 1 or parts[0].initial:
            return set()
        (part,) = parts
        forms = set(stems(part.text, part.latin))
        written, inflected = set[str](), set[str]()
        for bones in {skeleton(form) for form in forms}:
            for entity, own, final in self._sounds().get(bones, ()):
                if not final or script(own.text) != script(part.text):
                    continue
                if fold(own.text) == fold(part.text):
                    written.add(entity)
                elif forms & set(stems(own.text, own.latin)) - {part.latin}:  # Иванов is no form of Иванова
                    inflected.add(entity)
        return written or inflected

    def _by_sound(self, text: str) -> list[Entity]:
        """People whose names, in another script, sound like the text: its family name, and the rest if it has one."""
        parts = [p for p in parse_person(text).parts if not p.initial]
        foreign = script(text) not in ("Latn", "")
        if not parts or len(parts) > 4 or (not foreign and not text[:1].isupper()):
            return []
        heard = self._sounds()
        matched: dict[str, int] = defaultdict(int)
        last: set[str] = set()
        for part in parts:
            hit = {
                entity: final
                for bones in skeletons(part.latin)
                for entity, own, final in heard.get(bones, ())
                if script(own.text) != script(part.text) and similarity(own, part) >= HEARD
            }
            for entity, final in hit.items():
                matched[entity] += 1
                if final:
                    last.add(entity)
        ids = [entity for entity, count in matched.items() if count == len(parts) and entity in last]
        if not 0 < len(ids) <= MOST:
            return []
        held = self._store.entities.get_many(ids)
        return sorted((self._store.entities.get(i) for i in held), key=lambda e: (-e.stories, -e.documents, e.id))

    def _sounds(self) -> dict[str, list[tuple[str, Part, bool]]]:
        """Skeleton → (entity, name part, is it the family name) of every person; made when first asked for."""
        with self._lock:
            if self._heard is None:
                heard: dict[str, dict[tuple[str, Part, bool], None]] = defaultdict(dict)
                for entity, surface in self._store.entities.spellings("person"):
                    parts = [p for p in parse_person(surface).parts if not p.initial]
                    for place, part in enumerate(parts):
                        for bones in skeletons(part.latin):
                            heard[bones][entity, part, place == len(parts) - 1] = None
                self._heard = {bones: list(found) for bones, found in heard.items()}
            return self._heard
