-- Where people are signed in, and when they last gave their password there.
alter table session_family
    add column last_used_at      timestamptz,
    add column password_given_at timestamptz,
    add column address           text,
    add column network           text not null default '',
    add column user_agent        text not null default '';
update session_family f
set last_used_at      = coalesce((select max(t.issued_at) from refresh_token t where t.family_id = f.id), f.started_at),
    password_given_at = f.started_at;
alter table session_family
    alter column last_used_at set not null,
    alter column password_given_at set not null;

-- Both are read every second by each replica: what changed so recently that an access token may not have expired.
create index session_family_by_revocation on session_family (revoked_at) where revoked_at is not null;
create index person_by_tokens_valid_after on person (tokens_valid_after);

-- Failed sign-ins count per account and network: an IPv4 address, or the /64 of an IPv6 address.
alter table login_failure add column network text not null default '';

-- Accounts that were made from a network in the last hour.
create table recent_registration (
    network text        not null,
    at      timestamptz not null
);
create index recent_registration_by_network on recent_registration (network, at);
create index recent_registration_by_time on recent_registration (at);
