/* SPDX-License-Identifier: MIT */
#include "cli/procedure_text.h"

#include <stdlib.h>
#include <string.h>

#include "cli/lang.h"
#include "cli/memory.h"
#include "cli/width.h"

enum { COLUMNS = 96 };

const char *bm_procedure_text_day(bm_day day, char out[BM_PROCEDURE_TEXT_DAY_BYTES])
{
    out[0] = 0;
    if (day.year)
        (void)snprintf(out, BM_PROCEDURE_TEXT_DAY_BYTES, "%02u/%02u/%04u", (unsigned)day.day % 100,
                       (unsigned)day.month % 100, (unsigned)day.year % 10000);
    return out;
}

/* The next word of ${text}, on the heap; ${*text} is moved behind it. NULL at the end. */
static char *next_word(const char **text)
{
    *text += strspn(*text, " ");
    size_t n = strcspn(*text, " ");
    if (!n)
        return NULL;
    char *word = bm_memory_must(malloc(n + 1));
    memcpy(word, *text, n);
    word[n] = 0;
    *text += n;
    return word;
}

void bm_procedure_text_wrap(FILE *out, int indent, const char *bullet, const char *text)
{
    size_t left = (size_t)indent + strlen(bullet), used = left;
    char *word;
    (void)fprintf(out, "%*s%s", indent, "", bullet);
    for (bool first = true; (word = next_word(&text)) != NULL; first = false) {
        size_t width = bm_width_text(word);
        if (!first && used + 1 + width > COLUMNS) {
            (void)fprintf(out, "\n%*s", (int)left, "");
            used = left;
        } else if (!first) {
            (void)fputc(' ', out);
            used++;
        }
        bm_width_print(out, word);
        used += width;
        free(word);
    }
    (void)fputc('\n', out);
}

/* Printed as a paragraph, and freed. */
static void wrap_memory(FILE *memory, char **text, int indent)
{
    if (fclose(memory) != 0)
        abort();
    bm_procedure_text_wrap(stdout, indent, "- ", *text);
    free(*text);
}

/* " [Nghị định 130/2018/NĐ-CP, Điều 64]"; how sure it is, when no wording was seen. */
static void put_basis(const bm_cli *cli, FILE *out, const char *source, bm_grade grade)
{
    const char *words = grade == BM_GRADE_QUOTED ? "" : bm_grade_text(grade, cli->lang);
    if (*source || *words)
        (void)fprintf(out, " [%s%s%s]", source, *source && *words ? "; " : "", words);
}

void bm_procedure_text_statements(const bm_cli *cli, int indent, const char *heading,
                                  const bm_statements *s)
{
    if (!s->n)
        return;
    (void)printf("%*s%s\n", indent, "", heading);
    for (size_t i = 0; i < s->n; i++) {
        char *text = NULL;
        size_t size = 0;
        FILE *memory = bm_memory_must(open_memstream(&text, &size));
        (void)fputs(s->items[i].text[cli->lang], memory);
        put_basis(cli, memory, s->items[i].source, s->items[i].grade);
        wrap_memory(memory, &text, indent + 2);
    }
}

/* ---- Forms and deadlines ------------------------------------------------------------------ */

bool bm_procedure_text_can_make(bm_cli *cli, const bm_procedure_form *form)
{
    bm_form_info info;
    if (form->made != BM_MADE_HERE)
        return false;
    const bm_form *loaded = bm_form_load(cli->env, form->form, cli->ds);
    bm_diags_clear(cli->ds);
    if (!loaded)
        return false;
    bm_form_describe(loaded, &info);
    return info.wording != BM_WORDING_UNAVAILABLE;
}

