/* The tables of the form language.
 * SPDX-License-Identifier: MIT */
#include "form/known.h"

static const bm_known_key form_keys[] = {
    {"id", true, 0},
    {"number", true, 0},
    {"title", true, 0},
    {"source", true, 0},
    {"wording", true, 0},
    {"valid", false, 0},
    {"page", false, BM_KNOWN_WITH_TEXT},
    {"author", false, BM_KNOWN_WITH_TEXT},
    {"date", false, BM_KNOWN_WITH_TEXT},
    {"fields", true, BM_KNOWN_WITH_TEXT},
    {"rules", false, BM_KNOWN_WITH_TEXT},
    {"export", false, BM_KNOWN_WITH_TEXT},
    {"body", true, BM_KNOWN_WITH_TEXT},
};

static const bm_known_key valid_keys[] = {
    {"from", false, 0}, {"until", false, 0}, {"replaced_by", false, 0}};

static const bm_known_key field_keys[] = {
    {"label", true, BM_KNOWN_IN_ALL},
    {"type", true, BM_KNOWN_IN_ALL},
    {"required", false, BM_KNOWN_IN_ALL},
    {"help", false, BM_KNOWN_IN_ALL},
    {"example", false, BM_KNOWN_IN_ALL & ~BM_KNOWN_IN_ROWS},
    {"default", false, BM_KNOWN_IN_ALL & ~(BM_KNOWN_IN_MARKDOWN | BM_KNOWN_IN_ROWS)},
    {"blank", false,
     BM_KNOWN_IN_LITERAL | BM_KNOWN_IN_INTEGER | BM_KNOWN_IN_LIST | BM_KNOWN_IN_DATE |
         BM_KNOWN_IN_CHOICE},
    {"case", false, BM_KNOWN_IN_TEXT | BM_KNOWN_IN_PERSON | BM_KNOWN_IN_LIST},
    {"show", false, BM_KNOWN_IN_DATE | BM_KNOWN_IN_CHOICE | BM_KNOWN_IN_FLAG | BM_KNOWN_IN_INTEGER},
    {"options", true, BM_KNOWN_IN_CHOICE},
    {"columns", true, BM_KNOWN_IN_ROWS},
};

static const bm_known_key block_keys[] = {
    [BM_KNOWN_BLOCK_FORM_NUMBER] = {"form_number", false, 0},
    [BM_KNOWN_BLOCK_NATIONAL_HEADER] = {"national_header", false, 0},
    [BM_KNOWN_BLOCK_LETTERHEAD] = {"letterhead", false, 0},
    [BM_KNOWN_BLOCK_PLACE_DATE] = {"place_date", false, 0},
    [BM_KNOWN_BLOCK_TITLE] = {"title", false, 0},
    [BM_KNOWN_BLOCK_RULED_TITLE] = {"ruled_title", false, 0},
    [BM_KNOWN_BLOCK_SUBJECT] = {"subject", false, 0},
    [BM_KNOWN_BLOCK_ANNEX_REFERENCE] = {"annex_reference", false, 0},
    [BM_KNOWN_BLOCK_ADDRESSEE] = {"addressee", false, 0},
    [BM_KNOWN_BLOCK_ADDRESSEES] = {"addressees", false, 0},
    [BM_KNOWN_BLOCK_BASIS] = {"basis", false, 0},
    [BM_KNOWN_BLOCK_HEADING] = {"heading", false, 0},
    [BM_KNOWN_BLOCK_CENTERED] = {"centered", false, 0},
    [BM_KNOWN_BLOCK_LINE] = {"line", false, 0},
    [BM_KNOWN_BLOCK_PARAGRAPH] = {"paragraph", false, 0},
    [BM_KNOWN_BLOCK_TABLE] = {"table", false, 0},
    [BM_KNOWN_BLOCK_SIGNATURES] = {"signatures", false, 0},
    [BM_KNOWN_BLOCK_NOTES] = {"notes", false, 0},
    [BM_KNOWN_BLOCK_CONTACT] = {"contact", false, 0},
    [BM_KNOWN_BLOCK_PAGE_BREAK] = {"page_break", false, 0},
    [BM_KNOWN_BLOCK_WHEN] = {"when", false, 0},
};

static const bm_known_key national_header_keys[] = {{"tieu_ngu", false, 0}};

