-- Admins look for what somebody did, and for what happened between two times. Rows come in the order of time, so that a
-- few pages of ranges find those; it costs a booking next to nothing.
create index audit_entry_by_actor on audit_entry (actor_id, id);
create index audit_entry_by_time on audit_entry using brin (at);
