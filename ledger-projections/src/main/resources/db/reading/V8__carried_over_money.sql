-- What moves to the plan of the next year (chuyển nguồn), and what came in from the plan of the year before.

alter table reading.balance_total add column carried_in bigint;
drop function reading.balance_as_of;
-- Every portion of a plan as of a day (null: of all days) and a position, both inclusive; none that had nothing by then.
create function reading.balance_as_of(of_plan text, as_of date, at_position bigint)
returns table (line text, portion text, approved bigint, limit_amount bigint, available bigint, held bigint,
    reserved bigint, committed bigint, advanced bigint, spent bigint, lapsed bigint, carried_out bigint,
    quantity_used bigint, carried_in bigint)
language sql stable parallel safe as $$
    select b.line, b.portion,
           coalesce(sum(t.approved), 0)::bigint, coalesce(sum(t.limit_amount), 0)::bigint,
           coalesce(sum(t.available), 0)::bigint, coalesce(sum(t.held), 0)::bigint,
           coalesce(sum(t.reserved), 0)::bigint, coalesce(sum(t.committed), 0)::bigint,
           coalesce(sum(t.advanced), 0)::bigint, coalesce(sum(t.spent), 0)::bigint,
           coalesce(sum(t.lapsed), 0)::bigint, coalesce(sum(t.carried_out), 0)::bigint,
           coalesce(sum(t.quantity_used), 0)::bigint, coalesce(sum(t.carried_in), 0)::bigint
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

-- A commitment that goes on in the next year is another one there, with its origin.
alter table reading.commitment drop column status, drop column drawn;
alter table reading.commitment
    add column carried_out bigint not null default 0 check (carried_out >= 0),
    add column origin text collate "C";         -- the commitment of the year before; null: it began here
alter table reading.commitment
    add column drawn bigint not null generated always as
        (case when reversed_by is null then amount - undrawn - released - carried_out else 0 end) stored,
    add column status text not null generated always as
        (case when reversed_by is not null then 'REVERSED'
              when undrawn > 0 then 'OPEN'
              when carried_out > 0 then 'CARRIED_OUT'
              when amount > released then 'DRAWN'
              else 'RELEASED' end) stored;
create index commitment_origin on reading.commitment (origin) where origin is not null;
alter table reading.commitment_step add column carried_out bigint not null default 0;
drop function reading.commitment_as_of;
-- Every commitment that there was on a day (null: on any) and at a position, as it stood then.
create function reading.commitment_as_of(as_of date, at_position bigint)
returns table (id text, plan text, line text, portion text, amount bigint, undrawn bigint, released bigint,
    drawn bigint, quantity bigint, quantity_released bigint, payee text, payee_tax_code text, contract_number text,
    contract_date date, decision_number text, decision_date date, effective date, recorded_at timestamptz, actor text,
    reason text, "position" bigint, reversed_by text, carried_out bigint, origin text, status text)
language sql stable parallel safe as $$
    select c.id, c.plan, c.line, c.portion, s.amount, s.undrawn, s.released,
           case when s.reversed_by is null then s.amount - s.undrawn - s.released - s.carried_out else 0 end,
           s.quantity, s.quantity_released, c.payee, c.payee_tax_code, c.contract_number, c.contract_date,
           c.decision_number, c.decision_date, c.effective, c.recorded_at, c.actor, c.reason, c.position, s.reversed_by,
           s.carried_out, c.origin,
           case when s.reversed_by is not null then 'REVERSED'
                when s.undrawn > 0 then 'OPEN'
                when s.carried_out > 0 then 'CARRIED_OUT'
                when s.amount > s.released then 'DRAWN'
                else 'RELEASED' end
    from reading.commitment c
    cross join lateral (
        select sum(step.amount)::bigint as amount, sum(step.undrawn)::bigint as undrawn,
               sum(step.released)::bigint as released, sum(step.quantity_released)::bigint as quantity_released,
               sum(step.carried_out)::bigint as carried_out,
               nullif(sum(step.quantity), 0)::bigint as quantity, max(step.reversed_by) as reversed_by
        from reading.commitment_step step
        where step.id = c.id and step.position <= at_position and (as_of is null or step.effective <= as_of)
    ) as s
    where c.position <= at_position and (as_of is null or c.effective <= as_of)
