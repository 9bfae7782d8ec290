#!/bin/sh
# Checks that every plugin in the folders exports vt_plugin_v1 and nothing else.
# Usage: one_symbol.sh NM FOLDER...
set -eu
nm=$1
shift
looked_at=0
wrong=0
for folder in "$@"; do
  for plugin in "$folder"/*.so; do
    case $plugin in
      */text.so | */empty.so | */bad-no_symbol.so | *'*'*) continue ;;
    esac
    looked_at=$((looked_at + 1))
    exported=$("$nm" -D --defined-only "$plugin" | awk '{ print $3 }' | tr '\n' ' ')
    if [ "$exported" != "vt_plugin_v1 " ]; then
      echo "$plugin exports: $exported"
      wrong=1
    fi
  done
done
if [ "$looked_at" -eq 0 ]; then
  echo "no plugin in: $*"
  exit 1
fi
echo "$looked_at plugins looked at"
exit "$wrong"
