/* The procedures, compiled from procedures.yaml (forms/PROCEDURES.md): immutable, shared by threads.
 * SPDX-License-Identifier: MIT */
#ifndef BM_PROCEDURE_PROCEDURES_H
#define BM_PROCEDURE_PROCEDURES_H

#include "input/value.h"
#include "text/date.h"

/* What `when:` compares. */
typedef enum { BM_WHEN_REGIME, BM_WHEN_QUESTION, BM_WHEN_CONDITION } bm_when_kind;

typedef struct {
    bm_when_kind kind;
    size_t index;         /* of the question or condition */
    const bm_str *values; /* it is one of these; "" = has none */
    size_t n_values;
} bm_when_test;

/* All tests hold. {0} always holds. */
typedef struct {
    const bm_when_test *tests;
    size_t n;
} bm_when;

typedef enum { BM_WHEN_DAYS_LEFT, BM_WHEN_NUMBER, BM_WHEN_ANY } bm_when_condition_kind;

/* A yes or no that follows from answers: “có”, “không”, or "" when there is no answer. */
typedef struct {
    bm_str id;
    bm_when_condition_kind kind;
    size_t question; /* DAYS_LEFT: a DATE; NUMBER: a NUMBER; n_questions = wrong */
    bool has_least, has_most;
    long least, most;
    const bm_when *any; /* ANY: one of them holds */
    size_t n_any;
} bm_when_condition;

typedef struct {
    const char *id;
    const char *text[2];
} bm_event;

/* Text with {source fields}: pieces in turn. */
typedef struct {
    bm_str text; /* literal text, or the name of a field */
    bool is_field;
} bm_fill_piece;

typedef struct {
    bm_str text; /* as written */
    const bm_fill_piece *pieces;
    size_t n;
    bm_pos pos;
} bm_fill_text;

typedef struct {
    bm_str column;
    bm_pos pos;
    bm_fill_text text;
} bm_fill_cell;

typedef struct {
    bm_str each; /* one row for each row of this table; {0} = one row */
    const bm_fill_cell *cells;
    size_t n;
} bm_fill_row;

/* How one field of a form is filled: by a text, or as a table. */
typedef struct {
    bm_str field;
    bm_pos pos;
    bool is_table;
    bm_fill_text text;
    const bm_fill_row *rows;
    size_t n_rows;
} bm_fill_entry;

typedef struct {
    const bm_fill_entry *entries;
    size_t n;
} bm_fill;

/* A procedure under one regime; positions for messages. */
typedef struct {
    bm_procedure info;
    const bm_fill *fills;   /* info.n_forms */
    const bm_when *whens;   /* info.n_forms: for which answers a form is one of them */
    const bm_pos *form_pos; /* info.n_forms */
} bm_procedure_entry;

/* How many certificates a step is about: a number, or an answer less a number. */
typedef struct {
    bool is_answer;
    size_t question;
    long number;
} bm_situation_count;

typedef struct {
    bm_statement statement;
    bm_when when;
} bm_situation_statement;

typedef struct {
    size_t procedure; /* index among the ids of the procedures */
    bm_when when;
    bm_situation_count count;
    const char *what[2];
    const bm_situation_statement *reasons;
    size_t n_reasons;
} bm_situation_step;

/* One of the `cases`. */
typedef struct {
    const char *id;
    bm_when when;
    const bm_situation_step *steps;
    size_t n_steps;
    const bm_situation_statement *notes;
    size_t n_notes;
} bm_situation;

struct bm_procedures {
    bm_arena *arena;
    bm_source source;         /* positions point here */
    bm_str date;              /* the field that dates a dossier */
    const bm_regime *regimes; /* in the order of time */
    size_t n_regimes;
    const bm_event *events;
    size_t n_events;
    const bm_question *questions;
    const bm_when *question_when; /* n_questions; each of earlier questions only */
    size_t n_questions;
    const bm_when_condition *conditions;
    size_t n_conditions;
    const bm_str *ids;                 /* of the procedures */
    const bm_procedure_entry *entries; /* n_procedures for each regime, regime by regime */
    size_t n_procedures;
    const bm_situation *situations;
    size_t n_situations;
};

/** bm_procedures_parse(source, ds): compile the file; every fault is reported, with its place. ${source} is
 *  copied. Free with bm_procedures_free. NULL with P… or I…. */
bm_procedures *bm_procedures_parse(const bm_source *source, bm_diags *ds);
void bm_procedures_free(bm_procedures *p);

/** bm_procedures_regime(p, day): index of the regime on ${day}, or n_regimes. */
size_t bm_procedures_regime(const bm_procedures *p, bm_date day);

/** bm_procedures_regime_named(p, id): index of the regime, or n_regimes. */
size_t bm_procedures_regime_named(const bm_procedures *p, bm_str id);

/** bm_procedures_entry(p, regime, procedure): by indexes. */
const bm_procedure_entry *bm_procedures_entry(const bm_procedures *p, size_t regime,
                                              size_t procedure);

/** bm_procedures_named(p, id): index of the procedure, or n_procedures. */
size_t bm_procedures_named(const bm_procedures *p, bm_str id);

#endif
