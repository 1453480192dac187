#!/bin/bash
# The shapes of shapes.py, opened and saved by LibreOffice -> drafts with the same words and nearly as many fields.
# SPDX-License-Identifier: MIT
exec python3 "$(dirname "$0")/libreoffice.py"
