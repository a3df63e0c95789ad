#!/usr/bin/env bash
# Berth on one server (deploy/compose). As root, or as whoever may use Docker and sudo-less chown:
#   deploy.sh             install, or upgrade to BERTH_VERSION: checks, backup, pull or build, migrate, start, smoke test; rolls back on failure
#   deploy.sh check       only the checks; deploy.sh secrets: only makes the secrets that are missing
#   deploy.sh smoke       asks the running Berth whether it works
#   deploy.sh backup      writes a sealed backup into deploy/compose/backups
#   deploy.sh restore F   replaces all data by those of a backup
#   deploy.sh rollback    starts the version that ran before the last upgrade
#   deploy.sh status | logs [service] | down
set -euo pipefail
if [ "${1:-}" = restore ] && [ -f "${2:-}" ]; then set -- restore "$(realpath "$2")"; fi
cd "$(dirname "${BASH_SOURCE[0]}")/compose"

say() { printf '%s %s\n' "$(date -u +%H:%M:%S)" "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

services=(booking availability feed sync agent-service gateway)
engines=(postgres kafka redis)
declare -A module=([booking]=booking-service [availability]=availability-service [feed]=calendar-feed-service [sync]=sync-service
  [agent-service]=agent-service [gateway]=gateway)
owner=10001 # of the services' processes

[ -f .env ] || fail "deploy/compose/.env is missing: copy .env.example there and fill it in."
set -a
# shellcheck disable=SC1091
. ./.env
set +a
export BERTH_VERSION=${BERTH_VERSION:-dev} BERTH_REGISTRY=${BERTH_REGISTRY:-berth}
export COMPOSE_PROJECT_NAME=${COMPOSE_PROJECT_NAME:-berth}

if docker compose version >/dev/null 2>&1; then compose_command=(docker compose); else compose_command=(docker-compose); fi
compose() { "${compose_command[@]}" "$@"; }
container() { compose ps -q "$1" 2>/dev/null | head -1; }
running() { [ -n "$(docker ps -q --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" --filter "label=com.docker.compose.service=$1")" ]; }

check() {
  local name problems=0 free
  problem() { echo "- $*" >&2; problems=$((problems + 1)); }
  docker version >/dev/null 2>&1 || problem "Docker does not answer: install it, start it, and run this as somebody who may use it"
  "${compose_command[@]}" version >/dev/null 2>&1 || problem "Neither Compose v2 nor docker-compose is installed"
  for name in curl gpg tar; do command -v $name >/dev/null || problem "$name is missing: install it"; done
  [ "$(id -u)" = 0 ] || problem "Run this as root: the services' secrets belong to users of their own"
  for name in BERTH_HOST BERTH_WORKSPACE_DOMAIN BERTH_ADMIN_EMAIL; do
    [ -n "${!name:-}" ] || problem "$name is not set in .env"
  done
  case ${BERTH_HOST:-} in *example.org) problem "BERTH_HOST in .env is still the example's" ;; esac
  case ${BERTH_TLS:-acme} in
    acme) [ -n "${BERTH_ACME_EMAIL:-}" ] || problem "BERTH_ACME_EMAIL is not set in .env" ;;
    files) { [ -f tls/berth.pem ] && [ -f tls/berth.key ]; } || problem "BERTH_TLS=files needs tls/berth.pem and tls/berth.key" ;;
    internal) ;;
    *) problem "BERTH_TLS is acme, files or internal, not $BERTH_TLS" ;;
  esac
  free=$(df --output=avail -k "$(docker info --format '{{.DockerRootDir}}' 2>/dev/null || echo /)" | tail -1)
  [ "$free" -gt $((8 * 1024 * 1024)) ] || problem "Less than 8 GB are free where Docker keeps its data"
  if ! running edge; then
    for name in "${BERTH_HTTP_PORT:-80}" "${BERTH_HTTPS_PORT:-443}"; do
      ! (exec 3<>"/dev/tcp/127.0.0.1/$name") 2>/dev/null || problem "Port $name is taken by another program"
    done
  fi
  [ $problems = 0 ] || fail "Nothing was changed."
}

# A file of random hexadecimal digits, unless it is there.
secret() {
  [ -s "$1" ] || od -An -v -tx1 -N32 /dev/urandom | tr -d ' \n' >"$1"
}
same() { cmp -s "$1" "$2" || cat "$1" >"$2"; }

