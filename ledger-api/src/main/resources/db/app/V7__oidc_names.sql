-- Under which name each person of an identity provider acts here. A provider may give a name away again, and only issuer
-- and subject say who somebody is; events carry the name alone, so it belongs to the first one for good.
create table app.oidc_name (
    username text primary key check (username ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    issuer   text not null,
    subject  text not null,
    since    timestamptz not null default now()
);
