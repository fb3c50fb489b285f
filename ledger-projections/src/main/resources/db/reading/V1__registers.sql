-- Everything here is derived from the events and can be dropped: the token then starts at 0 and all is folded again.
-- Amounts are whole đồng. What can be computed from a row or from other rows is a generated column or a view, so that
-- sums cannot disagree with what they are sums of. Keys compare as bytes (collate "C"), which is several times cheaper
-- than in a language's order; what people read is ordered by printed order or position.

-- Up to which position the registers have folded the events. Rows and token are written in one transaction.
create table reading.token (
    sole     boolean primary key default true check (sole),
    position bigint not null
);
insert into reading.token (position) values (0);

-- Events that could not be folded, with every later event of the same line, in order.
create table reading.dead_letter (
    position   bigint primary key,
    line       text collate "C" not null,      -- the line's id, or the plan's for an event of the plan
    event_type text not null,
    error      text,               -- null: it only waits for an earlier one of its line
    since      timestamptz not null -- when it was recorded: what the registers do not show since then
);
create index dead_letter_line on reading.dead_letter (line, position);

-- plan: what the approved appendix says

create table reading.plan (
    plan               text collate "C" primary key,
    number             text not null,
    decided            date not null,
    fiscal_year        integer not null,
    issuer             text not null,
    funding_source     text not null,
    budget_holder      text not null,
    budget_holder_name text not null,
    approved_total     bigint not null,
    effective          date not null,
    recorded_at        timestamptz not null,
    position           bigint not null
);

create table reading.line (
    plan             text collate "C" not null,
    line             text collate "C" not null,
    kind             text not null check (kind in ('SECTION', 'PARENT', 'LEAF')),
    title            text not null,
    parent           text collate "C",
    ordinal          integer not null,  -- printed order within the plan
    section          text collate "C" not null,
    lead_agency      text not null,
    lead_agency_name text not null,
    coordinating     text,              -- one agency a line; on lines only where they differ from the section
    unit             text,
    quantity         bigint,
    unit_price       bigint,
    amount           bigint not null,
    time             text,
    note             text,
    primary key (plan, line)
);

create table reading.portion (
    plan        text collate "C" not null,
    line        text collate "C" not null,
    portion     text collate "C" not null,
    ordinal     integer not null,
    quantity    bigint,
    amount      bigint not null,
    first_year  integer,                -- null: the portion is of the plan's own year
    last_year   integer,
    primary key (plan, line, portion)
);

-- balance: one row for each portion of each line

create table reading.balance (
    plan          text collate "C" not null,
    line          text collate "C" not null,
    portion       text collate "C" not null,
    approved      bigint not null,
    limit_amount  bigint not null,
    carried_in    bigint not null,
    available     bigint not null check (available >= 0),
    held          bigint not null check (held >= 0),
    reserved      bigint not null check (reserved >= 0),
    committed     bigint not null check (committed >= 0),
    advanced      bigint not null check (advanced >= 0),
    spent         bigint not null check (spent >= 0),
    lapsed        bigint not null check (lapsed >= 0),
    carried_out   bigint not null check (carried_out >= 0),
    quantity_used bigint not null check (quantity_used >= 0),
    allocated     bigint not null generated always as
        (available + held + reserved + committed + advanced + spent + lapsed + carried_out) stored,
    disbursed     bigint not null generated always as (advanced + spent) stored,
    primary key (plan, line, portion)
) with (fillfactor = 50);

create view reading.balance_by as
select b.plan, d.dimension, d.key, min(d.label) as label, min(d.ordinal) as ordinal, min(d.suborder) as suborder,
       sum(b.approved)::bigint as approved, sum(b.limit_amount)::bigint as limit_amount,
       sum(b.allocated)::bigint as allocated, sum(b.available)::bigint as available, sum(b.held)::bigint as held,
       sum(b.reserved)::bigint as reserved, sum(b.committed)::bigint as committed,
       sum(b.advanced)::bigint as advanced, sum(b.spent)::bigint as spent, sum(b.lapsed)::bigint as lapsed,
       sum(b.carried_out)::bigint as carried_out, sum(b.disbursed)::bigint as disbursed,
       sum(b.carried_in)::bigint as carried_in,
       coalesce(sum(b.approved) filter (where p.first_year is not null), 0)::bigint as over_approved,
       coalesce(sum(b.allocated) filter (where p.first_year is not null), 0)::bigint as over_allocated,
       coalesce(sum(b.available) filter (where p.first_year is not null), 0)::bigint as over_available,
       coalesce(sum(b.committed) filter (where p.first_year is not null), 0)::bigint as over_committed,
       coalesce(sum(b.disbursed) filter (where p.first_year is not null), 0)::bigint as over_disbursed
