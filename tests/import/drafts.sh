#!/bin/bash
# Word files of real-world shapes (shapes.py) -> drafts, held against the reviewed ones in expect/; each passes lint, prints, and
# prints the words of the file. UPDATE=1 rewrites the expectations: read the diff.
# SPDX-License-Identifier: MIT
exec python3 "$(dirname "$0")/drafts.py"
