-- A plan may be amended, which rewrites its rows, and withdrawn, which leaves them and takes it off the list.
alter table reading.plan
    add column amendments integer not null default 0,  -- how many amended appendices followed the first one
    add column withdrawn  date;                        -- the day from which it was withdrawn; null: in force