$$;

-- So is an advance.
drop function reading.disbursement_as_of;
drop view reading.disbursement_of;
alter table reading.disbursement drop column status;
alter table reading.disbursement
    add column carried_out bigint not null default 0 check (carried_out >= 0),
    add column origin text collate "C";         -- the advance of the year before; null: it left in this plan
alter table reading.disbursement
    add column status text not null generated always as
        (case when reversed_by is not null then 'REVERSED'
              when returned = amount then 'RETURNED'
              when kind = 'PAYMENT' then 'PAID'
              when outstanding > 0 then 'OUTSTANDING'
              when carried_out > 0 then 'CARRIED_OUT'
              when settled > 0 then 'SETTLED'
              else 'RECOVERED' end) stored;
create index disbursement_origin on reading.disbursement (origin) where origin is not null;
alter table reading.disbursement_step add column carried_out bigint not null default 0;
create view reading.disbursement_of as
select d.id, d.plan, d.line, d.portion, d.commitment, d.kind, d.amount, d.outstanding, d.settled, d.recovered,
       d.returned, d.quantity, coalesce(d.payee, c.payee) as payee,
       case when d.payee is null then c.payee_tax_code else d.payee_tax_code end as payee_tax_code,
       d.voucher_number, d.voucher_date, d.due_date, d.effective, d.recorded_at, d.actor, d.reason, d.position,
       d.reversed_by, d.carried_out, d.origin, d.status
from reading.disbursement d
left join reading.commitment c on c.id = d.commitment;

-- Every disbursement that there was on a day (null: on any) and at a position, as it stood then.
create function reading.disbursement_as_of(as_of date, at_position bigint)
returns table (id text, plan text, line text, portion text, commitment text, kind text, amount bigint,
    outstanding bigint, settled bigint, recovered bigint, returned bigint, quantity bigint, payee text,
    payee_tax_code text, voucher_number text, voucher_date date, due_date date, effective date,
    recorded_at timestamptz, actor text, reason text, "position" bigint, reversed_by text,
    carried_out bigint, origin text, status text)
language sql stable parallel safe as $$
    select d.id, d.plan, d.line, d.portion, d.commitment, d.kind, d.amount, s.outstanding, s.settled, s.recovered,
           s.returned, d.quantity, d.payee, d.payee_tax_code, d.voucher_number, d.voucher_date, d.due_date, d.effective,
           d.recorded_at, d.actor, d.reason, d.position, s.reversed_by,
           s.carried_out, d.origin,
           case when s.reversed_by is not null then 'REVERSED'
                when s.returned = d.amount then 'RETURNED'
                when d.kind = 'PAYMENT' then 'PAID'
                when s.outstanding > 0 then 'OUTSTANDING'
                when s.carried_out > 0 then 'CARRIED_OUT'
                when s.settled > 0 then 'SETTLED'
                else 'RECOVERED' end
    from reading.disbursement_of d
    cross join lateral (
        select coalesce(sum(step.outstanding), 0)::bigint as outstanding,
               coalesce(sum(step.settled), 0)::bigint as settled,
               coalesce(sum(step.recovered), 0)::bigint as recovered,
               coalesce(sum(step.returned), 0)::bigint as returned,
               coalesce(sum(step.carried_out), 0)::bigint as carried_out,
               max(step.reversed_by) as reversed_by
        from reading.disbursement_step step
        where step.id = d.id and step.position <= at_position and (as_of is null or step.effective <= as_of)
    ) as s
    where d.position <= at_position and (as_of is null or d.effective <= as_of)
$$;
