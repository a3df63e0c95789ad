-- Who may sign in. The e-mail is stored as it is compared: trimmed and in lower case.
create table person (
    id            uuid        primary key,
    email         text        not null check (email = lower(email) and length(email) between 3 and 254),
    name          text        not null check (length(name) between 1 and 100),
    role          text        not null check (role in ('student', 'staff', 'admin')),
    time_zone     text        not null,
    password_hash text        not null,
    created_at    timestamptz not null,
    version       bigint      not null,
    constraint person_email_unique unique (email)
);