from reading.balance b
join reading.line l on l.plan = b.plan and l.line = b.line
join reading.line s on s.plan = l.plan and s.line = l.section
join reading.plan h on h.plan = b.plan
left join reading.portion p on p.plan = b.plan and p.line = b.line and p.portion = b.portion
cross join lateral (values
    ('LINE', b.line, l.title, l.ordinal, 0),
    ('PORTION', b.line || '/' || b.portion, l.title, l.ordinal, coalesce(p.ordinal, 1000)),
    ('SECTION', l.section, s.title, s.ordinal, 0),
    ('LEAD_AGENCY', l.lead_agency, l.lead_agency_name, s.ordinal, 0),
    ('BUDGET_HOLDER', h.budget_holder, h.budget_holder_name, 0, 0),
    ('PLAN', b.plan, h.number, 0, 0)
) as d (dimension, key, label, ordinal, suborder)
group by b.plan, d.dimension, d.key;

-- commitment

create table reading.commitment (
    id                text collate "C" primary key,
    plan              text collate "C" not null,
    line              text collate "C" not null,
    portion           text collate "C" not null,
    amount            bigint not null,  -- what was promised, adjustments included; kept when reversed
    undrawn           bigint not null check (undrawn >= 0),
    released          bigint not null check (released >= 0),
    drawn             bigint not null generated always as
        (case when reversed_by is null then amount - undrawn - released else 0 end) stored,
    quantity          bigint,
    quantity_released bigint not null,
    payee             text not null,
    payee_tax_code    text,
    contract_number   text,
    contract_date     date,
    decision_number   text,
    decision_date     date,
    effective         date not null,
    recorded_at       timestamptz not null,
    actor             text not null,
    reason            text not null,
    position          bigint not null,
    reversed_by       text,
    status            text not null generated always as
        (case when reversed_by is not null then 'REVERSED'
              when undrawn > 0 then 'OPEN'
              when amount > released then 'DRAWN'
              else 'RELEASED' end) stored
) with (fillfactor = 80);
create index commitment_plan on reading.commitment (plan, position);

-- disbursement: payments and advances

create table reading.disbursement (
    id             text collate "C" primary key,
    plan           text collate "C" not null,
    line           text collate "C" not null,
    portion        text collate "C" not null,
    commitment     text collate "C",               -- null: direct
    kind           text not null check (kind in ('PAYMENT', 'ADVANCE')),
    amount         bigint not null,
    outstanding    bigint not null check (outstanding >= 0),
    settled        bigint not null check (settled >= 0),
    recovered      bigint not null check (recovered >= 0),
    returned       bigint not null check (returned >= 0),
    quantity       bigint,
    payee          text,
    payee_tax_code text,
    voucher_number text,
    voucher_date   date,
    due_date       date,
    effective      date not null,
    recorded_at    timestamptz not null,
    actor          text not null,
    reason         text not null,
    position       bigint not null,
    reversed_by    text,
    status         text not null generated always as
        (case when reversed_by is not null then 'REVERSED'
              when kind = 'PAYMENT' then 'PAID'
              when outstanding > 0 then 'OUTSTANDING'
              when settled > 0 then 'SETTLED'
              else 'RECOVERED' end) stored
) with (fillfactor = 80);
create index disbursement_plan on reading.disbursement (plan, position);
create index disbursement_commitment on reading.disbursement (commitment) where commitment is not null;

-- Whom the money of a commitment goes to is said once, on the commitment.
create view reading.disbursement_of as
select d.id, d.plan, d.line, d.portion, d.commitment, d.kind, d.amount, d.outstanding, d.settled, d.recovered,
       d.returned, d.quantity, coalesce(d.payee, c.payee) as payee,
       case when d.payee is null then c.payee_tax_code else d.payee_tax_code end as payee_tax_code,
       d.voucher_number, d.voucher_date, d.due_date, d.effective, d.recorded_at, d.actor, d.reason, d.position,
       d.reversed_by, d.status
from reading.disbursement d
left join reading.commitment c on c.id = d.commitment;

-- carried over: work of earlier periods that is paid from this year's allocation

create view reading.carried_over as
select p.plan, p.line, p.portion as period, wide.portion as rolled_up, l.title, l.unit, l.ordinal,
       p.ordinal as suborder, p.quantity, p.amount,
       coalesce(b.quantity_used, 0) as quantity_used, coalesce(b.allocated, 0) as allocated,
       coalesce(b.available, 0) as available, coalesce(b.committed, 0) as committed,
       coalesce(b.disbursed, 0) as disbursed, coalesce(b.spent, 0) as spent
from reading.portion p
join reading.line l on l.plan = p.plan and l.line = p.line
left join reading.balance b on b.plan = p.plan and b.line = p.line and b.portion = p.portion
-- The widest period of the plan that this one lies in; often itself.
cross join lateral (
    select w.portion from reading.portion w
    where w.plan = p.plan and w.first_year <= p.first_year and w.last_year >= p.last_year
    order by w.last_year - w.first_year desc, w.portion
    limit 1
) as wide
where p.first_year is not null;

-- journal: every event, one row

create table reading.journal (
    position        bigint primary key,
    event_type      text not null,
    plan            text collate "C" not null,
    line            text collate "C",
    portion         text collate "C",
    fact            text,
    amount          bigint,
    effective       date not null,
    recorded_at     timestamptz not null,
    actor           text not null,
    agency          text,
    role            text not null,
    document_number text,
    payee           text,
    reason          text not null,
    search          text not null       -- lower case without accents
);
create index journal_line on reading.journal (plan, line, position);