static void put_form(const bm_cli *cli, FILE *out, const bm_procedure_form *f)
{
    (void)fprintf(out, "%s (%s)", f->name[cli->lang], f->form);
    if (f->copies)
        (void)fprintf(out, bm_cli_pick(cli, "; %02u bản", "; copies: %u"), f->copies);
    if (*f->who[cli->lang])
        (void)fprintf(out, "; %s", f->who[cli->lang]);
    if (*f->to[cli->lang])
        (void)fprintf(out, bm_cli_pick(cli, "; nơi nhận: %s", "; to: %s"), f->to[cli->lang]);
    const char *const made[] = {
        "", bm_cli_pick(cli, "; lập sau", "; drawn up later"),
        bm_cli_pick(cli, "; cơ quan khác lập", "; another office draws it up"),
        bm_cli_pick(cli, "; lấy từ phụ lục chính thức", "; take it from the official annex")};
    (void)fputs(made[f->made], out);
    if (*f->note[cli->lang])
        (void)fprintf(out, ". %s", f->note[cli->lang]);
    put_basis(cli, out, f->source, f->grade);
}

static void put_deadline(const bm_cli *cli, FILE *out, const bm_deadline *d)
{
    char from[BM_PROCEDURE_TEXT_DAY_BYTES], due[BM_PROCEDURE_TEXT_DAY_BYTES];
    (void)fprintf(out, "%s: ", d->what[cli->lang]);
    if (!d->working_days)
        (void)fputs(bm_cli_pick(cli, "chưa rõ thời hạn", "no deadline is known"), out);
    else
        (void)fprintf(
            out, bm_cli_pick(cli, "%02u ngày làm việc, kể từ ngày %s", "%u working days from %s"),
            d->working_days, d->since[cli->lang]);
    if (d->due.year)
        (void)fprintf(
            out, bm_cli_pick(cli, "; từ %s thì chậm nhất %s", "; from %s, on %s at the latest"),
            bm_procedure_text_day(d->counted_from, from), bm_procedure_text_day(d->due, due));
    put_basis(cli, out, d->source, d->grade);
}

void bm_procedure_text_print(const bm_cli *cli, int indent, const bm_procedure *p,
                             const bm_deadline *deadlines)
{
    char *text;
    size_t size;
    (void)printf("%*s%s\n", indent, "",
                 p->n_forms ? bm_cli_pick(cli, "Mẫu:", "Forms:")
                            : bm_cli_pick(cli, "Mẫu: chưa thấy mẫu nào", "Forms: none is known"));
    for (size_t i = 0; i < p->n_forms; i++) {
        FILE *memory = bm_memory_must(open_memstream(&text, &size));
        put_form(cli, memory, &p->forms[i]);
        wrap_memory(memory, &text, indent + 2);
    }
    bm_procedure_text_statements(cli, indent, bm_cli_pick(cli, "Điều kiện:", "Conditions:"),
                                 &p->who);
    bm_procedure_text_statements(cli, indent, bm_cli_pick(cli, "Kèm theo:", "Attachments:"),
                                 &p->attachments);
    bm_procedure_text_statements(cli, indent, bm_cli_pick(cli, "Nơi nhận:", "To:"), &p->addressee);
    bm_procedure_text_statements(cli, indent, bm_cli_pick(cli, "Cách gửi:", "How:"), &p->channel);
    bm_procedure_text_statements(cli, indent, bm_cli_pick(cli, "Phí:", "Fee:"), &p->fee);
    (void)printf("%*s%s\n", indent, "", bm_cli_pick(cli, "Thời hạn:", "Deadlines:"));
    for (size_t i = 0; i < p->n_deadlines; i++) {
        FILE *memory = bm_memory_must(open_memstream(&text, &size));
        put_deadline(cli, memory, &deadlines[i]);
        wrap_memory(memory, &text, indent + 2);
    }
    bm_procedure_text_statements(cli, indent, bm_cli_pick(cli, "Lưu ý:", "Notes:"), &p->notes);
}

/* ---- JSON --------------------------------------------------------------------------------- */

static const char *grade_word(bm_grade grade)
{
    static const char *const words[] = {"quoted", "reported", "inferred", "unknown"};
    return words[grade];
}

void bm_procedure_text_json_both(bm_jsonout *j, const char *key, const char *const text[2])
{
    bm_jsonout_open(j, key, '{');
    bm_jsonout_text(j, "vi", text[BM_LANG_VI]);
    bm_jsonout_text(j, "en", text[BM_LANG_EN]);
    bm_jsonout_close(j, '}');
}

