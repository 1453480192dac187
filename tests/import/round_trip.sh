#!/bin/bash
# The blank form of every definition as DOCX -> import -> blank again: the same words, and most of its fields.
# SPDX-License-Identifier: MIT
exec python3 "$(dirname "$0")/round_trip.py"
