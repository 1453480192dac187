#!/bin/bash
# Documents made after reference documents (--docx-template): both validators, the rules of Word, and how LibreOffice
# lays them out. OOXML_VALIDATOR and BIEUMAU_VALIDATE_DOCX as for validate.sh.
# SPDX-License-Identifier: MIT
exec python3 "$(dirname "$0")/template.py"
