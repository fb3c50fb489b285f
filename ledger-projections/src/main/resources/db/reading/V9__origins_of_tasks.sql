-- Which plans have ever named which earlier ones as the origin of carried-over work. Where that work stands, as of any
-- time, the plans themselves say; without this table a plan would not know of the later ones that name it.

create table reading.task_origin (
    plan        text collate "C" not null,
    origin_plan text collate "C" not null,
    primary key (plan, origin_plan)
);
create index task_origin_of on reading.task_origin (origin_plan);
