/* The form language as tables: which keys each map takes, which words each key takes. The compiler reads
 * by them, and a test holds forms/README.md and forms/form.schema.json against them, so the three
 * cannot drift apart.
 * SPDX-License-Identifier: MIT */
#ifndef BM_FORM_KNOWN_H
#define BM_FORM_KNOWN_H

#include "bieumau.h"

/* Types of fields, as a set. */
enum {
    BM_KNOWN_IN_TEXT = 1 << BM_FIELD_TEXT,
    BM_KNOWN_IN_PERSON = 1 << BM_FIELD_PERSON,
    BM_KNOWN_IN_DATE = 1 << BM_FIELD_DATE,
    BM_KNOWN_IN_CHOICE = 1 << BM_FIELD_CHOICE,
    BM_KNOWN_IN_FLAG = 1 << BM_FIELD_FLAG,
    BM_KNOWN_IN_MARKDOWN = 1 << BM_FIELD_MARKDOWN,
    BM_KNOWN_IN_ROWS = 1 << BM_FIELD_ROWS,
    BM_KNOWN_IN_ALL = (1 << (BM_FIELD_ROWS + 1)) - 1,
    BM_KNOWN_IN_INTEGER = 1 << BM_FIELD_INTEGER,
    BM_KNOWN_IN_LIST = 1 << BM_FIELD_LIST,
    /* values of one line that are literal text once they are checked */
    BM_KNOWN_IN_LITERAL = BM_KNOWN_IN_TEXT | BM_KNOWN_IN_PERSON | 1 << BM_FIELD_IDENTITY |
                          1 << BM_FIELD_TAX_CODE | 1 << BM_FIELD_BUDGET_CODE | 1 << BM_FIELD_PHONE |
                          1 << BM_FIELD_OFFICIAL_EMAIL | 1 << BM_FIELD_CERTIFICATE_SERIAL |
                          1 << BM_FIELD_SIM_PKI | 1 << BM_FIELD_PROVINCE |
                          1 << BM_FIELD_ISSUING_AUTHORITY,
    BM_KNOWN_IN_COLUMN = BM_KNOWN_IN_LITERAL | BM_KNOWN_IN_INTEGER | BM_KNOWN_IN_DATE |
                         BM_KNOWN_IN_CHOICE | BM_KNOWN_IN_FLAG, /* what a column of rows may be */
    BM_KNOWN_IN_LINE = BM_KNOWN_IN_COLUMN,                      /* what may stand inside a text */
    BM_KNOWN_IN_LINES = BM_KNOWN_IN_LINE | BM_KNOWN_IN_LIST     /* in a text of several lines */
};

/* Wordings, as a set: those of forms whose text is at hand. */
enum {
    BM_KNOWN_WITH_TEXT = 1 << BM_WORDING_VERBATIM | 1 << BM_WORDING_LABELS | 1 << BM_WORDING_DRAFT
};

typedef struct {
    const char *name;
    bool required;
    unsigned
        of; /* BM_KNOWN_FIELD: the types of field that have this key; BM_KNOWN_FORM: the wordings;
                    0 = all */
} bm_known_key;

typedef struct {
    const char *name; /* also the heading in the README and the name under $defs in the schema */
    const bm_known_key *keys;
    size_t n;
} bm_known_map;

typedef enum {
    BM_KNOWN_FORM, /* the file itself */
    BM_KNOWN_VALID,
    BM_KNOWN_FIELD,
    BM_KNOWN_BLOCK, /* keys: the kinds of block, then what all of them may have */
    BM_KNOWN_NATIONAL_HEADER,
    BM_KNOWN_LETTERHEAD,
    BM_KNOWN_ADDRESSEES,
    BM_KNOWN_TABLE,
    BM_KNOWN_TABLE_COLUMN,
    BM_KNOWN_SIGNATURE,
    BM_KNOWN_RECIPIENTS,
    BM_KNOWN_NOTES,
    BM_KNOWN_RULE, /* keys: the kinds of rule, then what all of them may have */
    BM_KNOWN_DAYS_LEFT,
    BM_KNOWN_YEARS_AT_MOST,
    BM_KNOWN_AT_MOST,
    BM_KNOWN_IDENTITY_AGREES,
    BM_KNOWN_ADVICE,
    BM_KNOWN_EXPORT,
    BM_KNOWN_VGCA,
    BM_KNOWN_MAP_COUNT
} bm_known_map_id;

