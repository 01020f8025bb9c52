#!/bin/sh
# Registers the outbox connectors, or changes them, from the services' own files in a folder.
#   register-connectors.sh <folder>      every *.json of the folder, at $CONNECT_URL
#   register-connectors.sh --print FILE  only print what would be sent
set -eu

name_of() { sed -n 's/^  "name": "\(.*\)",$/\1/p' "$1"; }

# The files hold {"name": …, "config": {…}}; the API for "create or change" takes the inner object.
config_of() {
  echo '{'
  sed -e '1,/^  "config": {$/d' -e '$d' "$1"
}

if [ "$1" = --print ]; then
  config_of "$2"
  exit
fi

for file in "$1"/*.json; do
  name=$(name_of "$file")
  echo "registering $name"
  config_of "$file" | curl --silent --show-error --fail-with-body --retry 30 --retry-delay 5 --retry-all-errors \
    --request PUT --header 'Content-Type: application/json' --data-binary @- --output /dev/null \
    "$CONNECT_URL/connectors/$name/config"
done
