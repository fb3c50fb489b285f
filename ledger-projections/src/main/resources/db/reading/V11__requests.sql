-- What one person has asked for and another one decides. Rows are opened by RequestSubmitted and concluded once.
create table reading.request (
    id              text collate "C" not null primary key,
    position        bigint not null,
    plan            text collate "C" not null,
    line            text collate "C" not null,
    portion         text not null,
    command         text not null,
    wording         text not null,
    amount          bigint not null,
    -- What is set aside while it waits.
    reserved        bigint not null check (reserved >= 0),
    document_number text,
    document_date   date,
    requester       text not null,
    reason          text not null,
    effective       date not null,
    expires         date not null,
    recorded_at     timestamptz not null,
    state           text not null default 'PENDING',
    -- The fact that concluded it, and what was said with that.
    conclusion      text collate "C",
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    -- What was recorded when it was approved.
    outcome         text collate "C",
    check ((state = 'PENDING') = (conclusion is null)),
    check ((state = 'APPROVED') = (outcome is not null))
);
create index request_of_plan on reading.request (plan, position);
create index request_in_state on reading.request (state, position);
create index request_expiring on reading.request (expires, position) where state = 'PENDING';
