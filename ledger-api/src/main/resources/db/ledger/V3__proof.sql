-- What proves the log to somebody who does not trust whoever keeps it: a tree of hashes over the events as in RFC 6962, whose
-- leaf n is the chain's hash of the event at position n + 1, and signed statements of how far the log had come and what its
-- root was then. Written by the job that takes checkpoints and never by the writer of events; docs/decisions/0028 says why.

-- Hashes of the complete subtrees over 256, 65,536, … events; those between are computed from them when they are asked for.
create table ledger.tree_node (
    level smallint not null check (level > 0 and level % 8 = 0),
    index bigint   not null check (index >= 0),
    hash  bytea    not null check (octet_length(hash) = 32),
    primary key (level, index)
);

-- Public keys, in the order in which they follow each other. The private one stands in a file and nowhere else.
create table ledger.proof_key (
    number      bigint      generated always as identity primary key,
    id          text        not null unique,   -- SHA-256 of the public key, in hex
    public_key  bytea       not null,          -- Ed25519, X.509 (SubjectPublicKeyInfo)
    made_at     timestamptz not null,
    -- The key before, and its signature on this one; null on the first key, the signature also where that key was lost.
    follows     text        unique references ledger.proof_key (id),
    endorsement bytea,
    check (endorsement is null or follows is not null)
);

create table ledger.checkpoint (
    position  bigint      not null primary key check (position > 0),
    events    bigint      not null check (events = position),
    head      bytea       not null check (octet_length(head) = 32),
    root      bytea       not null check (octet_length(root) = 32),
    taken_at  timestamptz not null,
    key       text        not null references ledger.proof_key (id),
    signature bytea       not null
);

create trigger insert_only before update or delete or truncate on ledger.tree_node
    for each statement execute function ledger.refuse_change();
create trigger insert_only before update or delete or truncate on ledger.proof_key
    for each statement execute function ledger.refuse_change();
create trigger insert_only before update or delete or truncate on ledger.checkpoint
    for each statement execute function ledger.refuse_change();
alter table ledger.tree_node enable always trigger insert_only;
alter table ledger.proof_key enable always trigger insert_only;
alter table ledger.checkpoint enable always trigger insert_only;

grant select, insert on ledger.tree_node, ledger.proof_key, ledger.checkpoint to ledger_app;
grant select on ledger.tree_node, ledger.proof_key, ledger.checkpoint to ledger_report;