make_secrets() (
  umask 077
  local service user=999
  mkdir -p secrets/{postgres,kafka,redis,booking,availability,feed,sync,agent,gateway,grafana}
  secret secrets/backup-passphrase
  secret secrets/postgres/superuser
  for service in booking feed sync; do
    secret "secrets/$service/BERTH_DB_PASSWORD"
    secret "secrets/$service/BERTH_DB_OWNER_PASSWORD"
    same "secrets/$service/BERTH_DB_PASSWORD" "secrets/postgres/$service"
    same "secrets/$service/BERTH_DB_OWNER_PASSWORD" "secrets/postgres/$service-owner"
  done
  secret secrets/booking/BERTH_ADMIN_PASSWORD
  secret secrets/booking/BERTH_INTERNAL_SECRET
  same secrets/booking/BERTH_INTERNAL_SECRET secrets/gateway/BERTH_INTERNAL_SECRET
  same secrets/booking/BERTH_INTERNAL_SECRET secrets/agent/BERTH_INTERNAL_SECRET
  secret secrets/feed/BERTH_FEED_KEY
  secret secrets/gateway/BERTH_REDIS_PASSWORD
  same secrets/gateway/BERTH_REDIS_PASSWORD secrets/feed/BERTH_REDIS_PASSWORD
  printf 'requirepass %s\nport 6379\nbind 0.0.0.0\nsave ""\nappendonly no\nmaxmemory 128mb\nmaxmemory-policy allkeys-lru\ndir /data\n' \
    "$(cat secrets/gateway/BERTH_REDIS_PASSWORD)" >secrets/redis/redis.conf
  secret secrets/grafana/admin
  secret secrets/kafka/admin
  # A cluster id is 16 bytes in URL-safe base64.
  [ -s secrets/kafka/cluster-id ] || head -c 16 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n' >secrets/kafka/cluster-id
  {
    echo 'KafkaServer {'
    echo '  org.apache.kafka.common.security.plain.PlainLoginModule required'
    echo "  username=\"admin\" password=\"$(cat secrets/kafka/admin)\""
    for service in booking availability feed sync agent gateway; do
      secret "secrets/$service/BERTH_KAFKA_PASSWORD"
      echo "  user_$service=\"$(cat "secrets/$service/BERTH_KAFKA_PASSWORD")\""
    done
    echo "  user_admin=\"$(cat secrets/kafka/admin)\";"
    echo '};'
  } >secrets/kafka/logins.conf
  printf 'security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="%s";\n' \
    "$(cat secrets/kafka/admin)" >secrets/kafka/admin.properties
  chmod -R u=rwX,go= secrets
  for service in booking availability feed sync agent gateway; do chown -R "$owner:$owner" "secrets/$service"; done
  chown -R $user:$user secrets/postgres secrets/redis
  chown -R 1000:1000 secrets/kafka
  chown -R 472:472 secrets/grafana
)

images() {
  local service
  if [ "${BERTH_BUILD:-}" = 1 ]; then
    say "Building the images of this checkout"
    ../images/build.sh
    return
  fi
  for service in "${services[@]}"; do
    docker image inspect "$BERTH_REGISTRY/${module[$service]}:$BERTH_VERSION" >/dev/null 2>&1 || compose pull --quiet "$service"
  done
}

await_health() { # names of services
  local name id state deadline=$((SECONDS + ${BERTH_PATIENCE:-600}))
  for name in "$@"; do
    while :; do
      id=$(container "$name")
      state=$(docker inspect --format '{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}' "$id" 2>/dev/null || echo missing)
      case $state in healthy) break ;; esac
      [ $SECONDS -lt $deadline ] || { echo "$name is $state; its last lines:" >&2; compose logs --tail 20 "$name" >&2; return 1; }
      sleep 1
    done
  done
}

# What runs now stays under the tag "previous" until the next upgrade.
remember_running() {
  local service id
  for service in "${services[@]}"; do
    id=$(container "$service")
    [ -z "$id" ] || docker tag "$(docker inspect --format '{{.Image}}' "$id")" "$BERTH_REGISTRY/${module[$service]}:previous"
  done
}
has_previous() { docker image inspect "$BERTH_REGISTRY/booking-service:previous" >/dev/null 2>&1; }

start_engines() {
  compose up -d "${engines[@]}"
  await_health "${engines[@]}"
  compose exec -T postgres psql -X -q -U postgres -f /etc/berth/roles.sql
  compose exec -T kafka /bin/sh /etc/berth/access
}

