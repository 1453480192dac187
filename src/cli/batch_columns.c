/* SPDX-License-Identifier: MIT */
#include "cli/batch_columns.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/memory.h"
#include "cli/width.h"

enum { PROPOSALS = 3 };

/* "C", "AB" */
static const char *letters_of(char out[8], uint32_t col)
{
    size_t at = 7;
    out[at] = 0;
    for (; col > 0 && at > 0; col = (col - 1) / 26)
        out[--at] = (char)('A' + (col - 1) % 26);
    return out + at;
}

/* Is ${name} the text of ${wanted}, but for capitals of ASCII and the "*" of what is required? */
static bool is_name(const char *name, const char *wanted)
{
    size_t n = strlen(name);
    while (n > 0 && (name[n - 1] == '*' || name[n - 1] == ' '))
        n--;
    return n == strlen(wanted) && strncasecmp(name, wanted, n) == 0;
}

/* Does the column have the name of its field? When in doubt, no: then it is shown once more than needed. */
static bool is_exact(const bm_records_column_info *c, const bm_field_info *f)
{
    return is_name(c->name, f->label) || is_name(c->name, f->id);
}

/* "Bảng thay đổi / Nội dung mới" of a column of a table. */
static void print_field(FILE *out, const bm_form *form, const bm_field_info *f)
{
    bm_field_info table;
    if (f->parent >= 0 && bm_form_field(form, (size_t)f->parent, &table) == 0) {
        bm_width_print(out, table.label);
        (void)fputs(" / ", out);
    }
    bm_width_print(out, f->label);
}

static void tell_guess(const bm_cli *cli, const bm_form *form, const bm_records_column_info *c,
                       const bm_field_info *f)
{
    char letters[8];
    (void)printf("  %s “", letters_of(letters, c->col));
    bm_width_print(stdout, c->name);
    (void)fputs("” → ", stdout);
    print_field(stdout, form, f);
    (void)printf("%s\n", c->is_mapped ? bm_cli_pick(cli, " (theo --map)", " (by --map)") : "");
}

void bm_batch_columns_tell(const bm_cli *cli, const bm_form *form, const bm_records *r)
{
    bm_records_column_info c;
    bm_field_info f;
    size_t exact = 0, guessed = 0;
    for (size_t i = 0; bm_records_column(r, i, &c) == 0; i++) {
        if (c.field < 0 || bm_form_field(form, (size_t)c.field, &f) != 0)
            continue; /* what is not read is warned of */
        if (is_exact(&c, &f)) {
            exact++;
            continue;
        }
        if (guessed++ == 0)
            (void)puts(bm_cli_pick(cli, "Cột được hiểu là mục:", "Columns taken for fields:"));
        tell_guess(cli, form, &c, &f);
    }
    if (exact)
        (void)printf(guessed ? bm_cli_pick(cli, "  %zu cột khác đúng tên mục\n",
                                           "  %zu more have the names of their fields\n")
                             : bm_cli_pick(cli, "%zu cột đúng tên mục\n",
                                           "%zu columns have the names of their fields\n"),
                     exact);
}

void bm_batch_columns_json(bm_jsonout *j, const bm_form *form, const bm_records *r)
{
    bm_records_column_info c;
    bm_field_info f, table;
    char letters[8];
    bm_jsonout_open(j, "columns", '[');
    for (size_t i = 0; bm_records_column(r, i, &c) == 0; i++) {
        bool used = c.field >= 0 && bm_form_field(form, (size_t)c.field, &f) == 0;
        bool in_table = used && f.parent >= 0 && bm_form_field(form, (size_t)f.parent, &table) == 0;
        bm_jsonout_open(j, NULL, '{');
        bm_jsonout_text(j, "column", letters_of(letters, c.col));
        bm_jsonout_text(j, "name", c.name);
        bm_jsonout_text(j, "table", in_table ? table.id : NULL);
        bm_jsonout_text(j, "field", used ? f.id : NULL);
        bm_jsonout_close(j, '}');
    }
    bm_jsonout_close(j, ']');
}

/* ---- Which form? -------------------------------------------------------------------------- */

typedef struct {
    const char *id;
    size_t columns; /* that are fields of it */
    bool in_force;  /* as far as the definition says when it ends */
} proposal;

static size_t matched_columns(bm_cli *cli, const char *id, const char *path,
                              const bm_records_options *options, bool *in_force)
{
    bm_diags *unheard = bm_diags_new();
    const bm_form *form = bm_form_load(cli->env, id, unheard);
    bm_form_info info = {0};
    bm_records_column_info c;
    size_t n = 0;
    if (form)
        bm_form_describe(form, &info);
    bool made = form && info.wording != BM_WORDING_UNAVAILABLE;
    bm_records *r = made ? bm_records_open(cli->env, form, path, options, unheard) : NULL;
    for (size_t i = 0; r && bm_records_column(r, i, &c) == 0; i++)
        n += c.field >= 0;
    *in_force = made && !*info.valid_until;
    bm_records_close(r);
    bm_diags_free(unheard);
    return n;
}

static bool goes_before(const proposal *a, const proposal *b)
{
    return a->columns != b->columns ? a->columns > b->columns : a->in_force && !b->in_force;
}

/* Can ${path} be read at all? Else what is wrong with it is told. */
static bool is_readable(bm_cli *cli, const char *path, const bm_records_options *options)
{
    const char *id;
    bool good = true;
    for (size_t i = 0; (id = bm_env_form_id(cli->env, i)) != NULL; i++) {
        const bm_form *form = bm_form_load(cli->env, id, cli->ds);
        bm_diags_clear(cli->ds);
        if (!form)
            continue;
        bm_records *r = bm_records_open(cli->env, form, path, options, cli->ds);
        const bm_diag *first = r ? NULL : bm_diags_at(cli->ds, 0);
        good = !first ||
               bm_report_status_of(first->code) == 1; /* that columns fit none says nothing */
        bm_records_close(r);
        break;
    }
    if (!good)
        bm_cli_tell(cli);
    bm_diags_clear(cli->ds);
    return good;
}

void bm_batch_columns_propose(bm_cli *cli, const char *path, const bm_records_options *options)
{
    proposal best[PROPOSALS + 1];
    char list[400] = "";
    const char *id;
    size_t n = 0, len = 0;
    if (!is_readable(cli, path, options))
        return;
    for (size_t i = 0; (id = bm_env_form_id(cli->env, i)) != NULL; i++) {
        proposal p = {.id = id};
        size_t at = n;
        p.columns = matched_columns(cli, id, path, options, &p.in_force);
        for (; at > 0 && goes_before(&p, &best[at - 1]); at--)
            best[at] = best[at - 1];
        best[at] = p;
        n += n < PROPOSALS && p.columns > 1;
    }
    for (size_t i = 0; i < n && len < sizeof list && best[i].columns * 5 >= best[0].columns * 4;
         i++)
        len += (size_t)snprintf(list + len, sizeof list - len, "%s%s (%zu)", i ? ", " : "",
                                best[i].id, best[i].columns);
    bm_report_command2(&cli->report, "C028", path, list);
}
