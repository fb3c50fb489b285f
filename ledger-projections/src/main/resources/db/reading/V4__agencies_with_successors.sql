-- What was spent, lapsed or carried out while an agency led the line, or held the budget, stays that agency's.
create table reading.handover (
    plan        text collate "C" not null,
    line        text collate "C" not null,
    portion     text collate "C" not null,
    dimension   text collate "C" not null check (dimension in ('LEAD_AGENCY', 'BUDGET_HOLDER')),
    position    bigint not null,            -- of the succession
    agency      text not null,              -- the predecessor
    agency_name text not null,
    spent       bigint not null,            -- of the portion, by then, whoever led it
    lapsed      bigint not null,
    carried_out bigint not null,
    primary key (plan, line, portion, dimension, position)
);

-- What predecessors keep of a portion. What comes back of it later is taken off the last agency first, so that nobody's
-- part is ever below 0: a part ends where the portion's own figure ends.
create view reading.kept as
select plan, line, portion, dimension, agency, agency_name,
       least(until_spent + until_lapsed + until_carried_out, approved)
           - least(from_spent + from_lapsed + from_carried_out, approved) as approved,
       least(until_spent + until_lapsed + until_carried_out, limit_amount)
           - least(from_spent + from_lapsed + from_carried_out, limit_amount) as limit_amount,
       until_spent - from_spent as spent, until_lapsed - from_lapsed as lapsed,
       until_carried_out - from_carried_out as carried_out
from (
    select h.plan, h.line, h.portion, h.dimension, h.agency, h.agency_name, b.approved, b.limit_amount,
           least(max(h.spent) over until, b.spent) as until_spent,
           least(coalesce(max(h.spent) over before, 0), b.spent) as from_spent,
           least(max(h.lapsed) over until, b.lapsed) as until_lapsed,
           least(coalesce(max(h.lapsed) over before, 0), b.lapsed) as from_lapsed,
           least(max(h.carried_out) over until, b.carried_out) as until_carried_out,
           least(coalesce(max(h.carried_out) over before, 0), b.carried_out) as from_carried_out
    from reading.handover h
    join reading.balance b on b.plan = h.plan and b.line = h.line and b.portion = h.portion
    window until as (partition by h.plan, h.line, h.portion, h.dimension order by h.position),
           before as (until rows between unbounded preceding and 1 preceding)
) as part;

-- Every balance, and for the sums by agency what goes over to predecessors: the same once with and once against the sign.
create view reading.balance_share as
select plan, line, portion, null::text as dimension, null::text as agency, null::text as agency_name,
       approved, limit_amount, allocated, available, held, reserved, committed, advanced, spent, lapsed, carried_out,
       disbursed, carried_in
from reading.balance
union all
select plan, line, portion, dimension, sign.agency, sign.agency_name, sign.of * approved, sign.of * limit_amount,
       sign.of * (spent + lapsed + carried_out), 0, 0, 0, 0, 0, sign.of * spent, sign.of * lapsed,
       sign.of * carried_out, sign.of * spent, 0
from reading.kept
cross join lateral (values (1, agency, agency_name), (-1, null, null)) as sign (of, agency, agency_name);

create or replace view reading.balance_by as
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
from reading.balance_share b
join reading.line l on l.plan = b.plan and l.line = b.line
join reading.line s on s.plan = l.plan and s.line = l.section
join reading.plan h on h.plan = b.plan
left join reading.portion p on p.plan = b.plan and p.line = b.line and p.portion = b.portion
cross join lateral (values
    ('LINE', b.line, l.title, l.ordinal, 0),
    ('PORTION', b.line || '/' || b.portion, l.title, l.ordinal, coalesce(p.ordinal, 1000)),
    ('SECTION', l.section, s.title, s.ordinal, 0),
    ('LEAD_AGENCY', coalesce(b.agency, l.lead_agency), coalesce(b.agency_name, l.lead_agency_name), s.ordinal, 0),
    ('BUDGET_HOLDER', coalesce(b.agency, h.budget_holder), coalesce(b.agency_name, h.budget_holder_name), 0, 0),
    ('PLAN', b.plan, h.number, 0, 0)
) as d (dimension, key, label, ordinal, suborder)
where b.dimension is null or b.dimension = d.dimension
group by b.plan, d.dimension, d.key;