migrate() {
  local service
  for service in booking feed sync; do
    say "Migrating the schema of $service"
    compose run --rm --no-deps -T "$service" migrate >"/tmp/berth-migrate-$service.log" 2>&1 ||
      { tail -5 "/tmp/berth-migrate-$service.log" >&2; return 1; }
  done
}

# Fills a volume from the archive on standard input.
fill() { docker run --rm -i --network none -v "${COMPOSE_PROJECT_NAME}_$1:/volume" --entrypoint sh --user 0:0 "$BERTH_REGISTRY/booking-service:$BERTH_VERSION" -c "$2"; }

start_services() {
  compose up -d --no-deps "${services[@]}"
  await_health "${services[@]}"
  # A new volume belongs to root.
  fill certificates "chown $owner:$owner /volume" </dev/null || return 1
  compose up -d # the edge, and what else the Compose files name
}

# Through the edge, as a browser comes.
trust=()
trust_own_authority() {
  [ "${BERTH_TLS:-acme}" = internal ] || return 0
  docker exec "$(container edge)" cat /data/caddy/pki/authorities/local/root.crt >secrets/root.crt 2>/dev/null || return 1
  trust=(--cacert secrets/root.crt)
}
ask() { # path, curl's options
  local path=$1
  shift
  curl --silent --show-error --max-time 20 "${trust[@]}" --resolve "$BERTH_HOST:${BERTH_HTTPS_PORT:-443}:127.0.0.1" "$@" \
    "https://$BERTH_HOST:${BERTH_HTTPS_PORT:-443}$path"
}
answers() { # status, path, curl's options
  local wanted=$1 path=$2 got
  shift 2
  got=$(ask "$path" --output /dev/null --write-out '%{http_code}' "$@" || true)
  [ "$got" = "$wanted" ] || { echo "$path answered $got, not $wanted" >&2; return 1; }
}

