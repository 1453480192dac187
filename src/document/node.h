/* The document tree: what a form says, before any page exists. Nodes are immutable once built and
 * hold their children in arrays, so that the unchanging parts of a form are shared by all
 * documents made from it. The body of a compiled form is such a tree too, with FIELD nodes where
 * values go; merge/ copies only what changes.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DOCUMENT_NODE_H
#define BM_DOCUMENT_NODE_H

#include "base/arena.h"
#include "base/diags.h"
#include "document/style.h"

typedef enum {
    /* blocks */
    BM_NODE_DOCUMENT,  /* children: blocks */
    BM_NODE_PARAGRAPH, /* children: inlines */
    BM_NODE_LINE,      /* children: SEGMENTs; laid out by layout/compose.h */
    BM_NODE_SEGMENT,   /* children: inlines: a label and its value(s), kept on one row if it fits */
    BM_NODE_TABLE,     /* children: ROWs; `table` is set */
    BM_NODE_ROW,       /* children: CELLs, one for each column (or fewer with `span`) */
    BM_NODE_CELL,      /* children: PARAGRAPHs, at least one */
    BM_NODE_SIGNATURES, /* children: 1 to 3 SIGNATUREs, columns of equal width; one alone stands at
                           the right half. None only beside RECIPIENTS */
    BM_NODE_SIGNATURE,  /* children: PARAGRAPHs; the room for the signature stands before the
                           paragraph with style SIGN_NAME, which is always there (maybe empty) */
    BM_NODE_RECIPIENTS, /* first child of SIGNATURES: PARAGRAPHs ("Nơi nhận:" and its list) that flow
                           down beside the other columns from the level of their captions */
    BM_NODE_LETTERHEAD, /* children: 2 COLUMNs, the office at the left and the nation at the right */
    BM_NODE_COLUMN,     /* children: PARAGRAPHs; those of one level stand side by side */
    BM_NODE_FOOTER,     /* children: PARAGRAPHs, below a rule at the foot of the first page; at most
                           one in a document, wherever it stands among the blocks */
    BM_NODE_PAGE_BREAK,
    /* inlines */
    BM_NODE_TEXT,     /* `text`, with BOLD/ITALIC on top of the paragraph's style */
    BM_NODE_BREAK,    /* forced line end */
    BM_NODE_LEADER,   /* dotted leader to the end of the segment's share of the row */
    BM_NODE_CHECKBOX, /* a box, ticked with BM_NODE_CHECKED; its text is ☐ U+2610 or ☑ U+2611 */
    BM_NODE_FIELD     /* only in compiled forms: where the value of `field` goes */
} bm_node_type;

enum {
    BM_NODE_BOLD = 1,    /* toggles the style's bold, as CommonMark strong does */
    BM_NODE_ITALIC = 2,  /* toggles the style's italic */
    BM_NODE_CHECKED = 4, /* CHECKBOX */
    BM_NODE_HEADER = 8,  /* ROW: repeated at the top of each page */
    BM_NODE_STATIC =
        16, /* the subtree belongs to the form: no FIELD below, shared by all documents */
    BM_NODE_VALUE = 32,  /* TEXT: came from the data */
    BM_NODE_REPEAT = 64, /* ROW of a compiled form: once for each row of the data */
    BM_NODE_BLANK = 128, /* ROW of a compiled form: only when there are no rows in the data */
    BM_NODE_COVERED =
        256,            /* CELL of a second header row: belongs to the cell above it; no children */
    BM_NODE_EACH = 512, /* PARAGRAPH of a compiled form: once for each item of its LIST field */
    BM_NODE_SERIES = 1024, /* items end in ";", the last one in "." */
    BM_NODE_ALONE =
        2048, /* PARAGRAPH of a compiled form: only when its LIST field has at most one item */
    BM_NODE_OPTIONAL =
        4096,             /* PARAGRAPH of a compiled form: left out of a filled form, or empty in a
                                CELL, when all its fields are absent */
    BM_NODE_WORDS = 8192, /* FIELD, LEADER of a gap: the number in words */
    BM_NODE_CAPITAL = 16384, /* FIELD with WORDS: begins with a capital */
    BM_NODE_SEVERAL =
        32768, /* PARAGRAPH of a compiled form: only when its LIST field has more than one item */
};

