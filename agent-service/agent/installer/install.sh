#!/bin/sh
# Installs the Berth agent on this machine, or brings an installed one up to date; its key and its containers stay.
#
#   sh install.sh https://berth.example.org        asks for the enrolment token, or takes BERTH_ENROLMENT_TOKEN
#   sh install.sh --uninstall                      removes the agent, its key and its containers
#
# BERTH_CA_FILE names a PEM file with a private certificate authority; HTTPS_PROXY a proxy.
set -eu

archive=berth-agent-linux-x64.tar.gz
archive_sha256=@ARCHIVE_SHA256@
root=${BERTH_INSTALL_ROOT:-}
programs=$root/opt/berth-agent
settings=$root/etc/berth-agent
state=$root/var/lib/berth-agent
unit=$root/etc/systemd/system/berth-agent.service

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 1
}
has_systemd() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

uninstall() {
  if has_systemd; then
    systemctl disable --now berth-agent.service 2>/dev/null || true
  fi
  node=$(sed -n 's/.*"nodeId":"\([0-9a-f-]*\)".*/\1/p' "$state/identity.json" 2>/dev/null || true)
  if [ -n "$node" ] && command -v docker >/dev/null; then
    docker ps -aq --filter "label=berth.node=$node" | xargs -r docker rm -f >/dev/null
    docker network ls -q --filter "label=berth.node=$node" | xargs -r docker network rm >/dev/null
  fi
  [ -n "$root" ] || nft delete table inet berth 2>/dev/null || true
  rm -rf "$programs" "$settings" "$state" "$unit"
  has_systemd && systemctl daemon-reload
  say "The agent is removed. An admin should retire the node in Berth as well."
  exit 0
}

ask_for_token() {
  token=${BERTH_ENROLMENT_TOKEN:-}
  if [ -z "$token" ]; then
    (: </dev/tty) 2>/dev/null || fail "Set BERTH_ENROLMENT_TOKEN: there is no terminal to ask for the token."
    printf 'Enrolment token (an admin makes one under Nodes, Add a node): ' >/dev/tty
    stty -echo </dev/tty
    read -r token </dev/tty || true
    stty echo </dev/tty
    printf '\n' >/dev/tty
  fi
  [ -n "$token" ] || fail "Without a token this machine cannot become a node."
}

download() {
  set -- --fail --silent --show-error --location --max-redirs 3 --connect-timeout 10 --max-time 600 --output "$2" "$1"
  [ -z "${BERTH_CA_FILE:-}" ] || set -- --cacert "$BERTH_CA_FILE" "$@"
  curl "$@" || fail "Could not fetch the agent from Berth."
}

write_settings() (
  mkdir -p "$settings"
  umask 077
  {
    printf 'BERTH_CONTROL_PLANE=%s\n' "$address"
    [ ! -f "$settings/ca.pem" ] || printf 'BERTH_CA_FILE=/etc/berth-agent/ca.pem\n'
    [ -z "${HTTPS_PROXY:-}" ] || printf 'HTTPS_PROXY=%s\n' "$HTTPS_PROXY"
    [ -z "${NO_PROXY:-}" ] || printf 'NO_PROXY=%s\n' "$NO_PROXY"
    # What somebody has set by hand stays.
    [ ! -f "$settings/environment" ] ||
      grep -Ev '^(BERTH_CONTROL_PLANE|BERTH_CA_FILE|HTTPS_PROXY|NO_PROXY|BERTH_ENROLMENT_TOKEN)=' "$settings/environment" || true
    [ -z "$token" ] || printf 'BERTH_ENROLMENT_TOKEN=%s\n' "$token"
  } >"$settings/environment.new"
  mv "$settings/environment.new" "$settings/environment"
)

forget_token() {
  grep -v '^BERTH_ENROLMENT_TOKEN=' "$settings/environment" >"$settings/environment.new" || true
  chmod 600 "$settings/environment.new"
  mv "$settings/environment.new" "$settings/environment"
}

[ -n "$root" ] || [ "$(id -u)" = 0 ] || fail "Run this as root: the agent starts containers."
[ "${1:-}" != --uninstall ] || uninstall
address=${1:-${BERTH_CONTROL_PLANE:-}}
case $address in
https://* | http://*) ;;
*) fail "Say where Berth is: sh install.sh https://berth.example.org" ;;
esac
address=${address%/}
[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] ||
  fail "This archive is for Linux on x86-64. Elsewhere run berth-agent.jar on any JDK 25 (NODE_SETUP.md)."
for tool in curl tar sha256sum; do
  command -v "$tool" >/dev/null || fail "Install $tool first."
done

token=
[ -f "$state/identity.json" ] || ask_for_token

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
download "$address/agent/$archive" "$work/$archive"
[ "$(sha256sum "$work/$archive" | cut -d' ' -f1)" = "$archive_sha256" ] ||
  fail "The archive is not the one that this script belongs to: its SHA-256 differs. Nothing was installed."

version=$programs/$(printf '%.12s' "$archive_sha256")
mkdir -p "$version"
tar -xzf "$work/$archive" -C "$version" --no-same-owner
ln -sfn "$version" "$programs/current.new"
mv -T "$programs/current.new" "$programs/current"
if [ -n "${BERTH_CA_FILE:-}" ]; then
  mkdir -p "$settings"
  cp "$BERTH_CA_FILE" "$settings/ca.pem"
fi
write_settings
mkdir -p "$(dirname "$unit")"
cp "$version/berth-agent.service" "$unit"

if has_systemd; then
  systemctl daemon-reload
  systemctl enable berth-agent.service 2>/dev/null
  systemctl restart berth-agent.service
  for _ in $(seq 1 60); do
    [ -f "$state/identity.json" ] && break
    sleep 1
  done
  [ -f "$state/identity.json" ] || fail "The agent runs but is not enrolled yet: journalctl -u berth-agent says why."
  forget_token
  say "This machine is a node of $address."
else
  say "Installed. Without systemd start it yourself: set -a; . $settings/environment; $programs/current/bin/berth-agent"
fi
find "$programs" -mindepth 1 -maxdepth 1 -type d ! -path "$version" -exec rm -rf {} +
