/* Where the parts of a workbook are that a marked copy changes. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_BOOK_H
#define BM_SHEET_MARK_BOOK_H

#include "input/opc.h"
#include "sheet/mark_zip.h"

typedef struct {
    bm_arena *arena; /* of all that is found */
    bm_mark_zip *zip;
    bm_opc
        opc; /* the names of the parts, and the bytes of those with relationships that were asked for */
    bm_str types;                     /* [Content_Types].xml */
    bm_str workbook, sheet;           /* names of parts */
    bm_str styles, comments;          /* … ; len 0 = the sheet or the workbook has none */
    const bm_opc_relation *relations; /* of the sheet */
    size_t n_relations;
    bm_str *signatures; /* parts of the package's digital signature, their relationships included */
    size_t n_signatures;
    bm_str signature_relation; /* id of the relationship of the package to them */
} bm_mark_book;

/** bm_mark_book_open(book, sheet, ds): find the parts for the sheet with the name ${sheet} (NFC) in book->zip, into book->arena. 0, or -1 with S090 or
 *  S091. */
int bm_mark_book_open(bm_mark_book *book, const char *sheet, bm_diags *ds);

/** bm_mark_book_relations(book, owner, xml, ds): the bytes of the part with the relationships of ${owner}; {NULL, 0} = there is none. */
int bm_mark_book_relations(bm_mark_book *book, bm_str owner, bm_str *xml, bm_diags *ds);

/** bm_mark_book_new_part(book, before, after): a name that no part has, with a number between ${before} and ${after}. In the arena. */
bm_str bm_mark_book_new_part(const bm_mark_book *book, const char *before, const char *after);

/** bm_mark_book_suffix(book): ".xlsm" when Excel opens such a workbook by no other ending; NULL = ".xlsx". */
const char *bm_mark_book_suffix(const bm_mark_book *book);

#endif