/* FIELD nodes that stand for no field of the form */
enum {
    BM_NODE_ROW_NUMBER = -2, /* number of the row, from 1 */
    BM_NODE_ROW_COUNT = -3,  /* how many rows, two digits at least; empty when there is no data */
};

/* Columns of a table. Borrowed from the form. */
typedef struct {
    size_t n;
    const double *width_percent; /* sum 100 */
    const uint8_t *align;        /* bm_align of the body cells; heads are centred */
} bm_table;

typedef struct bm_node bm_node;

struct bm_node {
    uint8_t type;  /* bm_node_type */
    uint8_t style; /* bm_style; PARAGRAPH and LINE */
    uint8_t span;  /* CELL: columns covered, from 1 */
    uint8_t level; /* LIST_ITEM: depth from 0 */
    uint16_t flags;
    int16_t
        field; /* index of the form's field this came from; -1 = none. PARAGRAPH of a compiled form: the
                      LIST field of EACH, ALONE and SEVERAL. CELL and SIGN_NAME that print nothing: the field
                      that they are for. ROW of a table of the data: its table. Block: the MARKDOWN field
                      that it came from */
    uint16_t when; /* compiled forms, blocks: number of the form's condition from 1; 0 = always */
    /* What came from a row or an item: its number, from 1; 0 = neither. Rows of a blank form count, too. Of a CHECKBOX of
     * a choice `item` is the number of its option; the marks behind the items of a series have none. */
    uint32_t row, item;
    uint32_t n_children;
    const bm_node *const *children;
    bm_str
        text; /* TEXT: NFC, no control characters. PARAGRAPH of a list: the marker, "-" or "1." */
    double width_pt;       /* LEADER: at least this long */
    const bm_table *table; /* TABLE */
    const bm_pos *pos;     /* where the text was read, for messages; may be NULL */
};

/* A document ready for layout and output. */
typedef struct {
    const bm_node *root; /* BM_NODE_DOCUMENT */
    bm_str title; /* the form's, or "TỜ TRÌNH Về việc …" when the data say what it is about */
    bm_str author; /* the office; may be empty */
    bm_str form_id;
    int64_t created; /* seconds since 1970-01-01T00:00Z */
    bool landscape;
    /* what it was made from; borrowed */
    const bm_form *form;                  /* or NULL */
    const struct bm_field_values *values; /* checked; NULL = the blank form */
    /* what a reader of the file is to get back; set by api/, "" = none */
    bm_str data_xml;       /* the data as XML, in the form that bm_data_read takes */
    bm_str definition_sha; /* SHA-256 of the definition, 64 hexadecimal digits */
    bm_str label;          /* tells it from others of the file: for bookmarks */
} bm_document;

/** bm_node_new(a, type): a zeroed node with field = -1, span = 1. */
bm_node *bm_node_new(bm_arena *a, bm_node_type type);

/** bm_node_text(a, text, flags): a TEXT node that borrows ${text}. */
bm_node *bm_node_text(bm_arena *a, bm_str text, unsigned flags);

/* A list of children while it is being built. */
typedef struct {
    bm_arena *arena;
    const bm_node **items;
    size_t n, cap;
} bm_node_list;

/** bm_node_list_add(list, node): append. bm_node_list_close(list, parent): make them its children. */
void bm_node_list_add(bm_node_list *list, const bm_node *node);
void bm_node_list_close(bm_node_list *list, bm_node *parent);

/** bm_node_level(paragraph): in a block of columns, paragraphs of all columns stand on levels. Signatures:
 *  0 place and date, 1 caption, 2 hint, 3 name. Letterhead: 0 names, 1 number, place and date, 2 subject. */
enum { BM_NODE_SIGNATURE_LEVELS = 4, BM_NODE_LETTERHEAD_LEVELS = 3 };
size_t bm_node_level(const bm_node *paragraph);

/** bm_node_space_before(column, i): points above the paragraph that is child ${i} of a column. The lines
 *  of a signer's office ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC") stand close, so a second caption has none. */
double bm_node_space_before(const bm_node *column, uint32_t i);

/** bm_node_type_name(type): "paragraph", for dumps. */
const char *bm_node_type_name(bm_node_type type);

#endif
