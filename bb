#!/bin/sh
# Starts BabelBit: finds a JDK 25 or newer, builds what is not built yet, and runs the command.
set -eu

self=$0
while [ -L "$self" ]; do
    link=$(readlink "$self")
    case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done
home=$(CDPATH='' cd -- "$(dirname -- "$self")" && pwd)
needed=25

# Reads a JDK's own release file, which is quicker than asking it to start.
suits() {
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ -n "$version" ] && [ "$version" -ge "$needed" ]
}

on_path() {
    java=$(command -v java) || return 1
    real=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")
    printf '%s' "${real%/bin/java}"
}

find_jdk() {
    for candidate in "${JAVA_HOME:-}" "$(on_path || true)" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [ -n "$candidate" ] && suits "$candidate"; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    return 1
}

# Where one was found is remembered beside the build, since looking takes a dozen processes.
found=$home/cli/target/bb.jdk
jdk=""
[ -n "${JAVA_HOME:-}" ] || [ ! -r "$found" ] || read -r jdk <"$found" || jdk=""
if [ -z "$jdk" ] || [ ! -x "$jdk/bin/java" ]; then
    jdk=$(find_jdk) || {
        echo "bb: needs Java $needed or newer and found none; install a JDK $needed (for example from https://adoptium.net) or set JAVA_HOME" >&2
        exit 1
    }
    if [ -d "$home/cli/target" ] && [ -z "${JAVA_HOME:-}" ]; then echo "$jdk" >"$found"; fi
fi

lib=$home/cli/target/lib
jar=$home/cli/target/cli-0.1.0-SNAPSHOT.jar
stamp=$home/cli/target/bb.built
aot=$home/cli/target/bb.aot
short_aot=$home/cli/target/bb-short.aot
# The sentence encoder and the BLS12-381 curve live in native libraries.
native=--enable-native-access=ALL-UNNAMED
# What only prints starts faster without the optimising compiler and without verifying our own jars once more.
short="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"

is_built() {
    [ -f "$stamp" ] && [ -f "$jar" ] && [ -z "$(find "$home"/pom.xml "$home"/*/pom.xml "$home"/*/src/main -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

if ! is_built; then
    command -v mvn >/dev/null 2>&1 || {
        echo "bb: is not built yet and needs Maven for that; install Maven 3.8 or newer" >&2
        exit 1
    }
    echo "bb: building, once; this takes a minute" >&2
    log=$home/cli/target/bb.build.log
    mkdir -p "$home/cli/target"
    started=$home/cli/target/bb.building
    : >"$started"
    if ! (cd "$home" && JAVA_HOME="$jdk" mvn -q -B -Dquick -pl cli -am package) >"$log" 2>&1; then
        echo "bb: the build failed; its last lines, all of them in $log:" >&2
        tail -n 20 "$log" >&2
        exit 1
    fi
    # A short rehearsal over HTTP loads the classes that commands need; the cache keeps them ready to use.
    rm -f "$aot" "$short_aot"
    rehearsal=$(mktemp -d)
    (cd "$rehearsal" && "$jdk/bin/java" -XX:AOTCacheOutput="$aot" -XX:+UseSerialGC $native -cp "$jar:$lib/*" \
        ai.babelbit.cli.Bb lab --http --limit 8 --predictor builtin --predictor echo --out "$rehearsal/run") >>"$log" 2>&1 ||
        echo "bb: made no AOT cache (see $log); commands start somewhat slower" >&2
    "$jdk/bin/java" -XX:AOTCacheOutput="$short_aot" $short $native -cp "$jar:$lib/*" ai.babelbit.cli.Bb --help >>"$log" 2>&1 || true
    rm -rf "$rehearsal"
    mv "$started" "$stamp"
fi
tune="-XX:+UseSerialGC"
cache=$aot
[ $# -gt 0 ] || set -- --help
for word in "$@"; do
    case $word in -h | --help | -V | --version | completion) tune=$short cache=$short_aot ;; esac
done
# The neural model needs more than the usual budget, and the Vector API to be quick; a JDK without it runs the plain
# form. Asked for only then, since the JVM greets it with a warning.
for word in "$@"; do
    case $word in
        --budget* | *neural*)
            if grep -q jdk.incubator.vector "$jdk/release"; then
                tune="$tune --add-modules=jdk.incubator.vector"
                # Made without that module, the cache does not fit.
                cache=
            fi
            break
            ;;
    esac
done
[ ! -f "$cache" ] || tune="$tune -XX:AOTCache=$cache"

# shellcheck disable=SC2086
exec "$jdk/bin/java" $tune $native -Xlog:disable -Xlog:all=error:stderr -XX:-UsePerfData \
    ${BB_JAVA_OPTS:-} -cp "$jar:$lib/*" ai.babelbit.cli.Bb "$@"
