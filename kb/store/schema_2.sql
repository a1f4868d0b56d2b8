-- Version 2: what is kept of who is who, so that an update works out again only what the changed articles touch.

-- The name a chain is known by: folded, or "=" and the code of a country; NULL until the next build fills it in.
ALTER TABLE chain ADD COLUMN folded TEXT;
CREATE INDEX chain_folded ON chain (folded);

DROP INDEX entity_rank;
CREATE INDEX entity_rank ON entity (kind, stories DESC, documents DESC, mentions DESC);

-- What the weight of a relation is made from; the weight is made again without counting again.
ALTER TABLE relation ADD COLUMN strength REAL NOT NULL DEFAULT 0;

-- A distinct name, or one of the bearers of a name, as it was last compared (kb/resolve/shelf.py).
CREATE TABLE name (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,                          -- folded
    kind TEXT NOT NULL,
    part INTEGER NOT NULL,                      -- which bearer of the name
    name TEXT NOT NULL,
    stories INTEGER NOT NULL,
    features TEXT NOT NULL,                     -- what its articles say beside it, JSON
    root INTEGER NOT NULL,                      -- the first name of the group that full names alone make
    label TEXT NOT NULL,                        -- what that group is called
    entity_id TEXT NOT NULL                     -- the entity it became, "" when it is none
);
CREATE UNIQUE INDEX name_key ON name (key, kind, part);

-- What brings names together: each sign is the hash of something that names of one may share.
CREATE TABLE name_sign (sign INTEGER NOT NULL, name_id INTEGER NOT NULL, PRIMARY KEY (sign, name_id)) WITHOUT ROWID;

-- Two names that may be one, with their score.
CREATE TABLE likeness (
    first INTEGER NOT NULL,
    second INTEGER NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX likeness_second ON likeness (second);

-- A bare name, and a full one it may belong to.
CREATE TABLE doubt (
    bare INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    score TEXT NOT NULL,
    PRIMARY KEY (bare, whole)
) WITHOUT ROWID;
CREATE INDEX doubt_whole ON doubt (whole);

-- How many stories name somebody in full, by each surname and by how the full name sounds.
CREATE TABLE family (family TEXT NOT NULL, key TEXT NOT NULL, stories INTEGER NOT NULL, PRIMARY KEY (family, key)) WITHOUT ROWID;
CREATE INDEX family_key ON family (key);

-- Names whose articles came, changed or went, entities and pairs of entities whose articles went, since these were worked out.
CREATE TABLE stale_name (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stale_entity (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stale_pair (source TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (source, target)) WITHOUT ROWID;

CREATE TRIGGER chain_came AFTER INSERT ON chain WHEN new.folded IS NOT NULL BEGIN
    INSERT INTO stale_name VALUES (new.folded) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER chain_went AFTER DELETE ON chain WHEN old.folded IS NOT NULL BEGIN
    INSERT INTO stale_name VALUES (old.folded) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER chain_left AFTER DELETE ON chain WHEN old.entity_id IS NOT NULL BEGIN
    INSERT INTO stale_entity VALUES (old.entity_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER document_goes BEFORE DELETE ON document BEGIN
    INSERT INTO stale_pair SELECT DISTINCT a.entity_id, b.entity_id FROM statement s
        JOIN chain a ON a.document_id = s.document_id AND a.number = s.source
        JOIN chain b ON b.document_id = s.document_id AND b.number = s.target
        WHERE s.document_id = old.id AND a.entity_id IS NOT NULL AND b.entity_id IS NOT NULL ON CONFLICT DO NOTHING;
END;

-- The articles whose entities must be counted again.
CREATE TRIGGER document_counts AFTER INSERT ON document BEGIN
    INSERT INTO changed VALUES ('count', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER chain_counts AFTER UPDATE OF entity_id ON chain WHEN old.entity_id IS NOT new.entity_id BEGIN
    INSERT INTO changed VALUES ('count', new.document_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER version_counts AFTER INSERT ON version BEGIN
    INSERT INTO changed VALUES ('count', new.document_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER version_recounts AFTER UPDATE OF story_id ON version WHEN old.story_id <> new.story_id BEGIN
    INSERT INTO changed VALUES ('count', new.document_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER chain_moves BEFORE UPDATE OF entity_id ON chain
WHEN old.entity_id IS NOT NULL AND old.entity_id IS NOT new.entity_id BEGIN
    INSERT INTO stale_pair SELECT DISTINCT a.entity_id, b.entity_id FROM statement s
        JOIN chain a ON a.document_id = s.document_id AND a.number = s.source
        JOIN chain b ON b.document_id = s.document_id AND b.number = s.target
        WHERE s.document_id = old.document_id AND (s.source = old.number OR s.target = old.number)
        AND a.entity_id IS NOT NULL AND b.entity_id IS NOT NULL ON CONFLICT DO NOTHING;
END;
