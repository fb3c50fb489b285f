-- A list that is sorted goes on behind its last row: by the key of the sort, and among equals by position.

create index commitment_by_effective on reading.commitment (plan, effective, position);
create index commitment_by_amount on reading.commitment (plan, amount, position);
create index disbursement_by_effective on reading.disbursement (plan, effective, position);
create index disbursement_by_amount on reading.disbursement (plan, amount, position);
create index disbursement_by_due_date on reading.disbursement (plan, (coalesce(due_date, 'infinity'::date)), position);
