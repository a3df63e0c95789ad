-- What can be opened to some and closed at once, without a restart. Rows are few: every replica knows them all by heart.
create table feature_flag (
    id              uuid        primary key,
    key             text        not null,
    description     text        not null,
    enabled         boolean     not null,
    percentage      integer     not null check (percentage between 0 and 100),
    roles           text[]      not null check (roles <@ array['student', 'staff', 'admin']),
    people          uuid[]      not null,
    updated_at      timestamptz not null,
    updated_by      uuid,
    updated_by_name text,
    version         bigint      not null,
    constraint feature_flag_key_unique unique (key)
);
insert into feature_flag (id, key, description, enabled, percentage, roles, people, updated_at, version) values
    ('0199f3a0-0000-7000-8000-00000000f001', 'bookings.compute', 'New bookings of compute', true, 100, '{}', '{}', now(), 0),
    ('0199f3a0-0000-7000-8000-00000000f002', 'bookings.room', 'New bookings of rooms', true, 100, '{}', '{}', now(), 0),
    ('0199f3a0-0000-7000-8000-00000000f003', 'bookings.course', 'New bookings of course seats', true, 100, '{}', '{}', now(), 0);
