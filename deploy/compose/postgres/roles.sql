-- Makes the database, and for each service a schema with two roles: the owner migrates, the service works with what it is granted.
-- Run by deploy.sh as the superuser; what exists is kept, passwords are set again. Passwords come from files.
\set ON_ERROR_STOP on
\set QUIET on
SELECT 'CREATE DATABASE berth' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'berth') \gexec
\connect berth
REVOKE CONNECT, TEMPORARY ON DATABASE berth FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO PUBLIC;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

\set owner_password `cat /run/secrets/booking-owner`
\set user_password `cat /run/secrets/booking`
SELECT 'CREATE ROLE berth_booking_owner LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'berth_booking_owner') \gexec
SELECT 'CREATE ROLE berth_booking LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'berth_booking') \gexec
ALTER ROLE berth_booking_owner PASSWORD :'owner_password';
ALTER ROLE berth_booking PASSWORD :'user_password';
GRANT berth_booking TO berth_booking_owner;
GRANT CONNECT ON DATABASE berth TO berth_booking_owner, berth_booking;
CREATE SCHEMA IF NOT EXISTS booking AUTHORIZATION berth_booking_owner;

\set owner_password `cat /run/secrets/feed-owner`
\set user_password `cat /run/secrets/feed`
SELECT 'CREATE ROLE berth_feed_owner LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'berth_feed_owner') \gexec
SELECT 'CREATE ROLE berth_feed LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'berth_feed') \gexec
ALTER ROLE berth_feed_owner PASSWORD :'owner_password';
ALTER ROLE berth_feed PASSWORD :'user_password';
GRANT berth_feed TO berth_feed_owner;
GRANT CONNECT ON DATABASE berth TO berth_feed_owner, berth_feed;
CREATE SCHEMA IF NOT EXISTS feed AUTHORIZATION berth_feed_owner;

\set owner_password `cat /run/secrets/sync-owner`
\set user_password `cat /run/secrets/sync`
SELECT 'CREATE ROLE berth_sync_owner LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'berth_sync_owner') \gexec
SELECT 'CREATE ROLE berth_sync LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'berth_sync') \gexec
ALTER ROLE berth_sync_owner PASSWORD :'owner_password';
ALTER ROLE berth_sync PASSWORD :'user_password';
GRANT berth_sync TO berth_sync_owner;
GRANT CONNECT ON DATABASE berth TO berth_sync_owner, berth_sync;
CREATE SCHEMA IF NOT EXISTS sync AUTHORIZATION berth_sync_owner;
