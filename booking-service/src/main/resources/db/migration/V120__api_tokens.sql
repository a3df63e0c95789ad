-- A script's key to its person's account. Only the hash is kept; taking the row out is what revokes it.
create table api_token (
    id           uuid        primary key,
    person_id    uuid        not null references person on delete cascade,
    token_hash   bytea       not null,
    name         text        not null check (length(name) between 1 and 100),
    hint         text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    constraint api_token_hash_unique unique (token_hash)
);
create index api_token_by_person on api_token (person_id, id);
create index api_token_by_expiry on api_token (expires_at);
