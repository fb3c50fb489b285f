-- How far the check of a file has come that nobody waits for, told about once a second by the node that checks it. All null
-- when nobody checks: whoever asks then checks the file again. A node that fell silent is taken for dead.
alter table app.checked_import
    add column stage    text,
    add column done     bigint,
    add column total    bigint,
    add column heard_at timestamptz;
