"""Chains of the store as resolution across articles sees them."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from kb.resolve import Profile
from kb.store import ChainRow, Store

__all__ = ["all_profiles", "profiles_of"]


def all_profiles(store: Store) -> Iterator[Profile]:
    """The chains of all articles."""
    for _, rows in groupby(store.documents.chains(), key=lambda r: r.document_id):
        chains = list(rows)
        company = tuple(sorted({r.chain.name for r in chains if r.chain.kind != "country" and r.confidence >= 0.5}))
        for row in chains:
            yield _profile(row, company)


def profiles_of(store: Store, keys: Collection[str], *, light: bool) -> Iterable[Profile]:
    """The chains known by these keys; those of countries without their spellings and company when `light`."""
    chains = store.names.chains(keys, light=light)
    asked = sorted({r.document_id for r in chains if not (light and r.folded.startswith("="))})
    company = store.names.company(asked)
    return [_profile(r, company.get(r.document_id, ())) for r in chains]


def _profile(row: ChainRow, company: tuple[str, ...]) -> Profile:
    return Profile(
        document_id=row.document_id,
        number=row.number,
        kind=row.chain.kind,
        name=row.chain.name,
        surfaces=tuple((surface, count) for surface, _, count in row.surfaces),
        language=row.language,
        titles=row.chain.titles,
        countries=row.chain.countries,
        told=row.chain.told,
        code=row.chain.code,
        confidence=row.confidence,
        company=company,
        published=row.published,
        # copies count once; the stories of the last build would make an update differ from a clean build
        story_id=row.content_hash,
    )