typedef enum {
    BM_KNOWN_TYPES,    /* in the order of bm_field_type */
    BM_KNOWN_WORDINGS, /* in the order of bm_wording */
    BM_KNOWN_CASES,
    BM_KNOWN_SHOW_DATE,
    BM_KNOWN_SHOW_CHOICE,
    BM_KNOWN_SHOW_FLAG,
    BM_KNOWN_SHOW_INTEGER,
    BM_KNOWN_PAGES,  /* portrait, landscape */
    BM_KNOWN_ALIGNS, /* in the order of bm_align */
    BM_KNOWN_TIEU_NGU,
    BM_KNOWN_BOOLS, /* false, true */
    BM_KNOWN_FLAG_WORDS,
    BM_KNOWN_LEVELS, /* error, warning */
    BM_KNOWN_WORDS_COUNT
} bm_known_words_id;

typedef struct {
    const char *name;
    const char *const *words;
    size_t n;
} bm_known_words;

/* The keys of BM_KNOWN_BLOCK, in order. */
typedef enum {
    BM_KNOWN_BLOCK_FORM_NUMBER,
    BM_KNOWN_BLOCK_NATIONAL_HEADER,
    BM_KNOWN_BLOCK_LETTERHEAD,
    BM_KNOWN_BLOCK_PLACE_DATE,
    BM_KNOWN_BLOCK_TITLE,
    BM_KNOWN_BLOCK_RULED_TITLE,
    BM_KNOWN_BLOCK_SUBJECT,
    BM_KNOWN_BLOCK_ANNEX_REFERENCE,
    BM_KNOWN_BLOCK_ADDRESSEE,
    BM_KNOWN_BLOCK_ADDRESSEES,
    BM_KNOWN_BLOCK_BASIS,
    BM_KNOWN_BLOCK_HEADING,
    BM_KNOWN_BLOCK_CENTERED,
    BM_KNOWN_BLOCK_LINE,
    BM_KNOWN_BLOCK_PARAGRAPH,
    BM_KNOWN_BLOCK_TABLE,
    BM_KNOWN_BLOCK_SIGNATURES,
    BM_KNOWN_BLOCK_NOTES,
    BM_KNOWN_BLOCK_CONTACT,
    BM_KNOWN_BLOCK_PAGE_BREAK,
    BM_KNOWN_BLOCK_WHEN /* no kind: the condition that any block may have */
} bm_known_block;

/* Kinds of rule, in the order of the keys of BM_KNOWN_RULE. */
typedef enum {
    BM_KNOWN_RULE_DATES_IN_ORDER,
    BM_KNOWN_RULE_DAYS_LEFT,
    BM_KNOWN_RULE_YEARS_AT_MOST,
    BM_KNOWN_RULE_ONE_OF,
    BM_KNOWN_RULE_NOT_TOGETHER,
    BM_KNOWN_RULE_REQUIRED,
    BM_KNOWN_RULE_NOT_GIVEN,
    BM_KNOWN_RULE_AT_MOST,
    BM_KNOWN_RULE_DIFFERS,
    BM_KNOWN_RULE_IDENTITY_AGREES,
    BM_KNOWN_RULE_PERSONAL_NUMBER,
    BM_KNOWN_RULE_SIGNING_AUTHORITY,
    BM_KNOWN_RULE_KINDS /* how many; the keys behind them are common to all */
} bm_known_rule;

/* The keys of BM_KNOWN_VGCA, in order: where the list takes its columns from. */
typedef enum {
    BM_KNOWN_VGCA_NAME,
    BM_KNOWN_VGCA_BIRTH,
    BM_KNOWN_VGCA_IDENTITY,
    BM_KNOWN_VGCA_AUTHORITY,
    BM_KNOWN_VGCA_ISSUED,
    BM_KNOWN_VGCA_EMAIL,
    BM_KNOWN_VGCA_OFFICES,
    BM_KNOWN_VGCA_PROVINCE,
    BM_KNOWN_VGCA_POSITION,
    BM_KNOWN_VGCA_PHONE,
    BM_KNOWN_VGCA_SERIAL,
    BM_KNOWN_VGCA_SIM,
    BM_KNOWN_VGCA_REMOTE, /* a condition */
    BM_KNOWN_VGCA_KEYS
} bm_known_vgca;

/** bm_known_map_of(id), bm_known_words_of(id): never NULL; static storage. */
const bm_known_map *bm_known_map_of(bm_known_map_id id);
const bm_known_words *bm_known_words_of(bm_known_words_id id);

#endif
