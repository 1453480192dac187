/* Phone numbers. Prefixes by the numbering plan as libphonenumber has it (region VN, 10/2024).
 * SPDX-License-Identifier: MIT */
#include "form/check_phone.h"

#include "form/check_digits.h"
#include "text/tone.h"

enum {
    MOBILE_DIGITS = 10, /* all with the 0 in front */
    FIXED_DIGITS = 11,
    OLD_MOBILE_DIGITS = 11,
    SERVICE_MIN = 8, /* 1800xxxx */
    SERVICE_MAX = 10,
    ARMY_MIN = 8, /* 069xxxxx: Bộ Quốc phòng, Bộ Công an */
    ARMY_MAX = 10,
    STATE_DIGITS = 8, /* 080xxxxx: bodies of Party and state */
    FOREIGN_MIN = 7,
    FOREIGN_MAX = 15 /* ITU-T E.164 */
};

#define SEPARATORS " .,-_()"

/* The digit behind ${start} is one of ${next}. */
typedef struct {
    const char *start;
    const char *next;
} prefix;

static const prefix mobile[] = {
    {"03", "0123456789"}, {"05", "1689"},      {"052", "238"},
    {"055", "9"},         {"07", "06789"},     {"08", "12345678"},
    {"089", "6789"},      {"09", "012345678"}, {"099", "013456789"},
};

static const prefix fixed[] = {
    {"020", "3456789"},  {"021", "012345689"}, {"022", "01256789"}, {"023", "23456789"},
    {"024", "2345678"},  {"025", "12456789"},  {"026", "01239"},    {"027", "01234567"},
    {"028", "23456789"}, {"029", "01234679"},
};

/* Mobile numbers lost a digit from 15/9/2018 on. */
static const struct {
    const char *old, *now;
} changed[] = {
    {"0120", "070"}, {"0121", "079"}, {"0122", "077"}, {"0123", "083"}, {"0124", "084"},
    {"0125", "085"}, {"0126", "076"}, {"0127", "081"}, {"0128", "078"}, {"0129", "082"},
    {"0162", "032"}, {"0163", "033"}, {"0164", "034"}, {"0165", "035"}, {"0166", "036"},
    {"0167", "037"}, {"0168", "038"}, {"0169", "039"}, {"0186", "056"}, {"0188", "058"},
    {"0199", "059"},
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool starts(bm_str s, const char *with)
{
    size_t n = strlen(with);
    return s.len >= n && memcmp(s.ptr, with, n) == 0;
}

static bool has_prefix(bm_str s, const prefix *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t at = strlen(list[i].start);
        if (starts(s, list[i].start) && s.len > at && strchr(list[i].next, s.ptr[at]))
            return true;
    }
    return false;
}

static bool is_mobile(bm_str s)
{
    return s.len == MOBILE_DIGITS && has_prefix(s, mobile, COUNT(mobile));
}

static bool is_fixed(bm_str s)
{
    return s.len == FIXED_DIGITS && has_prefix(s, fixed, COUNT(fixed));
}

/* The number that the old mobile number ${s} was changed to, or "". */
static bm_str changed_to(bm_arena *a, bm_str s)
{
    for (size_t i = 0; s.len == OLD_MOBILE_DIGITS && i < COUNT(changed); i++)
        if (starts(s, changed[i].old))
            return bm_str_of(
                bm_arena_printf(a, "%s%.*s", changed[i].now, (int)s.len - 4, s.ptr + 4));
    return bm_str_of("");
}

static bool is_service(bm_str s)
{
    return s.len >= SERVICE_MIN && s.len <= SERVICE_MAX && (starts(s, "1800") || starts(s, "1900"));
}

/* Networks that are not public but are called from outside. */
static bool is_state_network(bm_str s)
{
    return (starts(s, "069") && s.len >= ARMY_MIN && s.len <= ARMY_MAX) ||
           (starts(s, "080") && s.len == STATE_DIGITS);
}

static bool is_in_use(bm_str s)
{
    return is_mobile(s) || is_fixed(s) || is_service(s) || is_state_network(s);
}

/* As long as a mobile or a fixed number, with a prefix that nobody has. */
static bool has_shape(bm_str s)
{
    return (s.len == MOBILE_DIGITS && s.ptr[0] == '0' && strchr("35789", s.ptr[1])) ||
           (s.len == FIXED_DIGITS && starts(s, "02"));
}

/* ${s} with 0 in place of the country's code, or ${s} itself. */
static bm_str national(bm_arena *a, bm_str s)
{
    size_t n = 0;
    if (starts(s, "+84"))
        n = 3;
    else if (starts(s, "0084"))
        n = 4;
    else if (starts(s, "84") && (s.len == MOBILE_DIGITS + 1 || s.len == FIXED_DIGITS + 1))
        n = 2;
    if (!n)
        return s;
    bm_str rest = bm_str_from(s, n);
    return rest.len && rest.ptr[0] != '0' ? bm_check_digits_pad(a, rest, rest.len + 1) : rest;
}

