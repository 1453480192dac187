#!/bin/bash
# The DOCX and Flat OPC of all forms, or the given .docx files, through Microsoft's Open XML SDK
# validator, through the rules that it does not know, and through two readers from npm.
#
#   tests/docx/validate.sh [FILE.docx...]
#
# OOXML_VALIDATOR        the validator, when it is not where `make setup` puts it
# BIEUMAU_VALIDATE_DOCX  a further checker: called with the files, exit status 0 = all good
# SPDX-License-Identifier: MIT
exec python3 "$(dirname "$0")/validate.py" "$@"
