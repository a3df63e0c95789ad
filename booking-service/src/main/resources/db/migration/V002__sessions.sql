-- One family per sign-in; each refresh replaces the family's token. A replaced token that comes back
-- (but for a short grace) means that somebody copied it: the family ends.
create table session_family (
    id         uuid        primary key,
    person_id  uuid        not null references person on delete cascade,
    started_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index session_family_by_person on session_family (person_id);
create index session_family_by_expiry on session_family (expires_at);

create table refresh_token (
    token_hash  bytea       primary key,
    family_id   uuid        not null references session_family on delete cascade,
    issued_at   timestamptz not null,
    replaced_at timestamptz
);
create index refresh_token_by_family on refresh_token (family_id);
