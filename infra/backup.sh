#!/usr/bin/env bash
# infra/backup.sh FOLDER: a consistent copy of a running server's data, named by the hour.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?usage: infra/backup.sh FOLDER}
mkdir -p "$folder"
npm run --silent cli -- backup "$folder/undersigned-$(date -u +%Y%m%dT%H%M%SZ).sqlite"
