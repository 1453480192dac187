/* The parts of a package that are lists: its content types, and relationships. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_LIST_H
#define BM_SHEET_MARK_LIST_H

#include "sheet/mark_pack.h"

enum { BM_MARK_LIST_ITEMS = 8 };

typedef struct {
    bm_str xml; /* the part, borrowed */
    const char *added
        [BM_MARK_LIST_ITEMS]; /* elements to be added: "Relationship Id=\"a\" …", name and attributes, escaped */
    size_t n_added;
    const char *
        attribute; /* elements whose attribute of this name has one of these values are left out, */
    const bm_str *dropped; /* compared as names of parts are */
    size_t n_dropped;
} bm_mark_list;

/** bm_mark_list_write(list, pack): the part with its changes. 0, or -1: damaged (not told), or what the pack told. */
int bm_mark_list_write(const bm_mark_list *list, bm_mark_pack *pack);

/** bm_mark_list_find(xml, name, attribute, value): the tag of the first element ${name} whose ${attribute} is ${value}, compared as names of parts
 *  are; {NULL, 0} = there is none. */
bm_str bm_mark_list_find(bm_str xml, const char *name, const char *attribute, bm_str value);

#endif
