-- Who may sign in. Passwords are kept as hashes only, with the name of the hash in front.
create table app.account (
    username      text primary key check (username ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    display_name  text not null check (length(display_name) between 1 and 200),
    password_hash text not null,
    roles         text[] not null
        check (cardinality(roles) > 0)
        check (roles <@ array['ACCOUNTANT', 'APPROVER', 'BUDGET_OFFICER', 'AUDITOR', 'VIEWER', 'ADMINISTRATOR']),
    agency        text,
    -- Made for trying the product: refused unless the ledger was started for that.
    demo          boolean not null default false,
    locked        boolean not null default false,
    must_change   boolean not null default false,
    created_at    timestamptz not null default now(),
    changed_at    timestamptz not null default now(),
    -- Accountants and approvers act for one agency only.
    check (agency is not null or not roles && array['ACCOUNTANT', 'APPROVER'])
);