/* The first number in use within ${s}, which has other things as well, or "". */
static bm_str number_in(bm_arena *a, bm_str s)
{
    for (size_t i = 0, from = 0; i <= s.len; i++) {
        char c = i < s.len ? s.ptr[i] : ';';
        if ((c >= '0' && c <= '9') || c == '+' || strchr(SEPARATORS, c))
            continue;
        bm_str run = bm_str_n(s.ptr + from, i - from);
        bm_str number = national(a, bm_check_digits_strip(a, run, SEPARATORS));
        if (is_in_use(number) && bm_check_digits_only(number))
            return number;
        from = i + 1;
    }
    return bm_str_of("");
}

static bool refuse(const bm_check_value_at *at, bm_str number, bm_str typed)
{
    bm_arena *a = at->job->a;
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str meant = number_in(a, typed), alike = bm_check_digits_alike(a, number);
    if (bm_check_digits_only(alike) && is_in_use(alike))
        meant = alike;
    if (starts(number, "04") && number.len == MOBILE_DIGITS) /* Hà Nội before 17/6/2017 */
        meant = bm_str_of(bm_arena_printf(a, "024%.*s", (int)number.len - 2, number.ptr + 2));
    (void)bm_check_value_tell(at, BM_DATA_PHONE, typed, meant, bm_str_of(""));
    bm_arena_rewind(a, mark);
    return false;
}

static bool is_foreign(bm_str s)
{
    return starts(s, "+") && !starts(s, "+84") && s.len > FOREIGN_MIN && s.len <= FOREIGN_MAX + 1 &&
           bm_check_digits_only(bm_str_from(s, 1));
}

static bool warn(const bm_check_value_at *at, bm_str number, bm_field_value *out)
{
    bm_str none = BM_STR("");
    (void)bm_check_value_tell(at, BM_DATA_PHONE_PREFIX, number, none, none);
    return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, number, out);
}

/* Does the label of the field ask for a mobile number, or for that of a SIM? */
static bool wants_mobile(const bm_check_value_at *at)
{
    static const char *const words[] = {" DI DONG ", " DTDD ", " SIM "};
    bm_arena *a = at->job->a;
    bm_arena_mark mark = bm_arena_mark_of(a);
    const char *label = bm_arena_printf(a, " %s ", bm_tone_plain(a, at->place->field->label).ptr);
    bool wants = false;
    for (size_t i = 0; i < COUNT(words) && !wants; i++)
        wants = strstr(label, words[i]) != NULL;
    bm_arena_rewind(a, mark);
    return wants;
}

/* A number in use: a mobile one, or another where that will do. */
static bool accept(const bm_check_value_at *at, bm_code note, bm_str number, bm_field_value *out)
{
    bm_str none = BM_STR("");
    if (!is_mobile(number) && wants_mobile(at))
        (void)bm_check_value_tell(at, BM_DATA_PHONE_FIXED, number, none, none);
    return bm_check_value_rewrite(at, note, number, out);
}

bool bm_check_phone_read(const bm_check_value_at *at, bm_field_value *out)
{
    bm_arena *a = at->job->a;
    bm_str number = out->text, none = BM_STR("");
    bm_code note = BM_DATA_REWRITTEN;
    if (is_mobile(number) && bm_check_digits_only(number))
        return true;
    switch (bm_check_digits_cell_of(a, out->text, &number)) {
    case BM_CHECK_DIGITS_LOST:
        return bm_check_value_tell(at, BM_DATA_DIGITS_LOST, out->text, none, none);
    case BM_CHECK_DIGITS_WHOLE:
        break;
    case BM_CHECK_DIGITS_TYPED:
        number = bm_check_digits_strip(a, out->text, SEPARATORS);
        break;
    }
    if (is_foreign(number))
        return warn(at, number, out);
    number = national(a, number);
    if (!bm_check_digits_only(number))
        return refuse(at, number, out->text);
    if (number.ptr[0] != '0' && !is_in_use(number)) {
        bm_str padded = bm_check_digits_pad(a, number, number.len + 1);
        if (is_mobile(padded) || is_fixed(padded) || changed_to(a, padded).len) {
            number = padded;
            note = BM_DATA_ZERO_LOST;
        }
    }
    bm_str now = changed_to(a, number);
    if (now.len)
        return bm_check_value_rewrite(at, BM_DATA_PHONE_CHANGED, now, out);
    if (is_in_use(number))
        return accept(at, note, number, out);
    if (has_shape(number))
        return warn(at, number, out);
    return refuse(at, number, out->text);
}
