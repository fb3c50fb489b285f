-- Two kinds of time: what counts up to a day, and what was recorded up to a position. Rows are only ever added here, so
-- that what a day and a position show stays what it was.

-- What every event has made of a portion: one row for all time, one for the month and one for the day it counts in, each
-- with the total of that period after the event. So the total up to any day and position is the sum of a few rows, one
-- for each earlier month and each day of the last one, however many events there were.
create table reading.balance_total (
    plan          text collate "C" not null,
    line          text collate "C" not null,
    portion       text collate "C" not null,
    period        integer not null,         -- 0: all time; 202106: the month; 20210630: the day
    position      bigint not null,
    approved      bigint,                   -- null stands for 0 and takes no room
    limit_amount  bigint,
    available     bigint,
    held          bigint,
    reserved      bigint,
    committed     bigint,
    advanced      bigint,
    spent         bigint,
    lapsed        bigint,
    carried_out   bigint,
    quantity_used bigint,
    primary key (plan, line, portion, period, position)
);

-- Every portion of a plan as of a day (null: of all days) and a position, both inclusive; none that had nothing by then.
create function reading.balance_as_of(of_plan text, as_of date, at_position bigint)
returns table (line text, portion text, approved bigint, limit_amount bigint, available bigint, held bigint,
    reserved bigint, committed bigint, advanced bigint, spent bigint, lapsed bigint, carried_out bigint,
    quantity_used bigint)
language sql stable parallel safe as $$
    select b.line, b.portion,
           coalesce(sum(t.approved), 0)::bigint, coalesce(sum(t.limit_amount), 0)::bigint,
           coalesce(sum(t.available), 0)::bigint, coalesce(sum(t.held), 0)::bigint,
           coalesce(sum(t.reserved), 0)::bigint, coalesce(sum(t.committed), 0)::bigint,
           coalesce(sum(t.advanced), 0)::bigint, coalesce(sum(t.spent), 0)::bigint,
           coalesce(sum(t.lapsed), 0)::bigint, coalesce(sum(t.carried_out), 0)::bigint,
           coalesce(sum(t.quantity_used), 0)::bigint
    from reading.balance b
    -- The last whole month, and the days after it.
    cross join (select to_char(date_trunc('month', as_of + 1) - interval '1 day', 'YYYYMM')::integer,
                       to_char(as_of + 1, 'YYYYMM01')::integer,
                       to_char(as_of, 'YYYYMMDD')::integer) as whole (month, first_day, last_day)
    cross join lateral (
        select min(t.period), max(t.period) from reading.balance_total t
        where t.plan = b.plan and t.line = b.line and t.portion = b.portion and t.period between 1 and 999999
    ) as months (first, last)
    cross join lateral (
        select 0 where as_of is null
        union all
        select month from generate_series(months.first, least(months.last, whole.month)) as month
        where as_of is not null and month % 100 between 1 and 12
        union all
        select day from generate_series(whole.first_day, whole.last_day) as day
        where months.last > whole.month
    ) as p (period)
    cross join lateral (
        select * from reading.balance_total t
        where t.plan = b.plan and t.line = b.line and t.portion = b.portion and t.period = p.period
        and t.position <= at_position
        order by t.position desc limit 1
    ) as t
    where b.plan = of_plan
    group by b.line, b.portion
$$;

-- What later facts have made of a commitment or a disbursement; of one paper they are few, and are added up when read.
create table reading.commitment_step (
    id                text collate "C" not null,
    position          bigint not null,
    effective         date not null,
    amount            bigint not null,
    undrawn           bigint not null,
    released          bigint not null,
    quantity_released bigint not null,
    quantity          bigint not null,
    reversed_by       text,
    primary key (id, position)
);

create table reading.disbursement_step (
    id          text collate "C" not null,
    position    bigint not null,
    effective   date not null,
    outstanding bigint not null,
    settled     bigint not null,
    recovered   bigint not null,
    returned    bigint not null,
    reversed_by text,
    primary key (id, position)
);

