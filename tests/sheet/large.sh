#!/bin/bash
# Workbooks of a million cells -> counts and peak of memory (large.py).
# SPDX-License-Identifier: MIT
exec python3 "$(dirname "$0")/large.py"
