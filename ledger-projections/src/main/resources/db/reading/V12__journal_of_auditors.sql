-- What an auditor asks of the journal beyond what was folded into it. Nothing is stored twice: who approved stands with the
-- request, and what a line had after an event stands in the running totals.

create index request_outcome on reading.request (outcome) where outcome is not null;
create index journal_plan_day on reading.journal (plan, effective, position);

-- Every event, and who approved the request that it carries out (null: none was needed).
create view reading.journal_entry as
select j.*, r.decided_by as approver
from reading.journal j
left join reading.request r on r.outcome = j.fact;

-- What a line had after each event that happened to it, of all days together, as the answer to its command said.
create view reading.balance_after as
select j.position,
       coalesce(sum(t.available), 0)::bigint as available, coalesce(sum(t.held), 0)::bigint as held,
       coalesce(sum(t.reserved), 0)::bigint as reserved, coalesce(sum(t.committed), 0)::bigint as committed,
       coalesce(sum(t.advanced), 0)::bigint as advanced, coalesce(sum(t.spent), 0)::bigint as spent,
       coalesce(sum(t.lapsed), 0)::bigint as lapsed, coalesce(sum(t.carried_out), 0)::bigint as carried_out
from reading.journal j
join reading.balance b on b.plan = j.plan and b.line = j.line
cross join lateral (
    select * from reading.balance_total t
    where t.plan = b.plan and t.line = b.line and t.portion = b.portion and t.period = 0 and t.position <= j.position
    order by t.position desc limit 1
) as t
group by j.position;
