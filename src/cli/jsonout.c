/* JSON after RFC 8259; text stays readable UTF-8. SPDX-License-Identifier: MIT */
#include "cli/jsonout.h"

#include <inttypes.h>

#include "cli/width.h"

static void put_string(FILE *out, const char *s)
{
    uint32_t code;
    (void)fputc('"', out);
    for (size_t n; (n = bm_width_next(s, &code)) != 0; s += n) {
        if (code == '"' || code == '\\')
            (void)fprintf(out, "\\%c", (int)code);
        else if (code == '\n')
            (void)fputs("\\n", out);
        else if (code == '\t')
            (void)fputs("\\t", out);
        else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029)
            (void)fprintf(out, "\\u%04" PRIx32, code);
        else
            bm_width_put(out, code);
    }
    (void)fputc('"', out);
}

static void new_line(bm_jsonout *j)
{
    (void)fprintf(j->out, "\n%*s", 2 * j->depth, "");
}

static void begin_entry(bm_jsonout *j, const char *key)
{
    if (j->depth) {
        if (j->has_entry[j->depth])
            (void)fputc(',', j->out);
        new_line(j);
    }
    j->has_entry[j->depth] = true;
    if (key) {
        put_string(j->out, key);
        (void)fputs(": ", j->out);
    }
}

void bm_jsonout_open(bm_jsonout *j, const char *key, char bracket)
{
    begin_entry(j, key);
    (void)fputc(bracket, j->out);
    j->depth++;
    j->has_entry[j->depth] = false;
}

void bm_jsonout_close(bm_jsonout *j, char bracket)
{
    bool filled = j->has_entry[j->depth];
    j->depth--;
    if (filled)
        new_line(j);
    (void)fputc(bracket, j->out);
    if (!j->depth)
        (void)fputc('\n', j->out);
}

void bm_jsonout_text(bm_jsonout *j, const char *key, const char *s)
{
    begin_entry(j, key);
    if (s)
        put_string(j->out, s);
    else
        (void)fputs("null", j->out);
}

void bm_jsonout_int(bm_jsonout *j, const char *key, int64_t n)
{
    begin_entry(j, key);
    (void)fprintf(j->out, "%" PRId64, n);
}

void bm_jsonout_bool(bm_jsonout *j, const char *key, bool b)
{
    begin_entry(j, key);
    (void)fputs(b ? "true" : "false", j->out);
}
