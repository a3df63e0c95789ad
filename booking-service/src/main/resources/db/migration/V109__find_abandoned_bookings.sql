-- What the clockwork looks for every few seconds: compute bookings that should run by now. Without it, each look walks
-- over everything that anybody has approved.
CREATE INDEX booking_should_run ON booking (starts_at) WHERE status = 'approved' AND kind = 'compute';
