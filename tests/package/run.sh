#!/usr/bin/env bash
# Installs a build, moves the installed tree elsewhere, and uses it as an outsider would: a program
# and a plugin built by find_package, a program built by pkg-config, the installed program itself.
# Usage: run.sh CMAKE BUILD_FOLDER C_COMPILER CXX_COMPILER [FLAG]
set -euo pipefail
cmake=$1
build=$2
cc=$3
cxx=$4
flag=${5-}
here=$(cd "$(dirname "$0")" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
  echo "package: $*" >&2
  exit 1
}

echo "-- install, then move the tree"
"$cmake" --install "$build" --prefix "$work/first" >"$work/install.log" || {
  cat "$work/install.log"
  fail "the build does not install"
}
prefix=$work/moved
mv "$work/first" "$prefix"
for file in bin/veritally share/man/man1/veritally.1 share/doc/veritally/LICENSE \
  include/veritally/abi.h include/veritally/plugin.hpp include/veritally/audit.hpp \
  share/veritally/aliases.toml lib/veritally/plugins/veritally-sum.so \
  lib/veritally/plugins/veritally-pack.so; do
  [ -e "$prefix/$file" ] || fail "not installed: $file"
done
if grep -rIl --exclude-dir=doc -e "$build" -e "$work/first" "$prefix"; then
  fail "the files above name folders of the machine that built them"
fi

echo "-- an outside program and an outside plugin, by find_package"
for project in program plugin; do
  "$cmake" -G Ninja -S "$here/$project" -B "$work/$project" -DCMAKE_PREFIX_PATH="$prefix" --no-warn-unused-cli \
    -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx" \
    -DCMAKE_C_FLAGS="$flag" -DCMAKE_CXX_FLAGS="$flag" >"$work/log" &&
    "$cmake" --build "$work/$project" >>"$work/log" || {
    cat "$work/log"
    fail "the outside $project does not build"
  }
done
"$work/program/auditor" "$here/claims.jsonl"

echo "-- a copy of plugins/template, as its README says"
cp -r "$here/../../plugins/template" "$work/team"
(
  cd "$work/team"
  "$cmake" -G Ninja -B build -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$cxx" \
    -DCMAKE_CXX_FLAGS="$flag" >"$work/log" && "$cmake" --build build >>"$work/log" &&
    "$(dirname "$cmake")/ctest" --test-dir build >>"$work/log"
) || {
  cat "$work/log"
  fail "the template does not work outside of the tree"
}
"$prefix/bin/veritally" rules --plugin "$work/team/build/team.so" | grep -q team/implausible-age ||
  fail "the program does not list the template's rule"

echo "-- the same program, by pkg-config"
PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name veritally.pc)")
export PKG_CONFIG_PATH
read -ra flags <<<"$(pkg-config --cflags --libs veritally)"
"$cxx" -std=c++20 ${flag:+"$flag"} "$here/program/auditor.cpp" "${flags[@]}" -o "$work/by_pkg_config"
LD_LIBRARY_PATH=$(pkg-config --variable=libdir veritally) "$work/by_pkg_config" "$here/claims.jsonl"
[ -d "$(pkg-config --variable=plugindir veritally)" ] || fail "plugindir is not a folder"

echo "-- the installed program with the outside plugin, and with a pack"
veritally=$prefix/bin/veritally
"$veritally" rules --plugin "$here/../../examples/house-style/newsroom.toml" | grep -q house/pools ||
  fail "the program does not list the rules of a pack"
plugin=$work/plugin/house.so
cd "$work"
"$veritally" explain house/negative-share --plugin "$plugin" | grep -q "cannot be negative" ||
  fail "the program does not explain the plugin's rule"
status=0
"$veritally" check --claims "$here/claims.jsonl" --plugin "$plugin" --format json \
  --output report.json || status=$?
[ "$status" -eq 1 ] || fail "check ended with exit code $status and not with 1"
python3 - report.json <<'END'
import json, sys
report = json.load(open(sys.argv[1]))
found = {finding["rule"]: finding["claims"] for finding in report["findings"]}
assert found.get("house/negative-share") == ["c3"], found
assert found.get("sum/total", [None])[0] == "c4", found
assert report["coverage"]["found"] == 6, report["coverage"]
END
echo "the installed tree works"
