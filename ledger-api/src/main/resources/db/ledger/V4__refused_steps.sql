-- Of several commands that are recorded together or not at all, the one that was refused was decided on what those before it
-- would have recorded: so many there were. Whoever decides it again needs to know.
alter table ledger.refusal add column step integer not null default 0 check (step >= 0);
