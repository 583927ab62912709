#!/bin/sh
# Installs what bench/peers.ts compares with, outside of the repository: neither is a dependency of Bascule.
# CLI for Microsoft 365 (npm, about 300 MB) goes into the folder given, or /tmp/bascule-peers; rclone comes from Debian.
set -eu
folder="${1:-/tmp/bascule-peers}"
mkdir -p "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts @pnp/cli-microsoft365@11.11.0
apt-get install -y --no-install-recommends rclone
echo "Run: BASCULE_BENCH_PEERS=$folder ./node_modules/.bin/node bench/peers.ts"
