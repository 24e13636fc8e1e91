#!/usr/bin/env bash
# infra/restore.sh FILE: puts a backup in the place of DATA_DIR's database. The server must be stopped.
set -euo pipefail
cd "$(dirname "$0")/.."
npm run --silent cli -- restore "${1:?usage: infra/restore.sh FILE}"
