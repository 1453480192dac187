/* What a number says of itself: form/check_identity.h. SPDX-License-Identifier: MIT */
#include "form/rule_identity.h"

#include "form/check_authority.h"
#include "form/check_identity.h"
#include "text/tone.h"

enum { PROVINCE_DIGITS = 3, CENTURY_DIGIT = 3 };

/* CMND of 9 digits end with this day (Luật Căn cước 2023, Điều 46, khoản 2). */
static const bm_date cmnd_until = {2024, 12, 31};

/* Who issued papers with a personal number since when. Before 2016 these were CMND of 12 digits, from the police
 * of a province. */
static const struct {
    bm_date from;
    bm_authority_kind kind;
    const char *name;
} issuers[] = {
    {{2024, 7, 1}, BM_AUTHORITY_MINISTRY_2024, "Bộ Công an"},
    {{2018, 10, 10},
     BM_AUTHORITY_SOCIAL_ORDER_2018,
     "Cục Cảnh sát quản lý hành chính về trật tự xã hội"},
    {{2016, 1, 1},
     BM_AUTHORITY_RESIDENCE_2016,
     "Cục Cảnh sát đăng ký, quản lý cư trú và dữ liệu quốc gia về dân cư"},
    {{0, 0, 0}, BM_AUTHORITY_PROVINCIAL_POLICE, "Công an tỉnh, thành phố"},
};

enum { PROVINCIAL = sizeof issuers / sizeof *issuers - 1 };

static void check_province(const bm_rule_check_place *p, bm_str number)
{
    if (bm_check_identity_province(number))
        return;
    bm_str args[3] = {bm_rule_check_label(p, BM_RULE_IDENTITY),
                      bm_str_n(number.ptr, PROVINCE_DIGITS)};
    bm_rule_check_report(p, BM_RULE_IDENTITY_PROVINCE, BM_RULE_IDENTITY, args, 2);
}

static void check_sex(const bm_rule_check_place *p, bm_str number)
{
    static const bm_str sexes[2] = {BM_STR("Nữ"), BM_STR("Nam")};
    const bm_field_value *sex = bm_rule_check_value(p, BM_RULE_SEX);
    if (!sex->present)
        return;
    bm_arena *a = p->job->a;
    bool male = bm_check_identity_is_male(number);
    bm_str key = bm_tone_key(a, sex->text);
    if (!bm_str_eq(key, bm_tone_key(a, sexes[!male]))) /* neither of the two, or the right one */
        return;
    bm_str args[5] = {bm_rule_check_label(p, BM_RULE_IDENTITY),
                      bm_str_n(number.ptr + CENTURY_DIGIT, 1), bm_rule_check_label(p, BM_RULE_SEX),
                      sex->text};
    bm_rule_check_report(p, BM_RULE_IDENTITY_SEX, BM_RULE_IDENTITY, args, 4);
}

static void check_birth(const bm_rule_check_place *p, bm_str number)
{
    const bm_field_value *birth = bm_rule_check_value(p, BM_RULE_BIRTH);
    int year = bm_check_identity_birth_year(number);
    if (!birth->date.year || birth->date.year == year)
        return;
    bm_str args[5] = {bm_rule_check_label(p, BM_RULE_IDENTITY),
                      bm_str_of(bm_arena_printf(p->job->a, "%d", year)),
                      bm_rule_check_label(p, BM_RULE_BIRTH), bm_date_short(p->job->a, birth->date)};
    bm_rule_check_report(p, BM_RULE_IDENTITY_BIRTH, BM_RULE_IDENTITY, args, 4);
}

/* Does a rule personal_number name the number of ${p}, too? */
static bool is_to_be_personal(const bm_rule_check_place *p)
{
    const bm_form *form = p->job->form;
    for (size_t i = 0; i < form->n_rules; i++)
        for (size_t k = 0; k < form->rules[i].n_fields; k++)
            if (form->rules[i].kind == BM_KNOWN_RULE_PERSONAL_NUMBER && !form->rules[i].when &&
                form->rules[i].fields[k] == p->rule->fields[BM_RULE_IDENTITY])
                return true;
    return false;
}

static void check_cmnd(const bm_rule_check_place *p)
{
    if (bm_date_compare(p->job->date, cmnd_until) <= 0 || is_to_be_personal(p))
        return;
    bm_str args[2] = {bm_rule_check_label(p, BM_RULE_IDENTITY)};
    bm_rule_check_report(p, BM_RULE_IDENTITY_CMND, BM_RULE_IDENTITY, args, 1);
}

/* A free text says nothing; only a body that is known can be the wrong one. */
static void check_authority(const bm_rule_check_place *p, bm_identity_kind kind)
{
    const bm_field_value *authority = bm_rule_check_value(p, BM_RULE_AUTHORITY);
    const bm_field_value *issued = bm_rule_check_value(p, BM_RULE_ISSUED);
    if (!authority->present || kind == BM_IDENTITY_PASSPORT)
        return;
    bm_authority_kind named = bm_check_authority_kind(p->job->a, authority->text);
    size_t i = kind == BM_IDENTITY_CMND ? PROVINCIAL : 0;
    if (named == BM_AUTHORITY_OTHER || (kind == BM_IDENTITY_CCCD && !issued->date.year))
        return;
    while (i < PROVINCIAL && bm_date_compare(issued->date, issuers[i].from) < 0)
        i++;
    if (named == issuers[i].kind)
        return;
    bm_str day = BM_STR("");
    if (issued->date.year)
        day = bm_date_short(p->job->a, issued->date);
    bm_str args[4] = {day, bm_str_of(issuers[i].name), authority->text};
    bm_rule_check_report(p, BM_RULE_IDENTITY_AUTHORITY, BM_RULE_AUTHORITY, args, 3);
}

void bm_rule_identity(const bm_rule_check_place *p)
{
    const bm_field_value *identity = bm_rule_check_value(p, BM_RULE_IDENTITY);
    bm_identity_kind kind = (bm_identity_kind)identity->kind;
    if (!identity->present || !kind)
        return;
    if (kind == BM_IDENTITY_CMND)
        check_cmnd(p);
    if (kind == BM_IDENTITY_CCCD) {
        check_province(p, identity->text);
        check_sex(p, identity->text);
        check_birth(p, identity->text);
    }
    check_authority(p, kind);
}

void bm_rule_identity_personal(const bm_rule_check_place *p)
{
    for (size_t i = 0; i < p->rule->n_fields; i++) {
        const bm_field_value *value = bm_rule_check_value(p, i);
        if (!value->present || !value->kind || value->kind == BM_IDENTITY_CCCD)
            continue;
        bm_str args[3] = {bm_rule_check_label(p, i), value->text};
        bm_rule_check_report(p, BM_RULE_IDENTITY_PERSONAL, i, args, 2);
    }
}
