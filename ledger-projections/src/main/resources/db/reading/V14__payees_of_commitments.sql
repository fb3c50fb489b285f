-- Whoever is paid under a contract is named by its commitment: who reads the journal is told all the same.
create or replace view reading.journal_entry as
select j.position, j.event_type, j.plan, j.line, j.portion, j.fact, j.amount, j.effective, j.recorded_at, j.actor, j.agency,
       j.role, j.document_number, coalesce(j.payee, c.payee) as payee, j.reason, j.search, r.decided_by as approver
from reading.journal j
left join reading.request r on r.outcome = j.fact
left join reading.disbursement d on d.id = j.fact
left join reading.commitment c on c.id = d.commitment;
