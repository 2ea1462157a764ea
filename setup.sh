#!/bin/sh
# Runs the command line tool in setup/, after building it where its sources have changed. `./setup.sh --help` says what
# it can do. It needs a JDK 25, like the build; elsewhere run the jar: java -jar setup-VERSION-all.jar.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
version=$(sed -n "s|^  <version>\(.*\)</version>|\1|p" "$here/pom.xml" | head -n 1)
jar=$here/setup/target/setup-$version-all.jar

# The first Java that is 25: JAVA_HOME's, the path's, then where installers put it.
find_java() {
  on_path=$(command -v java || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* /opt/java/* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -x "$home/bin/java" ] && grep -q '^JAVA_VERSION="25' "$home/release" 2>/dev/null; then
      echo "$home/bin/java"
      return
    fi
  done
  echo "setup.sh: there is no JDK 25 in the usual places; install one (https://adoptium.net) or set JAVA_HOME" >&2
  exit 1
}

is_stale() {
  [ ! -f "$jar" ] || [ -n "$(find "$here/pom.xml" "$here"/setup/pom.xml "$here"/setup/src/main \
      "$here"/ledger/src/main "$here"/one-time-code/src/main "$here"/challenge-protocol/src/main \
      -newer "$jar" -type f -print 2>/dev/null | head -n 1)" ]
}

java=$(find_java)
if is_stale; then
  echo "Building the tool; the first time takes a minute ..." >&2
  (cd "$here" && ./mvnw -q -B -ntp -Dquick -Dmaven.test.skip -pl setup -am package) >&2
  touch "$jar"
fi
exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dsetup.command="$0" -jar "$jar" "$@"
