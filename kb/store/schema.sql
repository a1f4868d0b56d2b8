-- The knowledge base: one SQLite file. Offsets count characters of document.text; dates are ISO 8601 text;
-- lists are JSON. What stands under "derived" can be made again from what stands above it and decisions.jsonl.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- A folder that was read. `print` tells two folders of one name apart without telling where they are.
CREATE TABLE source (label TEXT PRIMARY KEY, print TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE file (
    uri TEXT PRIMARY KEY,                       -- label/path below the folder
    source TEXT NOT NULL REFERENCES source (label) ON DELETE CASCADE,
    hash TEXT NOT NULL,                         -- of its bytes; '' while it is being read
    recipe TEXT NOT NULL                        -- what it was read with; another recipe reads it again
) WITHOUT ROWID;
CREATE INDEX file_source ON file (source);

CREATE TABLE rejection (
    uri TEXT PRIMARY KEY,
    file TEXT NOT NULL REFERENCES file (uri) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX rejection_file ON rejection (file);

CREATE TABLE document (
    id TEXT PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL REFERENCES file (uri) ON DELETE CASCADE,
    title TEXT NOT NULL,
    body_start INTEGER NOT NULL,
    author TEXT NOT NULL,
    publisher TEXT NOT NULL,
    published TEXT,
    precision TEXT NOT NULL,
    language TEXT NOT NULL,
    url TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    raw_hash TEXT NOT NULL,                     -- of what the reader gave; a row that did not change is not read again
    notes TEXT NOT NULL,
    metadata TEXT NOT NULL,
    cuts TEXT NOT NULL,
    media_type TEXT NOT NULL,
    text TEXT NOT NULL,                         -- the long columns last: what is before them is read without them
    original BLOB NOT NULL                      -- the text as it was read, zlib
);
CREATE INDEX document_file ON document (file);
CREATE INDEX document_published ON document (published, id);
CREATE INDEX document_language ON document (language);

-- The mentions of one article that are one entity.
CREATE TABLE chain (
    document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    titles TEXT NOT NULL,
    countries TEXT NOT NULL,
    confidence REAL NOT NULL,
    entity_id TEXT,                             -- derived
    PRIMARY KEY (document_id, number)
) WITHOUT ROWID;
CREATE INDEX chain_entity ON chain (entity_id);

CREATE TABLE mention (
    document_id TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    surface TEXT NOT NULL,
    kind TEXT NOT NULL,
    form TEXT NOT NULL,
    extractor TEXT NOT NULL,
    confidence REAL NOT NULL,
    code TEXT NOT NULL,
    chain INTEGER NOT NULL,
    PRIMARY KEY (document_id, start),
    FOREIGN KEY (document_id, chain) REFERENCES chain (document_id, number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE statement (
    document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    source INTEGER NOT NULL,
    target INTEGER NOT NULL,
    type TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    target_start INTEGER NOT NULL,
    target_end INTEGER NOT NULL,
    polarity TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    speaker TEXT NOT NULL,
    confidence REAL NOT NULL,
    office TEXT NOT NULL,
    PRIMARY KEY (document_id, source, target, type, start, polarity, office)
) WITHOUT ROWID;

-- derived ------------------------------------------------------------------------------------------------------

CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    titles TEXT NOT NULL,
    documents INTEGER NOT NULL,
    stories INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    first TEXT,
    last TEXT
) WITHOUT ROWID;
CREATE INDEX entity_rank ON entity (kind, documents DESC, stories DESC, mentions DESC);

CREATE TABLE entity_name (
    entity_id TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    surface TEXT NOT NULL,
    folded TEXT NOT NULL,
    language TEXT NOT NULL,
    script TEXT NOT NULL,
    form TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (entity_id, surface, language, form)
) WITHOUT ROWID;
CREATE INDEX entity_name_folded ON entity_name (folded);

CREATE TABLE redirect (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE joined (
    entity_id TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    score TEXT NOT NULL,
    PRIMARY KEY (entity_id, first, second)
) WITHOUT ROWID;

CREATE TABLE suggestion (
    first TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    second TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    score TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX suggestion_second ON suggestion (second);

CREATE TABLE version (
    document_id TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    story_id TEXT NOT NULL,
    role TEXT NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX version_story ON version (story_id);

-- What finds the articles of one story: keys that such texts share, and the pairs found to be one text.
-- These outlive their article until its going has been worked out.
CREATE TABLE outline (
    document_id TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    published TEXT,
    words INTEGER NOT NULL,
    keys BLOB NOT NULL                          -- 64-bit integers
) WITHOUT ROWID;

CREATE TABLE story_key (key INTEGER NOT NULL, document_id TEXT NOT NULL, PRIMARY KEY (key, document_id)) WITHOUT ROWID;

CREATE TABLE story_link (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    role TEXT NOT NULL,
    share REAL NOT NULL,
    whole INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX story_link_second ON story_link (second);

CREATE TABLE relation (
    source TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    target TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    polarity TEXT NOT NULL,
    weight REAL NOT NULL,
    documents INTEGER NOT NULL,
    stories INTEGER NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    first TEXT,
    last TEXT,
    office TEXT NOT NULL,
    PRIMARY KEY (source, target, type, polarity, office)
) WITHOUT ROWID;
CREATE INDEX relation_target ON relation (target);
CREATE INDEX relation_rank ON relation (weight DESC, documents DESC, source, target, type, polarity, office);
CREATE INDEX relation_type ON relation (type, weight DESC);

-- When each article was read for the first time, for what is new since; outlives the article, so that one that
-- went and comes again is not news.
CREATE TABLE arrival (document_id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;

-- What the full-text index holds of each article, so that only what changed is indexed again.
CREATE TABLE indexed (document_id TEXT PRIMARY KEY, print TEXT NOT NULL) WITHOUT ROWID;

-- The articles whose story, or whose place in the full-text index, must be looked at again.
CREATE TABLE changed (what TEXT NOT NULL, document_id TEXT NOT NULL, PRIMARY KEY (what, document_id)) WITHOUT ROWID;

CREATE TRIGGER document_came AFTER INSERT ON document BEGIN
    INSERT INTO arrival VALUES (new.id, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')) ON CONFLICT DO NOTHING;
    INSERT INTO changed VALUES ('story', new.id), ('index', new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER document_went AFTER DELETE ON document BEGIN
    INSERT INTO changed VALUES ('story', old.id), ('index', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER chain_moved AFTER UPDATE OF entity_id ON chain WHEN old.entity_id IS NOT new.entity_id BEGIN
    INSERT INTO changed VALUES ('story', new.document_id), ('index', new.document_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER entity_renamed AFTER UPDATE OF name, kind ON entity WHEN old.name <> new.name OR old.kind <> new.kind BEGIN
    INSERT INTO changed SELECT 'index', document_id FROM chain WHERE entity_id = new.id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER version_came AFTER INSERT ON version BEGIN
    INSERT INTO changed VALUES ('index', new.document_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER version_moved AFTER UPDATE OF story_id ON version WHEN old.story_id <> new.story_id BEGIN
    INSERT INTO changed VALUES ('index', new.document_id) ON CONFLICT DO NOTHING;
END;