static const bm_known_key letterhead_keys[] = {{"superior", false, 0},   {"agency", true, 0},
                                               {"number", false, 0},     {"subject", false, 0},
                                               {"place_date", false, 0}, {"tieu_ngu", false, 0}};

static const bm_known_key addressees_keys[] = {{"label", true, 0}, {"items", true, 0}};

static const bm_known_key table_keys[] = {{"rows", true, 0},
                                          {"columns", true, 0},
                                          {"blank_rows", false, 0},
                                          {"total", false, 0},
                                          {"small", false, 0}};

static const bm_known_key table_column_keys[] = {{"head", true, 0},
                                                 {"cell", true, 0},
                                                 {"width", true, 0},
                                                 {"align", false, 0},
                                                 {"group", false, 0}};

static const bm_known_key signature_keys[] = {{"recipients", false, 0}, {"place_date", false, 0},
                                              {"authority", false, 0},  {"caption", true, 0},
                                              {"hint", false, 0},       {"name", false, 0}};

static const bm_known_key recipients_keys[] = {{"label", true, 0}, {"items", true, 0}};

static const bm_known_key notes_keys[] = {{"heading", true, 0}, {"items", false, 0}};

static const bm_known_key rule_keys[] = {
    [BM_KNOWN_RULE_DATES_IN_ORDER] = {"dates_in_order", false, 0},
    [BM_KNOWN_RULE_DAYS_LEFT] = {"days_left", false, 0},
    [BM_KNOWN_RULE_YEARS_AT_MOST] = {"years_at_most", false, 0},
    [BM_KNOWN_RULE_ONE_OF] = {"one_of", false, 0},
    [BM_KNOWN_RULE_NOT_TOGETHER] = {"not_together", false, 0},
    [BM_KNOWN_RULE_REQUIRED] = {"required", false, 0},
    [BM_KNOWN_RULE_NOT_GIVEN] = {"not_given", false, 0},
    [BM_KNOWN_RULE_AT_MOST] = {"at_most", false, 0},
    [BM_KNOWN_RULE_DIFFERS] = {"differs", false, 0},
    [BM_KNOWN_RULE_IDENTITY_AGREES] = {"identity_agrees", false, 0},
    [BM_KNOWN_RULE_PERSONAL_NUMBER] = {"personal_number", false, 0},
    [BM_KNOWN_RULE_SIGNING_AUTHORITY] = {"signing_authority", false, 0},
    {"when", false, 0},
    {"rows", false, 0},
    {"level", false, 0},
    {"source", false, 0},
    {"advice", false, 0},
};

static const bm_known_key days_left_keys[] = {
    {"until", true, 0}, {"from", false, 0}, {"at_least", true, 0}};

static const bm_known_key years_at_most_keys[] = {
    {"from", true, 0}, {"until", true, 0}, {"years", true, 0}};

static const bm_known_key at_most_keys[] = {{"field", true, 0}, {"value", true, 0}};

static const bm_known_key identity_agrees_keys[] = {{"identity", true, 0},
                                                    {"birth", false, 0},
                                                    {"sex", false, 0},
                                                    {"issued", false, 0},
                                                    {"authority", false, 0}};

static const bm_known_key advice_keys[] = {{"vi", true, 0}, {"en", true, 0}};

static const bm_known_key export_keys[] = {{"vgca", false, 0}};

static const bm_known_key vgca_keys[] = {
    [BM_KNOWN_VGCA_NAME] = {"ho_ten", true, 0},
    [BM_KNOWN_VGCA_BIRTH] = {"ngay_sinh", true, 0},
    [BM_KNOWN_VGCA_IDENTITY] = {"so_dinh_danh", true, 0},
    [BM_KNOWN_VGCA_AUTHORITY] = {"noi_cap", false, 0},
    [BM_KNOWN_VGCA_ISSUED] = {"ngay_cap", true, 0},
    [BM_KNOWN_VGCA_EMAIL] = {"thu_dien_tu", true, 0},
    [BM_KNOWN_VGCA_OFFICES] = {"to_chuc", true, 0},
    [BM_KNOWN_VGCA_PROVINCE] = {"tinh", false, 0},
    [BM_KNOWN_VGCA_POSITION] = {"chuc_vu", true, 0},
    [BM_KNOWN_VGCA_PHONE] = {"dien_thoai", false, 0},
    [BM_KNOWN_VGCA_SERIAL] = {"serial_cu", false, 0},
    [BM_KNOWN_VGCA_SIM] = {"sim_pki", false, 0},
    [BM_KNOWN_VGCA_REMOTE] = {"tap_trung", false, 0},
};

