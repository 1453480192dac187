#!/bin/bash
# A table -> LibreOffice Calc -> XLSX, ODS, flat ODS -> the same cells (libreoffice.py).
# SPDX-License-Identifier: MIT
exec python3 "$(dirname "$0")/libreoffice.py"
