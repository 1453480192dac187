#!/bin/bash
# Marked copies of tables: mark.py. SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")" || exit 1
exec python3 mark.py "$(cd ../.. && pwd)/${BUILD:-build}/tests/sheet/mark"
