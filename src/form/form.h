/* A compiled form definition: immutable after load, shared by threads.
 * SPDX-License-Identifier: MIT */
#ifndef BM_FORM_FORM_H
#define BM_FORM_FORM_H

#include "base/digest.h"
#include "document/node.h"
#include "input/value.h"
#include "text/date.h"

typedef enum {
    BM_SHOW_DEFAULT, /* date: 05/01/2024; choice: boxes */
    BM_SHOW_LONG,    /* date: ngày 05 tháng 01 năm 2024 */
    BM_SHOW_TEXT,    /* choice: the chosen option alone */
    BM_SHOW_CROSS,   /* flag: "×" when it is ticked, else nothing */
    BM_SHOW_PADDED /* integer: at least two digits, "05" (NĐ 30/2020/NĐ-CP, Phụ lục I, II.3c) */
} bm_field_show;

typedef struct {
    bm_str id, label, help, example; /* example of a LIST: a line for each item */
    bm_field_type type;
    bm_field_show show;
    bool required;
    bool upper; /* printed in capitals */
    const char *const *options;
    size_t n_options;
    int parent;       /* index of the ROWS field this is a column of; -1 = none */
    size_t n_columns; /* ROWS: its columns are the next n_columns fields */
    bool has_blank;
    bm_str
        blank; /* printed when the value is absent; without it a dotted leader (in tables: nothing) */
    const bm_str
        *blanks; /* LIST: the items that stand in place of absent ones, when `blank` is a list */
    size_t n_blanks;
    bool has_default;
    bm_str fallback; /* the value when neither the data nor the profile gives one */
    const bm_value
        *fallback_value; /* the same as it was read: a scalar, or a LIST's list of scalars */
    bm_pos pos;
} bm_field;

/* A condition of a block or a rule: all its tests hold. */
typedef enum {
    BM_CONDITION_PRESENT, /* has a value; a flag is ticked; a table has rows */
    BM_CONDITION_ABSENT,
    BM_CONDITION_IS /* is one of the values */
} bm_condition_kind;

typedef struct {
    int field;
    bm_condition_kind kind;
    const bm_str *values; /* IS: as printed; a flag's "có" is PRESENT, "không" ABSENT */
    size_t n_values;
} bm_condition_test;

typedef struct {
    const bm_condition_test *tests;
    size_t n;
} bm_condition;

typedef struct bm_rule bm_rule;               /* form/rule.h */
typedef struct bm_form_export bm_form_export; /* form/form_export.h */

struct bm_form {
    bm_arena *arena;
    bm_source source;            /* the definition file; positions of its nodes point here */
    char sha[BM_DIGEST_HEX + 1]; /* SHA-256 of its bytes */
    bm_form_info info;
    bm_field *fields;
    size_t n_fields;
    int author_field; /* the office, for the document's properties; -1 = none */
    int date_field;   /* dates the document; -1 = none */
    const bm_condition *conditions;
    size_t n_conditions;
    const bm_rule *rules;
    size_t n_rules;
    const bm_form_export
        *vgca; /* where that list takes its columns from; NULL = the form has not what it needs */
    bool landscape;
    const bm_node *body; /* BM_NODE_DOCUMENT, template; NULL when the wording is unavailable */
};

/**
 * bm_form_parse(source, ds):
 * Compile a definition. All faults are reported, each with its place; warnings (F007) too.
 * ${source} is copied. Free with bm_form_free. NULL with F… or I….
 */
bm_form *bm_form_parse(const bm_source *source, bm_diags *ds);
void bm_form_free(bm_form *form);

/** bm_form_lookup_field(form, id, parent): index of the field with this id under ${parent} (-1 = top), or -1. */
int bm_form_lookup_field(const bm_form *form, bm_str id, int parent);

#endif
