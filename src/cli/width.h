/* Text on a terminal: how wide it is, and what must not reach it. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_WIDTH_H
#define BM_CLI_WIDTH_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { BM_WIDTH_REPLACEMENT = 0xFFFD };

/** bm_width_next(s, code): the code point at 0-terminated ${s}; returns the bytes it takes. A byte that
 *  begins no UTF-8 sequence counts alone, as U+FFFD. At the end: 0 with code 0. */
size_t bm_width_next(const char *s, uint32_t *code);

/** bm_width_of(code): columns of a terminal: 0 for combining and invisible ones, 2 for the wide ones of
 *  East Asia, else 1. */
int bm_width_of(uint32_t code);

/** bm_width_text(s): columns that ${s} takes when printed by bm_width_print. */
size_t bm_width_text(const char *s);

/** bm_width_print(out, s): print ${s}; control characters, which could steer the terminal, and what is not
 *  UTF-8 appear as U+FFFD. */
void bm_width_print(FILE *out, const char *s);

/** bm_width_put(out, code): print one code point in UTF-8. */
void bm_width_put(FILE *out, uint32_t code);

#endif
