-- Failed sign-ins by the hash of the e-mail that was tried: accounts that do not exist are throttled alike.
create table login_failure (
    email_hash bytea       not null,
    at         timestamptz not null
);
create index login_failure_by_email on login_failure (email_hash, at);
create index login_failure_by_time on login_failure (at);