#define KEYS(keys) (keys), sizeof(keys) / sizeof *(keys)

static const bm_known_map maps[BM_KNOWN_MAP_COUNT] = {
    [BM_KNOWN_FORM] = {"form", KEYS(form_keys)},
    [BM_KNOWN_VALID] = {"valid", KEYS(valid_keys)},
    [BM_KNOWN_FIELD] = {"field", KEYS(field_keys)},
    [BM_KNOWN_BLOCK] = {"block", KEYS(block_keys)},
    [BM_KNOWN_NATIONAL_HEADER] = {"national_header", KEYS(national_header_keys)},
    [BM_KNOWN_LETTERHEAD] = {"letterhead", KEYS(letterhead_keys)},
    [BM_KNOWN_ADDRESSEES] = {"addressees", KEYS(addressees_keys)},
    [BM_KNOWN_TABLE] = {"table", KEYS(table_keys)},
    [BM_KNOWN_TABLE_COLUMN] = {"table_column", KEYS(table_column_keys)},
    [BM_KNOWN_SIGNATURE] = {"signature", KEYS(signature_keys)},
    [BM_KNOWN_RECIPIENTS] = {"recipients", KEYS(recipients_keys)},
    [BM_KNOWN_NOTES] = {"notes", KEYS(notes_keys)},
    [BM_KNOWN_RULE] = {"rule", KEYS(rule_keys)},
    [BM_KNOWN_DAYS_LEFT] = {"days_left", KEYS(days_left_keys)},
    [BM_KNOWN_YEARS_AT_MOST] = {"years_at_most", KEYS(years_at_most_keys)},
    [BM_KNOWN_AT_MOST] = {"at_most", KEYS(at_most_keys)},
    [BM_KNOWN_IDENTITY_AGREES] = {"identity_agrees", KEYS(identity_agrees_keys)},
    [BM_KNOWN_ADVICE] = {"advice", KEYS(advice_keys)},
    [BM_KNOWN_EXPORT] = {"export", KEYS(export_keys)},
    [BM_KNOWN_VGCA] = {"vgca", KEYS(vgca_keys)},
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
static const char *const show_flag[] = {"cross"};
static const char *const show_integer[] = {"padded"};
static const char *const pages[] = {"portrait", "landscape"};
static const char *const aligns[] = {"left", "center", "right", "justify"};
/* With hyphens (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1b), and with the en dashes of some forms. */
static const char *const tieu_ngu[] = {"Độc lập - Tự do - Hạnh phúc",
                                       "Độc lập – Tự do – Hạnh phúc"};
static const char *const bools[] = {"false", "true"};
static const char *const flag_words[] = {"có", "không"};

static const char *const levels[] = {"error", "warning"};

static const bm_known_words words[BM_KNOWN_WORDS_COUNT] = {
    [BM_KNOWN_TYPES] = {"type", KEYS(types)},
    [BM_KNOWN_WORDINGS] = {"wording", KEYS(wordings)},
    [BM_KNOWN_CASES] = {"case", KEYS(cases)},
    [BM_KNOWN_SHOW_DATE] = {"show", KEYS(show_date)},
    [BM_KNOWN_SHOW_CHOICE] = {"show", KEYS(show_choice)},
    [BM_KNOWN_SHOW_FLAG] = {"show", KEYS(show_flag)},
    [BM_KNOWN_SHOW_INTEGER] = {"show", KEYS(show_integer)},
    [BM_KNOWN_PAGES] = {"page", KEYS(pages)},
    [BM_KNOWN_ALIGNS] = {"align", KEYS(aligns)},
    [BM_KNOWN_TIEU_NGU] = {"tieu_ngu", KEYS(tieu_ngu)},
    [BM_KNOWN_BOOLS] = {"required", KEYS(bools)},
    [BM_KNOWN_FLAG_WORDS] = {"example", KEYS(flag_words)},
    [BM_KNOWN_LEVELS] = {"level", KEYS(levels)},
};

const bm_known_map *bm_known_map_of(bm_known_map_id id)
{
    return &maps[id];
}

const bm_known_words *bm_known_words_of(bm_known_words_id id)
{
    return &words[id];
}
