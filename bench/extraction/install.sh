#!/bin/sh
# Installs what bench/extraction.ts compares with, outside of the repository: none is a dependency of Bascule (exceljs
# is, and is taken from there too, so that all are of the same day). Goes into the folder given, or /tmp/bascule-extractors.
set -eu
folder="${1:-/tmp/bascule-extractors}"
mkdir -p "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts officeparser@7.8.0 mammoth@1.13.0 unpdf@1.7.0 exceljs@4.4.0
echo "Run: BASCULE_BENCH_EXTRACTORS=$folder ./node_modules/.bin/node bench/extraction.ts"
