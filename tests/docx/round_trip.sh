#!/bin/bash
# What is made as DOCX comes back from it: at once, after LibreOffice has saved it, and after edits as Word makes them.
# SPDX-License-Identifier: MIT
exec python3 -B "$(dirname "$0")/round_trip.py"
