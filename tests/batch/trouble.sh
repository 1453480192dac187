#!/bin/bash
# Disks that are full, folders that may not be written, tables that change. SPDX-License-Identifier: MIT
exec python3 "$(dirname "$0")/trouble.py"
