/* Any valid UTF-8 as a value of each type of one line, and what was printed as a value once more: it must be
 * printed the same, with nothing left to repair. SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "form/check.h"
#include "fuzz/fuzz.h"
#include "text/nfc.h"

#define FIELD(name, kind)                                                       \
    {                                                                           \
        .id = BM_STR(name), .label = BM_STR(name), .type = (kind), .parent = -1 \
    }

static const char *const options[] = {"Nam", "Nữ"};
static bm_field fields[] = {
    FIELD("text", BM_FIELD_TEXT),
    FIELD("person", BM_FIELD_PERSON),
    FIELD("date", BM_FIELD_DATE),
    FIELD("identity", BM_FIELD_IDENTITY),
    FIELD("tax_code", BM_FIELD_TAX_CODE),
    FIELD("budget_code", BM_FIELD_BUDGET_CODE),
    FIELD("phone", BM_FIELD_PHONE),
    FIELD("official_email", BM_FIELD_OFFICIAL_EMAIL),
    FIELD("certificate_serial", BM_FIELD_CERTIFICATE_SERIAL),
    FIELD("sim_pki", BM_FIELD_SIM_PKI),
    FIELD("province", BM_FIELD_PROVINCE),
    FIELD("issuing_authority", BM_FIELD_ISSUING_AUTHORITY),
    FIELD("integer", BM_FIELD_INTEGER),
    FIELD("list", BM_FIELD_LIST),
    {.id = BM_STR("choice"),
     .label = BM_STR("choice"),
     .type = BM_FIELD_CHOICE,
     .parent = -1,
     .options = options,
     .n_options = 2},
};
enum { N_FIELDS = sizeof fields / sizeof fields[0] };
static const bm_form form = {
    .fields = fields, .n_fields = N_FIELDS, .author_field = -1, .date_field = -1};

/* ${texts} as values of the fields; those without a pointer are left out. */
static int check(bm_arena *a, const bm_str texts[N_FIELDS], bm_field_values *out, bm_diags *ds)
{
    bm_member members[N_FIELDS];
    bm_value values[N_FIELDS];
    size_t n = 0;
    for (size_t i = 0; i < N_FIELDS; i++) {
        if (!texts[i].ptr)
            continue;
        values[n] = (bm_value){.kind = BM_VALUE_SCALAR, .text = texts[i]};
        members[n] = (bm_member){.key = fields[i].id, .value = &values[n]};
        n++;
    }
    const bm_value map = {.kind = BM_VALUE_MAP, .n = n, .members = members};
    const bm_check_input input = {.data = &map, .today = {2026, 5, 1}};
    bm_diags_clear(ds);
    int status = bm_check_values(a, &form, &input, out, ds);
    fuzz_require((status != 0) == (bm_diags_errors(ds) > 0));
    return status;
}

static void check_twice(bm_arena *a, bm_str text, bm_diags *ds)
{
    bm_str texts[N_FIELDS];
    bm_field_values first, again;
    for (size_t i = 0; i < N_FIELDS; i++)
        texts[i] = text;
    (void)check(a, texts, &first, ds);
    for (size_t i = 0; i < N_FIELDS; i++) {
        bm_str none = {NULL, 0}, printed = first.values[i].text;
        fuzz_require(first.values[i].present == (printed.len > 0));
        texts[i] = printed.len ? bm_arena_copy(a, printed) : none;
    }
    fuzz_require(check(a, texts, &again, ds) == 0);
    for (size_t i = 0; i < bm_diags_count(ds); i++)
        fuzz_require(bm_diags_at(ds, i)->severity == BM_WARNING);
    for (size_t i = 0; i < N_FIELDS; i++)
        fuzz_require(bm_str_eq(first.values[i].text, again.values[i].text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bm_str text = bm_str_n((const char *)data, size);
    if (bm_utf8_invalid_at(text) != size)
        return 0;
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    check_twice(a, bm_arena_copy(a, bm_nfc_normalize(a, text)), ds);
    bm_diags_free(ds);
    bm_arena_free(a);
    return 0;
}
