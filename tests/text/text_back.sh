#!/bin/bash
# What went into a document comes out of it again. SPDX-License-Identifier: MIT
exec python3 -B "$(dirname "$0")/text_back.py"
