-- How far checkpoints were taken to a place that cannot say itself what it has, in order and none left out.
create table app.checkpoint_delivery (
    destination text primary key,
    position    bigint not null
);
