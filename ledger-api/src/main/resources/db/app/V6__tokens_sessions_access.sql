-- Personal access tokens. A token is 256 random bits that its holder has seen once; what is kept is its SHA-256.
create table app.token (
    id         uuid primary key,
    username   text        not null references app.account,
    name       text        not null check (length(name) between 1 and 100),
    hash       bytea       not null unique check (octet_length(hash) = 32),
    scope      text        not null check (scope in ('READ', 'READ_WRITE')),
    -- Null: whatever the account has. An account never gets a role from its token.
    roles      text[],
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by text
);

create index token_username on app.token (username);

-- Browsers in which somebody has signed in; the cookie holds 256 random bits, of which the SHA-256 is kept. All nodes see
-- them, and they outlive a restart.
create table app.session (
    hash      bytea       primary key check (octet_length(hash) = 32),
    username  text        not null references app.account on delete cascade,
    opened_at timestamptz not null default now(),
    seen_at   timestamptz not null default now()
);

create index session_username on app.session (username);

-- Every request that was not simply a reading that went well. Personal data: it is deleted after a time that is set.
create table app.access (
    number     bigint      generated always as identity primary key,
    at         timestamptz not null,
    request_id text        not null,
    account    text,
    address    text        not null,
    method     text        not null,
    path       text        not null,
    status     int         not null
);

create index access_at on app.access (at);
create index access_account on app.access (account, number);
create index access_request_id on app.access (request_id);
