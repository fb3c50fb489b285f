-- The truth. Rows are only ever inserted, by one writer at a time (pg_advisory_xact_lock), so that positions have no
-- gaps and commit order is the order of positions.
--
-- The chain:  hash = sha256(previous_hash || convert_to(ledger.hash_text(event), 'UTF8'))
-- hash_text has one line per column, in the table's order and without the two hashes:
--     <octets of the value in UTF-8>:<value>\n        or        -\n        for null
-- Numbers are decimal, effective_date is YYYY-MM-DD, recorded_at is YYYY-MM-DDTHH:MM:SS.UUUUUUZ in UTC, uuids and the
-- fingerprint are lower-case hex. Before position 1 stand 32 zero bytes.
-- ledger.broken_link lists every place where the chain does not hold; empty means intact.
create table ledger.event (
    position        bigint      not null primary key check (position > 0),
    event_id        uuid        not null,
    stream          text        not null,
    sequence        bigint      not null check (sequence >= 0),
    type            text        not null,
    revision        text        not null,
    payload         text        not null,
    actor           text        not null,
    role            text        not null,
    agency          text,
    channel         text        not null,
    request_id      text,
    rule_set        text        not null,
    reason          text        not null,
    effective_date  date        not null,
    recorded_at     timestamptz not null,
    command_id      uuid        not null,
    -- On a command's first event only. All events of a command stand side by side, so neither command_id nor event_id
    -- needs an index.
    idempotency_key text,
    fingerprint     bytea,
    previous_hash   bytea       not null check (octet_length(previous_hash) = 32),
    hash            bytea       not null check (octet_length(hash) = 32),
    constraint event_stream_sequence unique (stream, sequence),
    check ((idempotency_key is null) = (fingerprint is null))
);

create unique index event_idempotency_key on ledger.event (idempotency_key) where idempotency_key is not null;

-- What was asked and not allowed. The number is its own, not a position.
create table ledger.refusal (
    number         bigint      not null primary key check (number > 0),
    command_id     uuid        not null,
    command_type   text,
    command        text        not null,
    actor          text        not null,
    role           text        not null,
    agency         text,
    channel        text        not null,
    request_id     text,
    rule_set       text        not null,
    reason         text        not null,
    effective_date date        not null,
    code           text        not null,
    facts          text        not null,
    position_seen  bigint      not null,
    recorded_at    timestamptz not null
);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of %.% is refused: what is recorded stays', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create trigger insert_only before update or delete or truncate on ledger.event
    for each statement execute function ledger.refuse_change();
create trigger insert_only before update or delete or truncate on ledger.refusal
    for each statement execute function ledger.refuse_change();
-- Also where session_replication_role = replica would skip ordinary triggers.
alter table ledger.event enable always trigger insert_only;
alter table ledger.refusal enable always trigger insert_only;

create function ledger.hash_field(value text) returns text language sql immutable parallel safe
return coalesce(octet_length(value)::text || ':' || value, '-') || E'\n';

create function ledger.hash_text(e ledger.event) returns text language sql stable parallel safe
return ledger.hash_field(e.position::text) || ledger.hash_field(e.event_id::text) || ledger.hash_field(e.stream)
    || ledger.hash_field(e.sequence::text) || ledger.hash_field(e.type) || ledger.hash_field(e.revision)
    || ledger.hash_field(e.payload) || ledger.hash_field(e.actor) || ledger.hash_field(e.role)
    || ledger.hash_field(e.agency) || ledger.hash_field(e.channel) || ledger.hash_field(e.request_id)
    || ledger.hash_field(e.rule_set) || ledger.hash_field(e.reason)
    || ledger.hash_field(to_char(e.effective_date, 'YYYY-MM-DD'))
    || ledger.hash_field(to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    || ledger.hash_field(e.command_id::text) || ledger.hash_field(e.idempotency_key)
    || ledger.hash_field(encode(e.fingerprint, 'hex'));

create view ledger.broken_link as
select case when link.position = link.expected then link.position else link.expected end as position
from (select e.position,
             lag(e.position, 1, 0::bigint) over chain + 1 as expected,
             lag(e.hash, 1, decode(repeat('00', 32), 'hex')) over chain as previous,
             e.previous_hash,
             e.hash,
             sha256(e.previous_hash || convert_to(ledger.hash_text(e), 'UTF8')) as computed
      from ledger.event e
      window chain as (order by e.position)) link
where link.position <> link.expected or link.previous_hash <> link.previous or link.hash <> link.computed;

grant select, insert on ledger.event, ledger.refusal to ledger_app;
grant select on ledger.event, ledger.refusal to ledger_report;
grant select on ledger.broken_link to ledger_app, ledger_report;
