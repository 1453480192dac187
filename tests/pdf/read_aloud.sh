#!/bin/bash
# What a screen reader says of every form. SPDX-License-Identifier: MIT
exec python3 -B "$(dirname "$0")/read_aloud.py"
