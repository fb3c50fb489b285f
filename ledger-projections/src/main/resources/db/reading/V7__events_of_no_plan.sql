-- What happens to the law happens to no plan.

alter table reading.journal alter column plan drop not null;
