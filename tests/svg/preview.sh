#!/bin/bash
# The SVG of every form is what its PDF shows, and says the same. SPDX-License-Identifier: MIT
exec /usr/bin/python3 -B "$(dirname "$0")/preview.py" # Debian's, which has numpy and PIL
