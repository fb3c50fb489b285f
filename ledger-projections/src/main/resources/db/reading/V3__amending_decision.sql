-- The decision of the latest amendment; null: the plan was not amended, or was before this and the registers were not rebuilt.
alter table reading.plan
    add column amending_decision text,
    add column amending_date     date,
    add column amended_from      date;  -- the day from which the amended appendix is in force
