#!/bin/bash
# Independent proof of every PDF. Debian's own Python has the modules. SPDX-License-Identifier: MIT
exec /usr/bin/python3 -B "$(dirname "$0")/proof.py"