/* yyyy-mm-dd, or null. */
static void put_day(bm_jsonout *j, const char *key, bm_day d)
{
    char text[BM_PROCEDURE_TEXT_DAY_BYTES];
    (void)snprintf(text, sizeof text, "%04u-%02u-%02u", (unsigned)d.year % 10000,
                   (unsigned)d.month % 100, (unsigned)d.day % 100);
    bm_jsonout_text(j, key, d.year ? text : NULL);
}

static void put_source(bm_jsonout *j, const char *source, bm_grade grade)
{
    bm_jsonout_text(j, "source", *source ? source : NULL);
    bm_jsonout_text(j, "grade", grade_word(grade));
}

void bm_procedure_text_json_statements(bm_jsonout *j, const char *key, const bm_statements *s)
{
    bm_jsonout_open(j, key, '[');
    for (size_t i = 0; i < s->n; i++) {
        bm_jsonout_open(j, NULL, '{');
        bm_procedure_text_json_both(j, "text", s->items[i].text);
        put_source(j, s->items[i].source, s->items[i].grade);
        bm_jsonout_close(j, '}');
    }
    bm_jsonout_close(j, ']');
}

void bm_procedure_text_json_regime(bm_jsonout *j, const char *key, const bm_regime *regime)
{
    bm_jsonout_open(j, key, '{');
    bm_jsonout_text(j, "id", regime->id);
    bm_procedure_text_json_both(j, "title", regime->title);
    put_day(j, "from", regime->from);
    put_day(j, "until", regime->until);
    bm_procedure_text_json_statements(j, "notes", &regime->notes);
    bm_jsonout_close(j, '}');
}

static void put_form_json(bm_jsonout *j, const bm_procedure_form *f)
{
    static const char *const made[] = {"here", "later", "other", "annex"};
    bm_jsonout_open(j, NULL, '{');
    bm_jsonout_text(j, "form", f->form);
    bm_procedure_text_json_both(j, "name", f->name);
    bm_jsonout_text(j, "made", made[f->made]);
    if (f->copies)
        bm_jsonout_int(j, "copies", f->copies);
    else
        bm_jsonout_text(j, "copies", NULL);
    bm_procedure_text_json_both(j, "who", f->who);
    bm_procedure_text_json_both(j, "to", f->to);
    bm_procedure_text_json_both(j, "note", f->note);
    put_source(j, f->source, f->grade);
    bm_jsonout_close(j, '}');
}

static void put_deadline_json(bm_jsonout *j, const bm_deadline *d)
{
    bm_jsonout_open(j, NULL, '{');
    bm_procedure_text_json_both(j, "what", d->what);
    if (d->working_days)
        bm_jsonout_int(j, "working_days", d->working_days);
    else
        bm_jsonout_text(j, "working_days", NULL);
    bm_jsonout_text(j, "event", d->event);
    bm_procedure_text_json_both(j, "since", d->since);
    put_day(j, "counted_from", d->counted_from);
    put_day(j, "due", d->due);
    put_source(j, d->source, d->grade);
    bm_jsonout_close(j, '}');
}

void bm_procedure_text_json_procedure(bm_jsonout *j, const bm_procedure *p,
                                      const bm_deadline *deadlines)
{
    bm_jsonout_text(j, "procedure", p->id);
    bm_procedure_text_json_both(j, "title", p->title);
    bm_jsonout_bool(j, "one_letter", p->one_letter);
    bm_jsonout_open(j, "forms", '[');
    for (size_t i = 0; i < p->n_forms; i++)
        put_form_json(j, &p->forms[i]);
    bm_jsonout_close(j, ']');
    bm_procedure_text_json_statements(j, "conditions", &p->who);
    bm_procedure_text_json_statements(j, "attachments", &p->attachments);
    bm_procedure_text_json_statements(j, "addressee", &p->addressee);
    bm_procedure_text_json_statements(j, "channel", &p->channel);
    bm_procedure_text_json_statements(j, "fee", &p->fee);
    bm_jsonout_open(j, "deadlines", '[');
    for (size_t i = 0; i < p->n_deadlines; i++)
        put_deadline_json(j, &deadlines[i]);
    bm_jsonout_close(j, ']');
    bm_procedure_text_json_statements(j, "notes", &p->notes);
}
