-- The tables of the floors: the ledger's own event table with all its checks and indexes, and one hot balance.
create schema bench;
create table bench.event (like ledger.event including all);
create sequence bench.position;
alter table bench.event alter column position set default nextval('bench.position');
create sequence bench.sequence;
create table bench.balance (
    line      text   not null primary key,
    available bigint not null check (available >= 0),
    committed bigint not null check (committed >= 0)
);
insert into bench.balance values ('S1.1', 4000000000000, 0);
