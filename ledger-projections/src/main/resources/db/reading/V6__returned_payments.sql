-- A payment that came back as a whole says so.
drop view reading.disbursement_of;
alter table reading.disbursement drop column status;
alter table reading.disbursement add column status text not null generated always as
    (case when reversed_by is not null then 'REVERSED'
          when returned = amount then 'RETURNED'
          when kind = 'PAYMENT' then 'PAID'
          when outstanding > 0 then 'OUTSTANDING'
          when settled > 0 then 'SETTLED'
          else 'RECOVERED' end) stored;
create view reading.disbursement_of as
select d.id, d.plan, d.line, d.portion, d.commitment, d.kind, d.amount, d.outstanding, d.settled, d.recovered,
       d.returned, d.quantity, coalesce(d.payee, c.payee) as payee,
       case when d.payee is null then c.payee_tax_code else d.payee_tax_code end as payee_tax_code,
       d.voucher_number, d.voucher_date, d.due_date, d.effective, d.recorded_at, d.actor, d.reason, d.position,
       d.reversed_by, d.status
from reading.disbursement d
left join reading.commitment c on c.id = d.commitment;
