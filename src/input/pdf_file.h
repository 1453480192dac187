/* A PDF file in libqpdf: opened after it was found harmless, and looked at step by step within limits.
 * A value of the file is a qpdf_oh. The calls here return f->null where there is nothing of that kind, so they can be chained.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_FILE_H
#define BM_INPUT_PDF_FILE_H

#include <qpdf/qpdf-c.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diags.h"

typedef struct {
    qpdf_data qpdf;
    qpdf_oh null;
    bm_str bytes; /* given to libqpdf */
    char *copy;   /* of the bytes, when they had to be changed */
    qpdf_oh *held;
    size_t n_held, cap_held;
    size_t lookups_left;                  /* values that may still be looked at */
    size_t inflated_left;                 /* bytes that streams may still decode to */
    size_t repairs_left;                  /* bytes that libqpdf may still read again to repair */
    bool encrypted, linearized, repaired; /* repaired: libqpdf complained */
    bool exhausted;                       /* a limit was reached: what was found is not all */
} bm_pdf_file;

/** bm_pdf_file_open(f, source, ds): 0, or -1 with V001, V003, V004, V005, V006 or V007; in both cases bm_pdf_file_close
 *  frees what is held. ${source} is borrowed until then. */
int bm_pdf_file_open(bm_pdf_file *f, const bm_source *source, bm_diags *ds);
void bm_pdf_file_close(bm_pdf_file *f);

/** bm_pdf_file_mark(f), bm_pdf_file_rewind(f, mark): let go of all values taken since the mark. */
size_t bm_pdf_file_mark(const bm_pdf_file *f);
void bm_pdf_file_rewind(bm_pdf_file *f, size_t mark);

/** bm_pdf_file_root(f), _trailer(f), _key(f, dict, "/Kids"), _item(f, array, i): values. A stream is also its dictionary. */
qpdf_oh bm_pdf_file_root(bm_pdf_file *f);
qpdf_oh bm_pdf_file_trailer(bm_pdf_file *f);
qpdf_oh bm_pdf_file_key(bm_pdf_file *f, qpdf_oh dict, const char *key);
qpdf_oh bm_pdf_file_item(bm_pdf_file *f, qpdf_oh array, int i);

/** bm_pdf_file_count(f, array): its length; 0 when it is none. */
int bm_pdf_file_count(bm_pdf_file *f, qpdf_oh array);

bool bm_pdf_file_is_null(const bm_pdf_file *f, qpdf_oh oh);
bool bm_pdf_file_is_dict(const bm_pdf_file *f, qpdf_oh oh); /* or a stream */
bool bm_pdf_file_is_name(const bm_pdf_file *f, qpdf_oh oh, const char *name);

/** bm_pdf_file_id(f, oh): the number of an indirect object, 0 for a direct one. */
int bm_pdf_file_id(const bm_pdf_file *f, qpdf_oh oh);

/** bm_pdf_file_integer(f, oh, other): an integer, or ${other}. */
long long bm_pdf_file_integer(const bm_pdf_file *f, qpdf_oh oh, long long other);

/** bm_pdf_file_name(f, a, oh): a name without its slash, as UTF-8 in NFC in ${a}; "" when it is none. */
bm_str bm_pdf_file_name(const bm_pdf_file *f, bm_arena *a, qpdf_oh oh);

/** bm_pdf_file_text(f, a, oh): a text string, or a stream that holds one, as UTF-8 in NFC in ${a}; "" when it is none. */
bm_str bm_pdf_file_text(bm_pdf_file *f, bm_arena *a, qpdf_oh oh);

/** bm_pdf_file_data(f, stream, limit, out): append the decoded bytes of a stream, at most ${limit}. What comes before damage is
 *  kept. Returns 0, or -1 when it is damaged, longer, in an unknown filter, or no stream. */
int bm_pdf_file_data(bm_pdf_file *f, qpdf_oh stream, size_t limit, bm_buf *out);

#endif
