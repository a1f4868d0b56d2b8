"""The versions of the schema: version 1 is schema.sql; each later one is a script that makes it from the one before."""

from importlib.resources import files

__all__ = ["MIGRATIONS", "SCHEMA_VERSION"]

# MIGRATIONS[n] brings a file of version n to version n + 1; a file that is new starts at version 0.
MIGRATIONS: tuple[str, ...] = tuple(
    files("kb.store").joinpath(name).read_text("utf-8") for name in ("schema.sql", "schema_2.sql", "schema_3.sql")
)
SCHEMA_VERSION = len(MIGRATIONS)
