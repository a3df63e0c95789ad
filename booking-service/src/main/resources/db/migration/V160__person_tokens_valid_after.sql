-- Access tokens issued before this are refused. Whole seconds, because a token's "iat" is.
alter table person add column tokens_valid_after timestamptz not null default 'epoch';
