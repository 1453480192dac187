/* The tables of the form language.
 * SPDX-License-Identifier: MIT */
#include "form/known.h"

static const bm_known_key form_keys[] = {
    {"id", true, 0},      {"number", true, 0}, {"title", true, 0},   {"source", true, 0},
    {"wording", true, 0}, {"valid", false, 0}, {"author", false, 0}, {"date", false, 0},
    {"fields", true, 0},  {"body", true, 0},
};

static const bm_known_key valid_keys[] = {
    {"from", false, 0}, {"until", false, 0}, {"replaced_by", false, 0}};

static const bm_known_key field_keys[] = {
    {"label", true, BM_KNOWN_IN_ALL},
    {"type", true, BM_KNOWN_IN_ALL},
    {"required", false, BM_KNOWN_IN_ALL},
    {"help", false, BM_KNOWN_IN_ALL},
    {"example", false, BM_KNOWN_IN_ALL & ~BM_KNOWN_IN_ROWS},
    {"blank", false,
     BM_KNOWN_IN_LITERAL | BM_KNOWN_IN_INTEGER | BM_KNOWN_IN_LIST | BM_KNOWN_IN_DATE |
         BM_KNOWN_IN_CHOICE},
    {"case", false, BM_KNOWN_IN_TEXT | BM_KNOWN_IN_PERSON | BM_KNOWN_IN_LIST},
    {"show", false, BM_KNOWN_IN_DATE | BM_KNOWN_IN_CHOICE},
    {"options", true, BM_KNOWN_IN_CHOICE},
    {"columns", true, BM_KNOWN_IN_ROWS},
};

/* In the order of bm_known_block. */
static const bm_known_key block_keys[] = {
    {"form_number", false, 0}, {"national_header", false, 0}, {"place_date", false, 0},
    {"title", false, 0},       {"addressee", false, 0},       {"heading", false, 0},
    {"line", false, 0},        {"paragraph", false, 0},       {"table", false, 0},
    {"signatures", false, 0},  {"notes", false, 0},           {"page_break", false, 0},
};

static const bm_known_key national_header_keys[] = {{"tieu_ngu", false, 0}};

static const bm_known_key table_keys[] = {
    {"rows", true, 0}, {"columns", true, 0}, {"blank_rows", false, 0}, {"total", false, 0}};

static const bm_known_key table_column_keys[] = {
    {"head", true, 0}, {"cell", true, 0}, {"width", true, 0}, {"align", false, 0}};

static const bm_known_key signature_keys[] = {
    {"place_date", false, 0}, {"caption", true, 0}, {"hint", false, 0}, {"name", false, 0}};

static const bm_known_key notes_keys[] = {{"heading", true, 0}, {"items", false, 0}};

#define KEYS(keys) (keys), sizeof(keys) / sizeof *(keys)

static const bm_known_map maps[BM_KNOWN_MAP_COUNT] = {
    [BM_KNOWN_FORM] = {"form", KEYS(form_keys)},
    [BM_KNOWN_VALID] = {"valid", KEYS(valid_keys)},
    [BM_KNOWN_FIELD] = {"field", KEYS(field_keys)},
    [BM_KNOWN_BLOCK] = {"block", KEYS(block_keys)},
    [BM_KNOWN_NATIONAL_HEADER] = {"national_header", KEYS(national_header_keys)},
    [BM_KNOWN_TABLE] = {"table", KEYS(table_keys)},
    [BM_KNOWN_TABLE_COLUMN] = {"table_column", KEYS(table_column_keys)},
    [BM_KNOWN_SIGNATURE] = {"signature", KEYS(signature_keys)},
    [BM_KNOWN_NOTES] = {"notes", KEYS(notes_keys)},
};

static const char *const types[] = {"text",
                                    "person",
                                    "date",
                                    "choice",
                                    "flag",
                                    "identity",
                                    "tax_code",
                                    "budget_code",
                                    "phone",
                                    "official_email",
                                    "certificate_serial",
                                    "sim_pki",
                                    "province",
                                    "issuing_authority",
                                    "integer",
                                    "list",
                                    "markdown",
                                    "rows"};
static const char *const wordings[] = {"verbatim", "labels", "draft", "unavailable"};
static const char *const cases[] = {"upper"};
static const char *const show_date[] = {"long"};
static const char *const show_choice[] = {"text"};
static const char *const aligns[] = {"left", "center", "right", "justify"};
/* With hyphens (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1b), and with the en dashes of some forms. */
static const char *const tieu_ngu[] = {"Độc lập - Tự do - Hạnh phúc",
                                       "Độc lập – Tự do – Hạnh phúc"};
static const char *const bools[] = {"false", "true"};
static const char *const flag_words[] = {"có", "không"};

static const bm_known_words words[BM_KNOWN_WORDS_COUNT] = {
    [BM_KNOWN_TYPES] = {"type", KEYS(types)},
    [BM_KNOWN_WORDINGS] = {"wording", KEYS(wordings)},
    [BM_KNOWN_CASES] = {"case", KEYS(cases)},
    [BM_KNOWN_SHOW_DATE] = {"show", KEYS(show_date)},
    [BM_KNOWN_SHOW_CHOICE] = {"show", KEYS(show_choice)},
    [BM_KNOWN_ALIGNS] = {"align", KEYS(aligns)},
    [BM_KNOWN_TIEU_NGU] = {"tieu_ngu", KEYS(tieu_ngu)},
    [BM_KNOWN_BOOLS] = {"required", KEYS(bools)},
    [BM_KNOWN_FLAG_WORDS] = {"example", KEYS(flag_words)},
};

const bm_known_map *bm_known_map_of(bm_known_map_id id)
{
    return &maps[id];
}

const bm_known_words *bm_known_words_of(bm_known_words_id id)
{
    return &words[id];
}
