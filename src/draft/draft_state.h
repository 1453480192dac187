/* A draft while it is being made: what its parts add to. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_STATE_H
#define BM_DRAFT_DRAFT_STATE_H

#include "draft/draft_gap.h"
#include "draft/draft_names.h"
#include "draft/draft_yaml.h"

typedef struct {
    bm_arena *arena;
    bm_diags *ds;
    const bm_pos *pos; /* the document */
    bm_draft_names *names;
    bm_draft_yaml *root, *fields, *body;
    bm_draft_yaml *columns; /* of the table that is being added, or NULL */
    bm_str last_id;         /* of that field, or "" */
    bm_draft_yaml *last;    /* the map of the field that was added last */
    size_t n_fields;        /* columns counted */
    size_t n_gaps, n_blocks, n_doubts;
    size_t n_forms;               /* national headers */
    bm_str heading;               /* the last one, or "" */
    bm_str waiting;               /* a label whose gap is in the next row, or "" */
    bm_str author, date, person;  /* ids of fields, or "" */
    bm_str number, title, source; /* what the document says of itself, or "" */
} bm_draft_state;

/* A field to be added. */
typedef struct {
    bm_str label;              /* as printed, or "" */
    bm_str id;                 /* "" = by the label */
    bm_field_type type;        /* with an id */
    const bm_draft_slot *slot; /* the control that it was, or NULL */
    bool has_blank;
    bm_str blank;
    bool date;      /* it is one, whatever its label says */
    bool long_date; /* in words */
    bool upper;
    const bm_str *items; /* the options of a choice; of a list what stands there now */
    size_t n_items;
} bm_draft_field;

/** bm_draft_state_field(d, f): add a field; returns its id, "" when the form has as many as it may (M016). */
bm_str bm_draft_state_field(bm_draft_state *d, const bm_draft_field *f);

/** bm_draft_state_rows(d, id, label): add a field of rows, whose columns are added next; returns its id as
 *  above. End with bm_draft_state_rows_end. */
bm_str bm_draft_state_rows(bm_draft_state *d, const char *id, bm_str label);
void bm_draft_state_rows_end(bm_draft_state *d);

/** bm_draft_state_doubt(d, node, code, a0, a1): what is not sure: a comment above ${node}, NULL = at the head
 *  of the draft, and a warning; beyond some only the comment. ${a0}, ${a1} fill {0} and {1}; "" = none. */
void bm_draft_state_doubt(bm_draft_state *d, bm_draft_yaml *node, bm_code code, bm_str a0,
                          bm_str a1);

/** bm_draft_state_block(d, kind, text): add a block that is one text. Never NULL: what is past the limit of a
 *  form (M016) is not written. */
bm_draft_yaml *bm_draft_state_block(bm_draft_state *d, const char *kind, bm_str text);

/** bm_draft_state_group(d, kind, yaml_kind): add a block with more in it; returns what holds it. */
bm_draft_yaml *bm_draft_state_group(bm_draft_state *d, const char *kind,
                                    bm_draft_yaml_kind yaml_kind);

/** bm_draft_state_bare(d, kind): add a block without content. */
void bm_draft_state_bare(bm_draft_state *d, const char *kind);

/** bm_draft_state_tell_rest(d): say how many warnings there was no room for (M019). */
void bm_draft_state_tell_rest(bm_draft_state *d);

#endif
