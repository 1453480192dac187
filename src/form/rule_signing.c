/* NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7a: who signs for another writes an abbreviation before the name of the
 * body (TM.) or the office of its head (Q., KT., TL., TUQ.); the line below is the signer's own office, unless
 * the abbreviation belongs to it (Q.).
 * SPDX-License-Identifier: MIT */
#include "form/rule_signing.h"

#include "text/tone.h"

typedef struct {
    const char *word;
    bool goes_on; /* the office of who signs stands below */
} abbreviation;

static const abbreviation abbreviations[] = {
    {"TUQ", true}, {"TM", true}, {"KT", true}, {"TL", true}, {"Q", false}};

/* One line, and the field of the rule that it is from. */
typedef struct {
    bm_str text;
    size_t field;
} line;

static bool begins_with(bm_str s, const char *word)
{
    size_t n = strlen(word);
    return s.len >= n && memcmp(s.ptr, word, n) == 0;
}

/* The abbreviation that ${key}, a line in capitals, begins with; NULL = none. */
static const abbreviation *find_abbreviation(bm_str key)
{
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++) {
        size_t n = strlen(abbreviations[i].word);
        if (begins_with(key, abbreviations[i].word) &&
            (key.len == n || key.ptr[n] == '.' || key.ptr[n] == ' '))
            return &abbreviations[i];
    }
    return NULL;
}

/* PHÓ GIÁM ĐỐC, THỨ TRƯỞNG */
static bool is_deputy(bm_arena *a, bm_str text)
{
    static const bm_str words[] = {BM_STR("PHÓ"), BM_STR("THỨ TRƯỞNG")};
    bm_str key = bm_tone_key(a, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bm_str word = bm_tone_key(a, words[i]);
        if (key.len >= word.len && memcmp(key.ptr, word.ptr, word.len) == 0 &&
            (key.len == word.len || key.ptr[word.len] == ' '))
            return true;
    }
    return false;
}

static size_t list_lines(const bm_rule_check_place *p, line **out)
{
    size_t n = 0;
    for (size_t i = 0; i < p->rule->n_fields; i++)
        n += bm_rule_check_value(p, i)->n_items + 1;
    *out = bm_arena_alloc(p->job->a, n * sizeof **out);
    n = 0;
    for (size_t i = 0; i < p->rule->n_fields; i++) {
        const bm_field_value *value = bm_rule_check_value(p, i);
        for (size_t k = 0; k < value->n_items; k++)
            (*out)[n++] = (line){value->items[k], i};
        if (value->present && !value->n_items) /* a text */
            (*out)[n++] = (line){value->text, i};
    }
    return n;
}

static void check_line(const bm_rule_check_place *p, const line *this, const line *next)
{
    bm_arena *a = p->job->a;
    bm_str key = bm_tone_key(a, this->text);
    const abbreviation *found = find_abbreviation(key);
    if (!found)
        return;
    size_t n = strlen(found->word);
    if (key.len < n + 3 || key.ptr[n] != '.' || key.ptr[n + 1] != ' ') {
        bm_str args[3] = {this->text, bm_str_of(found->word)};
        bm_rule_check_report(p, BM_RULE_SIGNING_FORM, this->field, args, 2);
    }
    if (!next) {
        bm_str args[2] = {this->text};
        if (found->goes_on)
            bm_rule_check_report(p, BM_RULE_SIGNING_ALONE, this->field, args, 1);
    } else if (strcmp(found->word, "KT") == 0 && !is_deputy(a, next->text)) {
        bm_str args[3] = {this->text, next->text};
        bm_rule_check_report(p, BM_RULE_SIGNING_DEPUTY, next->field, args, 2);
    }
}

void bm_rule_signing(const bm_rule_check_place *p)
{
    line *lines;
    size_t n = list_lines(p, &lines);
    for (size_t i = 0; i < n; i++)
        check_line(p, &lines[i], i + 1 < n ? &lines[i + 1] : NULL);
}
