-- The name a file was sent under, when it had one.
alter table app.checked_import add column name text;

-- Files whose plan was confirmed, exactly as they were sent: what every cell said can be looked up for ever. The plan's
-- first event names the hash.
create table app.imported_file (
    sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    name        text,
    source      bytea not null,
    imported_by text not null,
    imported_at timestamptz not null default now()
);
