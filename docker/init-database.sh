#!/bin/sh
# Runs once, when the container's database is new: roles and schemas, then a login that may take on two of the roles.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --file=/ledger/roles.sql
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
  --set=password="$LEDGER_LOGIN_PASSWORD" <<'SQL'
create role ledger_login login noinherit password :'password';
grant ledger_owner, ledger_app to ledger_login;
SQL
