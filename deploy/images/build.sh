#!/usr/bin/env bash
# Builds the images of Berth's services from the built jars and the built pages:
#   ./mvnw package -Dmaven.test.skip=true && npm --prefix frontend run build && deploy/images/build.sh [service ...]
# BERTH_VERSION is the tag (default: dev), BERTH_REGISTRY the prefix (default: berth). JDK_IMAGE and BASE_IMAGE replace the base images.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$(cd ../.. && pwd)
version=${BERTH_VERSION:-dev}
registry=${BERTH_REGISTRY:-berth}
revision=$(git -C "$root" rev-parse HEAD 2>/dev/null || echo unknown)

# What lets a service with a schema start as far as it is needed for the cache, without a database.
without_database='-Dspring.flyway.enabled=false -Dspring.jpa.hibernate.ddl-auto=none'
without_database+=' -Dspring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false'
without_database+=' -Dspring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect'

build() {
  local service=$1 packages='' training='' context=target/$1
  local jar=$root/$service/target/berth-$service-0.1.0-SNAPSHOT.jar
  [ -f "$jar" ] || { echo "$jar is missing: build it first (./mvnw package -Dmaven.test.skip=true)" >&2; return 1; }
  rm -rf "$context"
  mkdir -p "$context/files"
  cp "$jar" "$context/app.jar"
  cp Dockerfile start healthcheck "$context/"
  cp jvm.options "$context/files/"
  case $service in
    gateway)
      [ -f "$root/frontend/dist/index.html" ] || { echo "The pages are missing: npm --prefix frontend run build" >&2; return 1; }
      cp -R "$root/frontend/dist" "$context/files/spa"
      mkdir -p "$context/files/agent"
      # What a new node installs; without it nodes are installed from a checkout (./berth agent-archive makes it).
      cp "$root"/agent-service/agent/target/installer/* "$context/files/agent/" 2>/dev/null || true
      ;;
    booking-service)
      # Its sum stands in the lines that an admin pastes on a machine.
      mkdir -p "$context/files/agent"
      cp "$root/agent-service/agent/target/installer/install.sh" "$context/files/agent/" 2>/dev/null || true
      ;;
    sync-service) packages=chromium-headless-shell ;;
  esac
  case $service in
    booking-service | calendar-feed-service | sync-service) training=$without_database ;;
  esac
  case $service in
    booking-service) training+=' -Dberth.security.internal-secret=training -Dberth.security.signing-key-dir=/tmp/keys' ;;
    calendar-feed-service) training+=' -Dberth.feeds.key-file=/tmp/feed-key' ;;
  esac
  docker build --pull="${PULL:-false}" --network="${BUILD_NETWORK:-default}" \
    ${JDK_IMAGE:+--build-arg JDK_IMAGE="$JDK_IMAGE"} ${BASE_IMAGE:+--build-arg BASE_IMAGE="$BASE_IMAGE"} \
    --build-arg PACKAGES="$packages" --build-arg TRAINING="$training" \
    --build-arg VERSION="$version" --build-arg REVISION="$revision" --build-arg SERVICE="$service" \
    --tag "$registry/$service:$version" "$context"
}

services=("$@")
[ ${#services[@]} -gt 0 ] || services=(booking-service availability-service calendar-feed-service sync-service agent-service gateway)
for service in "${services[@]}"; do
  build "$service"
done
