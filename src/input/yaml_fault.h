/* Messages of libyaml in the words of the program. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_YAML_FAULT_H
#define BM_INPUT_YAML_FAULT_H

#include <yaml.h>

#include "input/reader.h"

/* A quoted scalar, in code points from the start of the body. */
typedef struct {
    size_t start, end;
    bool several_lines;
} bm_yaml_fault_quoted;

/** bm_yaml_fault_report(r, parser, last): report why ${parser} stopped, at the place where a person
 *  would look for it. ${last}: the last quoted scalar before it. Always returns -1. */
int bm_yaml_fault_report(bm_reader *r, const yaml_parser_t *parser,
                         const bm_yaml_fault_quoted *last);

#endif
