-- A plan brings hundreds of rows at once, and until PostgreSQL has counted them, up to a minute later, it takes the tables for
-- nearly empty and reads balances row by row. The application, which owns none of them, has them counted through this.
create function reading.gather_statistics() returns void
language sql security definer set search_path = '' as $$
    analyze reading.plan, reading.line, reading.portion, reading.balance, reading.balance_total
$$;
revoke execute on function reading.gather_statistics() from public;
grant execute on function reading.gather_statistics() to ledger_app;
