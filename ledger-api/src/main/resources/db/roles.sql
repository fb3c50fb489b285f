-- Roles and schemas of one ledger. Run it once per database, as superuser or as a role with CREATEROLE that may create
-- in the database; before the first migration, and before a restore. It may be run again at any time.
-- The roles have no login: let them log in (alter role … login password …), or make users members that SET ROLE.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['ledger_owner', 'ledger_app', 'ledger_report'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I nologin', wanted);
        end if;
        if not (select rolsuper from pg_roles where rolname = current_user) then
            execute format('grant %I to %I', wanted, current_user);
        end if;
    end loop;
    execute format('grant create on database %I to ledger_owner', current_database());
end
$$;

-- Migrations may replace what the application owns; the application never becomes the owner.
grant ledger_app to ledger_owner;

-- ledger: the truth. app: accounts and checked imports. reading: derived, so the application may drop and rebuild it.
create schema if not exists ledger authorization ledger_owner;
create schema if not exists app authorization ledger_owner;
create schema if not exists reading authorization ledger_app;

grant usage on schema ledger to ledger_app, ledger_report;
grant usage on schema app to ledger_app;
grant usage, create on schema reading to ledger_owner;
grant usage on schema reading to ledger_report;

alter default privileges for role ledger_owner in schema app, reading grant all on tables to ledger_app;
alter default privileges for role ledger_owner in schema app, reading grant all on sequences to ledger_app;
alter default privileges for role ledger_owner in schema app, reading grant execute on functions to ledger_app;
alter default privileges for role ledger_owner in schema reading grant select on tables to ledger_report;
alter default privileges for role ledger_app in schema reading grant select on tables to ledger_report;
