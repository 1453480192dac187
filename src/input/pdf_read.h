/* A PDF file as the reader of a form needs it: what is attached, what was filled in, what is to be seen. Through
 * libqpdf's C interface; knows nothing of forms. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_READ_H
#define BM_INPUT_PDF_READ_H

#include "base/arena.h"
#include "base/diags.h"

typedef struct {
    bm_str name;         /* of the file, UTF-8: "data.xml" */
    bm_str relationship; /* AFRelationship without its slash: "Source", or "" */
    bm_str bytes;        /* decoded */
    bool damaged; /* it could not be decoded, or is larger than BM_LIMIT_INPUT_BYTES: no bytes */
} bm_pdf_read_attachment;

typedef enum {
    BM_PDF_READ_TEXT,
    BM_PDF_READ_CHECK, /* a box */
    BM_PDF_READ_RADIO, /* a group of boxes, one field */
    BM_PDF_READ_CHOICE,
    BM_PDF_READ_SIGNATURE,
    BM_PDF_READ_OTHER /* buttons to be pressed */
} bm_pdf_read_kind;

/* A terminal field of the form dictionary. */
typedef struct {
    bm_str name; /* fully qualified, UTF-8: "thay_doi.0.moi" */
    uint8_t kind;
    const bm_str *
        values; /* NFC, line ends '\n'. TEXT: one, or none when it is empty; CHOICE: the chosen ones; CHECK,
                             RADIO: the name of the state that is on, none when it is Off; through /Opt when the field
                             has it. SIGNATURE: none */
    size_t n_values;
    bool is_signed; /* SIGNATURE: it has a signature */
} bm_pdf_read_field;

typedef struct {
    bm_str
        text; /* what is to be seen, in the order of the content, NFC: forms (Do) included; artifacts, text without
                    colour or size or outside of the page, annotations and the appearances of fields left out; ActualText in place of what it
                    covers. A line break or space between pieces that stand apart; white space is of no account */
    bool
        partial; /* some of it could not be read: a font without ToUnicode, a damaged or too long stream */
    bool
        covered; /* images, annotations that are no fields or links, or white over the text: it may look otherwise */
} bm_pdf_read_page;

typedef struct {
    const bm_pdf_read_attachment
        *attachments; /* those of the catalogue's AF first, in its order; each once */
    size_t n_attachments;
    const bm_pdf_read_field *fields; /* in the order of the form dictionary */
    size_t n_fields;
    const bm_pdf_read_page *pages;
    size_t n_pages;
    bm_str creator, producer; /* of the document information, or "" */
    unsigned signatures;      /* fields that are signed */
    bool encrypted;           /* it opened without a password */
    bool linearized;
    bool repaired; /* it was damaged; what is here may not be all */
} bm_pdf_read_file;

/**
 * bm_pdf_read(a, source, ds):
 * Read all of the PDF file ${source} into ${a}.
 *
 * source  its bytes, borrowed during the call only; at most BM_LIMIT_PDF_BYTES
 *
 * Returns NULL with V…: no PDF, a password is needed, damaged beyond reading, too large. Warns (V…) when it had to be
 * repaired. Time and memory are bounded also for hostile files: limits on pages, fields, attachments, nesting, decoded bytes.
 */
const bm_pdf_read_file *bm_pdf_read(bm_arena *a, const bm_source *source, bm_diags *ds);

#endif
