-- Files that were sent in to be checked. The bytes are kept, not what was read from them: the check is repeated on demand.
create table app.checked_import (
    id         uuid primary key,
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    source     bytea not null,
    created_by text not null,
    created_at timestamptz not null default now()
);

create index checked_import_created_at on app.checked_import (created_at);
