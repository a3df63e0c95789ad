-- What was done to people, nodes and environments, by whom. Rows are only ever added.
create table audit_entry (
    id           bigint      generated always as identity primary key,
    at           timestamptz not null,
    actor_kind   text        not null check (actor_kind in ('person', 'system', 'node')),
    actor_id     uuid,
    actor_name   text        not null,
    subject_kind text        not null,
    subject_id   uuid        not null,
    action       text        not null,
    changes      jsonb       not null
);
create index audit_entry_by_subject on audit_entry (subject_kind, subject_id, id);
