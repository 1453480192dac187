/* Official e-mail addresses. SPDX-License-Identifier: MIT */
#include "form/check_email.h"

#include "text/tone.h"

enum { LOCAL_MAX = 64, ADDRESS_MAX = 254 /* RFC 5321, 4.5.3.1 */ };

/* Providers of mail for anybody; what comes behind the dot may be any country. */
static const char *const public_hosts[] = {
    "gmail.",  "googlemail.", "yahoo.",  "ymail.", "rocketmail.", "hotmail.", "outlook.",
    "live.",   "msn.",        "icloud.", "aol.",   "gmx.",        "zoho.",    "zohomail.",
    "yandex.", "protonmail.", "proton.", "qq.",    "163.",
};
static const char *const public_domains[] = {"me.com", "mac.com", "mail.com", "mail.ru", "vnn.vn"};

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Words of letters, digits and the characters of ${inside}, joined by single dots; ${n}: how many. */
static bool is_dotted(bm_str s, const char *inside, size_t *n)
{
    *n = 1;
    for (size_t i = 0; i < s.len; i++) {
        bool edge = i == 0 || i + 1 == s.len || s.ptr[i - 1] == '.';
        if (s.ptr[i] == '.') {
            if (edge)
                return false;
            ++*n;
        } else if (!is_letter_or_digit(s.ptr[i]) && !strchr(inside, s.ptr[i])) {
            return false;
        }
    }
    return s.len > 0;
}

/* A domain: each label begins and ends in a letter or digit, the last one has only letters. */
static bool is_domain(bm_str s)
{
    size_t n, last = 0;
    if (!is_dotted(s, "-", &n) || n < 2)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        bool first = i == 0 || s.ptr[i - 1] == '.', end = i + 1 == s.len || s.ptr[i + 1] == '.';
        if (s.ptr[i] == '-' && (first || end))
            return false;
        last = s.ptr[i] == '.' ? i + 1 : last;
    }
    for (size_t i = last; i < s.len; i++)
        if (s.ptr[i] < 'a' || s.ptr[i] > 'z')
            return false;
    return s.len - last >= 2;
}

/* Splits the address ${s}; false when it is none. */
static bool split(bm_str s, bm_str *domain)
{
    const char *at = memchr(s.ptr, '@', s.len);
    if (!at || s.len > ADDRESS_MAX)
        return false;
    bm_str local = bm_str_n(s.ptr, (size_t)(at - s.ptr));
    size_t n;
    *domain = bm_str_from(s, local.len + 1);
    return local.len <= LOCAL_MAX && is_dotted(local, "_-+%'", &n) && is_domain(*domain);
}

static bool starts(bm_str s, const char *with)
{
    size_t n = strlen(with);
    return s.len >= n && memcmp(s.ptr, with, n) == 0;
}

static bool ends(bm_str s, const char *with)
{
    size_t n = strlen(with);
    return s.len >= n && memcmp(s.ptr + s.len - n, with, n) == 0;
}

static bool is_state_domain(bm_str domain)
{
    return ends(domain, ".gov.vn") || bm_str_is(domain, "gov.vn");
}

/* Is ${s} what stands behind the name of a provider: "com", "com.vn", "co.uk"? */
static bool is_suffix(bm_str s)
{
    if (starts(s, "com.") || starts(s, "co."))
        s = bm_str_from(s, s.ptr[2] == '.' ? 3 : 4);
    return s.len > 0 && !memchr(s.ptr, '.', s.len);
}

/* The mailbox of a provider, also on a machine of it: mail.yahoo.com. */
static bool is_host(bm_str domain, const char *host)
{
    if (starts(domain, host))
        return true;
    for (size_t i = 1; i < domain.len; i++)
        if (domain.ptr[i - 1] == '.' && starts(bm_str_from(domain, i), host) &&
            is_suffix(bm_str_from(domain, i + strlen(host))))
            return true;
    return false;
}

static bool is_public(bm_str domain)
{
    for (size_t i = 0; i < sizeof public_hosts / sizeof public_hosts[0]; i++)
        if (is_host(domain, public_hosts[i]))
            return true;
    for (size_t i = 0; i < sizeof public_domains / sizeof public_domains[0]; i++)
        if (bm_str_is(domain, public_domains[i]) ||
            (ends(domain, public_domains[i]) &&
             domain.ptr[domain.len - strlen(public_domains[i]) - 1] == '.'))
            return true;
    return false;
}

/* ${s} in small letters, without the spaces beside “@” and “.” (with ${all}: without any), without “mailto:”,
 * “<” and “>” around it; ${s} itself when nothing had to change. */
static bm_str tidy(bm_arena *a, bm_str s, bool all)
{
    char *to = bm_arena_alloc(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool beside =
            (n && strchr("@.", to[n - 1])) || (i + 1 < s.len && strchr("@.", s.ptr[i + 1]));
        if (c == ' ' && (all || beside))
            continue;
        to[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
    }
    bm_str out = bm_str_n(to, n);
    if (starts(out, "mailto:"))
        out = bm_str_from(out, 7);
    if (out.len > 1 && out.ptr[0] == '<' && out.ptr[out.len - 1] == '>')
        out = bm_str_n(out.ptr + 1, out.len - 2);
    return out;
}

static bool has_marks(bm_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return true;
    return false;
}

/* ${s} with plain letters for those with marks. */
static bm_str without_marks(bm_arena *a, bm_str s)
{
    char *to = bm_arena_alloc(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        size_t from = i++;
        while (i < s.len && (s.ptr[i] & 0xC0) == 0x80)
            i++;
        bm_str letter = bm_str_n(s.ptr + from, i - from);
        if (letter.len > 1)
            letter = bm_tone_plain(a, letter);
        memcpy(to + n, letter.ptr, letter.len);
        n += letter.len;
    }
    return bm_str_n(to, n);
}

static bool refuse(const bm_check_value_at *at, bm_str typed)
{
    bm_arena *a = at->job->a;
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str none = BM_STR(""), domain;
    bool marks = has_marks(typed);
    bm_str meant = typed.len > 2 * ADDRESS_MAX ? none : typed; /* marks take bytes of their own */
    meant = tidy(a, marks ? without_marks(a, meant) : meant, true);
    while (meant.len && strchr(".,;", meant.ptr[meant.len - 1]))
        meant.len--;
    if (!split(meant, &domain) || is_public(domain))
        meant = none;
    (void)bm_check_value_tell(at, marks ? BM_DATA_EMAIL_MARKS : BM_DATA_EMAIL, typed, meant, none);
    bm_arena_rewind(a, mark);
    return false;
}

bool bm_check_email_read(const bm_check_value_at *at, bm_field_value *out)
{
    bm_str none = BM_STR(""), address = out->text, domain;
    if (!split(address, &domain)) {
        address = tidy(at->job->a, address, false);
        if (!split(address, &domain))
            return refuse(at, out->text);
    }
    if (!is_state_domain(domain)) {
        if (is_public(domain))
            return bm_check_value_tell(at, BM_DATA_EMAIL_PUBLIC, address, domain, none);
        (void)bm_check_value_tell(at, BM_DATA_EMAIL_OTHER, address, domain, none);
    }
    return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, address, out);
}
