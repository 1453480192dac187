#!/bin/bash
# The QR code in the margin, as a scanner reads it. SPDX-License-Identifier: MIT
exec /usr/bin/python3 -B "$(dirname "$0")/qr.py" # Debian's, which has numpy and PIL