smoke() {
  local deadline=$((SECONDS + 90)) token
  # The first certificate takes a moment.
  until trust_own_authority && answers 200 /actuator/health/readiness 2>/dev/null; do
    [ $SECONDS -lt $deadline ] || { answers 200 /actuator/health/readiness; return 1; }
    sleep 1
  done
  answers 200 / && answers 200 /.well-known/jwks.json && answers 401 /api/v1/me && answers 404 /actuator/prometheus &&
    answers 404 /internal/certificate-names || return 1
  token=$(printf '{"email":"%s","password":"%s"}' "$BERTH_ADMIN_EMAIL" "$(cat secrets/booking/BERTH_ADMIN_PASSWORD)" |
    ask /api/v1/auth/token --header 'Content-Type: application/json' --data @- | sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p')
  if [ -z "$token" ]; then
    # The admin may have chosen another password; then the answer must still be an orderly refusal.
    echo "The first admin's password was changed: signing in was not tried."
    answers 401 /api/v1/auth/token --header 'Content-Type: application/json' --data "{\"email\":\"$BERTH_ADMIN_EMAIL\",\"password\":\"-\"}"
    return
  fi
  for path in /api/v1/me /api/v1/rooms /api/v1/me/feeds /api/v1/sync/sources /api/v1/nodes; do
    printf 'header = "Authorization: Bearer %s"\n' "$token" | answers 200 "$path" --config - || return 1
  done
}

roll_back() {
  has_previous || { say "There is no earlier version to go back to."; return 1; }
  say "Going back to the version before"
  BERTH_VERSION=previous
  export BERTH_VERSION
  start_services && smoke && say "The version before runs again."
}

upgrade() {
  check
  make_secrets
  local existing=
  running booking && existing=yes
  say "Images"
  [ -z "$existing" ] || remember_running
  images
  if [ -n "$existing" ] && [ "${BERTH_SKIP_BACKUP:-}" != 1 ]; then
    say "Backup"
    backup
  fi
  say "PostgreSQL, Kafka and Redis"
  start_engines
  if migrate && say "Services" && start_services && say "Smoke test" && smoke; then
    say "Berth answers at https://$BERTH_HOST${BERTH_PUBLIC_PORT:-} (first admin: $BERTH_ADMIN_EMAIL, password in deploy/compose/secrets/booking/BERTH_ADMIN_PASSWORD)"
    return
  fi
  say "The new version does not work."
  if [ -n "$existing" ]; then roll_back || true; fi
  exit 1
}

# The volume's content as an archive on standard output.
volume() { docker run --rm --network none -v "${COMPOSE_PROJECT_NAME}_$1:/volume:ro" --entrypoint tar --user 0:0 "$BERTH_REGISTRY/booking-service:$BERTH_VERSION" -C /volume --sparse -c .; }

# PostgreSQL and Kafka as of one moment: while Kafka is paused, nothing can be published that PostgreSQL's copy would not know, and all
# that PostgreSQL holds for published is in Kafka's copy. Bookings go on meanwhile, and their events wait.
copy_engines() { # folder
  local copier
  compose exec -T postgres /bin/bash /etc/berth/backup >"$1/postgres.tar" </dev/null &
  copier=$!
  until compose exec -T postgres test -e /tmp/backup.copied; do
    kill -0 $copier 2>/dev/null || return 1
    sleep 0.5
  done
  compose pause kafka >/dev/null 2>&1
  # shellcheck disable=SC2310
  volume kafka >"$1/kafka.tar" || { compose unpause kafka >/dev/null 2>&1; return 1; }
  compose exec -T postgres touch /tmp/backup.finish
  wait $copier || { compose unpause kafka >/dev/null 2>&1; return 1; }
  compose unpause kafka >/dev/null 2>&1
}

backup() (
  umask 077
  local work file
  mkdir -p backups
  chmod 700 backups
  work=$(mktemp -d backups/.new.XXXXXX)
  file=backups/berth-$(date -u +%Y%m%dT%H%M%SZ).tar.gpg
  copy_engines "$work" || { rm -rf "$work"; fail "PostgreSQL or Kafka was not copied."; }
  volume booking-keys >"$work/booking-keys.tar"
  volume sync-keys >"$work/sync-keys.tar"
  tar --exclude secrets/backup-passphrase -c secrets .env >"$work/settings.tar"
  # Sealed as a whole: it holds people's data and every key.
  tar -C "$work" -c . | gpg --batch --quiet --yes --symmetric --cipher-algo AES256 --pinentry-mode loopback \
    --passphrase-file "${BERTH_BACKUP_PASSPHRASE_FILE:-secrets/backup-passphrase}" --output "$file.new"
  mv "$file.new" "$file"
  rm -rf "$work"
  find backups -name 'berth-*.tar.gpg' -mtime "+${BERTH_BACKUP_DAYS:-30}" -delete
  say "Backup: deploy/compose/$file ($(du -h "$file" | cut -f1)). Keep the passphrase (deploy/compose/secrets/backup-passphrase) elsewhere: without it nobody can read this."
)

restore() { # file
  local work service
  [ -f "${1:-}" ] || fail "Which backup? deploy.sh restore deploy/compose/backups/berth-….tar.gpg"
  work=$(mktemp -d)
  # shellcheck disable=SC2064 # now, not later
  trap "rm -rf '$work'" EXIT
  gpg --batch --quiet --decrypt --pinentry-mode loopback --passphrase-file "${BERTH_BACKUP_PASSPHRASE_FILE:-secrets/backup-passphrase}" "$1" |
    tar -C "$work" -x || fail "The backup cannot be opened: is it whole, and the passphrase the right one?"
  say "Stopping everything and replacing the data"
  compose down
  for service in postgres kafka booking-keys sync-keys; do docker volume rm -f "${COMPOSE_PROJECT_NAME}_$service" >/dev/null; done
  tar -x -f "$work/settings.tar" secrets
  make_secrets
  compose up --no-start >/dev/null # makes the volumes
  fill postgres 'mkdir -p /volume/18/docker && cd /volume/18/docker && tar --ignore-zeros -x && chown -R 999:999 /volume && chmod 700 . && chmod +x . && rm -f postmaster.pid' <"$work/postgres.tar"
  fill kafka 'tar -C /volume -x && chown -R 1000:1000 /volume' <"$work/kafka.tar"
  fill booking-keys 'tar -C /volume -x' <"$work/booking-keys.tar"
  fill sync-keys 'tar -C /volume -x' <"$work/sync-keys.tar"
  say "PostgreSQL replays its log"
  start_engines
  migrate
  start_services
  smoke
  say "Restored."
}

case ${1:-upgrade} in
  upgrade | install) upgrade ;;
  secrets) make_secrets ;;
  check) check && say "Ready to install or upgrade." ;;
  smoke) smoke && say "Berth works." ;;
  backup) backup ;;
  restore) shift; restore "$@" ;;
  rollback) roll_back ;;
  status) compose ps ;;
  logs) shift; compose logs --tail 100 "$@" ;;
  down) compose down ;;
  *) sed -n '2,9s/^# //p' "$0"; exit 2 ;;
esac
