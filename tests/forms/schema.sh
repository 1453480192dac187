#!/bin/sh
# The JSON schema for editors, checked with ajv (tests/npm). SPDX-License-Identifier: MIT
exec node "$(dirname "$0")/schema.js"
