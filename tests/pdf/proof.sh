#!/bin/bash
# Independent proof of every PDF. SPDX-License-Identifier: MIT
exec python3 -B "$(dirname "$0")/proof.py"
