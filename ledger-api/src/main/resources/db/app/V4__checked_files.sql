-- Files of commitments and disbursements that were sent in to be checked, for 24 hours. The bytes are kept, not what was
-- read from them: the check is repeated on demand, for the agency of whoever sent the file.
create table app.checked_file (
    id         uuid primary key,
    plan       text not null,
    kind       text not null check (kind in ('COMMITMENTS', 'DISBURSEMENTS')),
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    name       text,
    source     bytea not null,
    created_by text not null,
    agency     text,
    created_at timestamptz not null default now()
);

create index checked_file_created_at on app.checked_file (created_at);
