-- Who signed in, who tried in vain, and what was done to accounts and tokens. No secrets: neither passwords nor tokens nor
-- their hashes. Names that nobody could have are not kept either: people type passwords where a name belongs.
create table ledger.account_event (
    number      bigint      generated always as identity primary key,
    kind        text        not null,
    -- Whom it is about, and who did it; null when nobody knows.
    account     text,
    actor       text,
    address     text        not null,
    request_id  text        not null,
    facts       text        not null,
    recorded_at timestamptz not null default clock_timestamp()
);

create index account_event_account on ledger.account_event (account, number);

create trigger insert_only before update or delete or truncate on ledger.account_event
    for each statement execute function ledger.refuse_change();
alter table ledger.account_event enable always trigger insert_only;

grant select, insert on ledger.account_event to ledger_app;
grant select on ledger.account_event to ledger_report;
