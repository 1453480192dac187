#!/bin/bash
# Our PDF and our DOCX are the same document. SPDX-License-Identifier: MIT
exec python3 -B "$(dirname "$0")/parity.py"
