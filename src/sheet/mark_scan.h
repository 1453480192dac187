/* XML as a row of tags and of what stands between them, byte for byte, so that what is not changed can be copied as it stands. Not a
 * parser: it does not see whether elements are nested well, and expands nothing.
 * SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_SCAN_H
#define BM_SHEET_MARK_SCAN_H

#include "base/buf.h"

typedef enum {
    BM_MARK_SCAN_END, /* of the input */
    BM_MARK_SCAN_TEXT, /* text, a comment, a CDATA section or a processing instruction, or a piece of one */
    BM_MARK_SCAN_OPEN,  /* <a …> */
    BM_MARK_SCAN_EMPTY, /* <a …/> */
    BM_MARK_SCAN_CLOSE, /* </a> */
    BM_MARK_SCAN_BROKEN /* a tag that does not end or is longer than BM_LIMIT_MARK_TAG_BYTES, a DTD, an input that failed */
} bm_mark_scan_kind;

typedef struct {
    bm_mark_scan_kind kind;
    bm_str bytes;         /* all of it, valid until the next call; of a memory as long as that is */
    bm_str prefix, local; /* of a tag: its name, "x" and "row" of <x:row> */
} bm_mark_scan_token;

typedef struct {
    int64_t (*read)(void *user, char *to, size_t n); /* NULL = all is there */
    void *user;
    const char *bytes;
    size_t len, at;
    bm_buf window;     /* `bytes`, when they are read */
    const char *until; /* what ends the comment … in which the input is */
} bm_mark_scan;

/** bm_mark_scan_memory(bytes): over bytes that live on. bm_mark_scan_stream(read, user): over what ${read} gives: how many bytes, 0 at the
 *  end, -1 = failed. Free with bm_mark_scan_free. */
bm_mark_scan bm_mark_scan_memory(bm_str bytes);
bm_mark_scan bm_mark_scan_stream(int64_t (*read)(void *user, char *to, size_t n), void *user);
void bm_mark_scan_free(bm_mark_scan *s);

/** bm_mark_scan_next(s, token): the next token; returns its kind. */
bm_mark_scan_kind bm_mark_scan_next(bm_mark_scan *s, bm_mark_scan_token *token);

/** bm_mark_scan_is(token, prefix, local): is it a tag of this name? */
static inline bool bm_mark_scan_is(const bm_mark_scan_token *token, bm_str prefix,
                                   const char *local)
{
    return token->kind >= BM_MARK_SCAN_OPEN && bm_str_is(token->local, local) &&
           bm_str_eq(token->prefix, prefix);
}

typedef struct {
    bm_str name, value; /* as it stands, without quotes */
    size_t begin, end;  /* in the tag, the blank before it included */
} bm_mark_scan_attribute;

/** bm_mark_scan_attribute_at(tag, at, out): the attribute behind byte ${*at} of ${tag} (0 = the first one), and moves behind it. false = none. */
bool bm_mark_scan_attribute_at(bm_str tag, size_t *at, bm_mark_scan_attribute *out);

/** bm_mark_scan_value(tag, name): the value of attribute ${name}, with its prefix, as it stands; {NULL, 0} = there is none. */
bm_str bm_mark_scan_value(bm_str tag, const char *name);

/** bm_mark_scan_number(tag, name, missing): it as a number; ${missing} when it is none up to 999,999,999. */
uint32_t bm_mark_scan_number(bm_str tag, const char *name, uint32_t missing);

/** bm_mark_scan_set(out, tag, name, value): append ${tag} with the attribute, which needs no escaping; NULL = without it. */
void bm_mark_scan_set(bm_buf *out, bm_str tag, const char *name, const char *value);

#endif