-- Every commitment that there was on a day (null: on any) and at a position, as it stood then.
create function reading.commitment_as_of(as_of date, at_position bigint)
returns table (id text, plan text, line text, portion text, amount bigint, undrawn bigint, released bigint,
    drawn bigint, quantity bigint, quantity_released bigint, payee text, payee_tax_code text, contract_number text,
    contract_date date, decision_number text, decision_date date, effective date, recorded_at timestamptz, actor text,
    reason text, "position" bigint, reversed_by text, status text)
language sql stable parallel safe as $$
    select c.id, c.plan, c.line, c.portion, s.amount, s.undrawn, s.released,
           case when s.reversed_by is null then s.amount - s.undrawn - s.released else 0 end,
           s.quantity, s.quantity_released, c.payee, c.payee_tax_code, c.contract_number, c.contract_date,
           c.decision_number, c.decision_date, c.effective, c.recorded_at, c.actor, c.reason, c.position, s.reversed_by,
           case when s.reversed_by is not null then 'REVERSED'
                when s.undrawn > 0 then 'OPEN'
                when s.amount > s.released then 'DRAWN'
                else 'RELEASED' end
    from reading.commitment c
    cross join lateral (
        select sum(step.amount)::bigint as amount, sum(step.undrawn)::bigint as undrawn,
               sum(step.released)::bigint as released, sum(step.quantity_released)::bigint as quantity_released,
               nullif(sum(step.quantity), 0)::bigint as quantity, max(step.reversed_by) as reversed_by
        from reading.commitment_step step
        where step.id = c.id and step.position <= at_position and (as_of is null or step.effective <= as_of)
    ) as s
    where c.position <= at_position and (as_of is null or c.effective <= as_of)
$$;

-- Every disbursement that there was on a day (null: on any) and at a position, as it stood then.
create function reading.disbursement_as_of(as_of date, at_position bigint)
returns table (id text, plan text, line text, portion text, commitment text, kind text, amount bigint,
    outstanding bigint, settled bigint, recovered bigint, returned bigint, quantity bigint, payee text,
    payee_tax_code text, voucher_number text, voucher_date date, due_date date, effective date,
    recorded_at timestamptz, actor text, reason text, "position" bigint, reversed_by text, status text)
language sql stable parallel safe as $$
    select d.id, d.plan, d.line, d.portion, d.commitment, d.kind, d.amount, s.outstanding, s.settled, s.recovered,
           s.returned, d.quantity, d.payee, d.payee_tax_code, d.voucher_number, d.voucher_date, d.due_date, d.effective,
           d.recorded_at, d.actor, d.reason, d.position, s.reversed_by,
           case when s.reversed_by is not null then 'REVERSED'
                when s.returned = d.amount then 'RETURNED'
                when d.kind = 'PAYMENT' then 'PAID'
                when s.outstanding > 0 then 'OUTSTANDING'
                when s.settled > 0 then 'SETTLED'
                else 'RECOVERED' end
    from reading.disbursement_of d
    cross join lateral (
        select coalesce(sum(step.outstanding), 0)::bigint as outstanding,
               coalesce(sum(step.settled), 0)::bigint as settled,
               coalesce(sum(step.recovered), 0)::bigint as recovered,
               coalesce(sum(step.returned), 0)::bigint as returned,
               max(step.reversed_by) as reversed_by
        from reading.disbursement_step step
        where step.id = d.id and step.position <= at_position and (as_of is null or step.effective <= as_of)
    ) as s
    where d.position <= at_position and (as_of is null or d.effective <= as_of)
$$;

-- What was folded before has no rows here: it is folded once more, from the first event.
truncate reading.dead_letter, reading.plan, reading.line, reading.portion, reading.balance, reading.handover,
    reading.commitment, reading.disbursement, reading.journal;
update reading.token set position = 0;
