#!/usr/bin/env bash
# A student's way through a Berth that deploy.sh has installed with BERTH_TLS=internal, over TLS and through the edge: an account, a sign-in,
# a room, a booking of it, the refusal of a second one, and the search that no longer offers it. Leaves a room and a booking behind: for trials.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck disable=SC1091
. ./.env
port=${BERTH_HTTPS_PORT:-443}
root=$(mktemp)
trap 'rm -f "$root"' EXIT
docker exec "$(docker ps -q --filter "label=com.docker.compose.project=${COMPOSE_PROJECT_NAME:-berth}" --filter label=com.docker.compose.service=edge)" \
  cat /data/caddy/pki/authorities/local/root.crt >"$root"

call() { # token, method, path, body
  curl --silent --show-error --fail-with-body --max-time 20 --cacert "$root" --resolve "$BERTH_HOST:$port:127.0.0.1" \
    --request "$2" ${1:+--header "Authorization: Bearer $1"} ${4:+--header 'Content-Type: application/json' --data "$4"} "https://$BERTH_HOST:$port$3"
}
token_of() { call '' POST /api/v1/auth/token "{\"email\":\"$1\",\"password\":\"$2\"}" | jq -er .accessToken; }

name=journey-$(date +%s)
admin=$(token_of "$BERTH_ADMIN_EMAIL" "$(cat secrets/booking/BERTH_ADMIN_PASSWORD)")
password=$(od -An -tx1 -N12 /dev/urandom | tr -d ' \n')
call '' POST /api/v1/auth/register "{\"email\":\"$name@${BERTH_ADMIN_EMAIL#*@}\",\"name\":\"Ada Journey\",\"password\":\"$password\"}" >/dev/null
student=$(token_of "$name@${BERTH_ADMIN_EMAIL#*@}" "$password")
echo "ok  an account and a sign-in"
room=$(call "$admin" POST /api/v1/rooms "{\"name\":\"$name\",\"branch\":\"Main\",\"location\":\"First floor\",\"capacity\":6,\"timeZone\":\"Etc/UTC\"}" | jq -er .id)
from=$(date -u -d 'tomorrow 10:00' +%Y-%m-%dT%H:%M:00Z)
to=$(date -u -d 'tomorrow 11:00' +%Y-%m-%dT%H:%M:00Z)
wish="{\"kind\":\"room\",\"roomId\":\"$room\",\"startsAt\":\"$from\",\"endsAt\":\"$to\",\"title\":\"Journey\"}"
booking=$(call "$student" POST /api/v1/bookings "$wish" | jq -er .id)
[ "$(call "$student" GET "/api/v1/bookings/$booking" | jq -r .status)" = approved ]
echo "ok  a room, and a booking of it"
refused=$(call "$admin" POST /api/v1/bookings "$wish" 2>/dev/null || true)
[ "$(jq -r .status <<<"$refused")" = 409 ]
echo "ok  the same time is refused to somebody else"
# Kafka brings it to availability-service.
state=
for _ in $(seq 60); do
  state=$(call "$student" GET "/api/v1/availability/calendar?kind=room&resourceId=$room&from=$from&to=$to" | jq -r '.items[0].state // empty')
  [ "$state" != full ] || break
  sleep 0.5
done
[ "$state" = full ]
echo "ok  the calendar shows it as taken"
