/* bieumau show: what a form is and which fields it has. SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/describe.h"
#include "cli/procedure_text.h"
#include "cli/width.h"

enum { ID_COLUMNS = 24, TYPE_COLUMNS = 11 };

static void put_line(const char *label, int columns, const char *text)
{
    if (!*text)
        return;
    bm_width_print(stdout, label);
    (void)printf("%*s", columns - (int)bm_width_text(label), "");
    bm_width_print(stdout, text);
    (void)fputc('\n', stdout);
}

static void print_options(const bm_cli *cli, const bm_field_info *f)
{
    (void)printf("%*s%s: ", ID_COLUMNS + TYPE_COLUMNS + 4, "",
                 bm_cli_pick(cli, "chọn một trong", "one of"));
    for (size_t i = 0; i < f->n_options; i++) {
        (void)fputs(i ? " | " : "", stdout);
        bm_width_print(stdout, f->options[i]);
    }
    (void)fputc('\n', stdout);
}

static void print_field(const bm_cli *cli, const bm_field_info *f)
{
    const char *type = bm_describe_type(cli->lang, f->type);
    int indent = f->parent >= 0 ? 2 : 0;
    int used = indent + (int)strlen(f->id) + 2;
    (void)printf("  %*s%s%s%*s", indent, "", f->id, f->required ? " *" : "  ",
                 used < ID_COLUMNS ? ID_COLUMNS - used : 1, "");
    (void)printf("%s%*s", type, TYPE_COLUMNS + 2 - (int)bm_width_text(type), "");
    bm_width_print(stdout, f->label);
    (void)fputc('\n', stdout);
    if (f->n_options)
        print_options(cli, f);
    char *fallback = bm_describe_lines(f->fallback);
    const char *more[][2] = {{"", f->help},
                             {bm_cli_pick(cli, "mặc định: ", "default: "), fallback},
                             {bm_cli_pick(cli, "ví dụ: ", "example: "), f->example}};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        if (!*more[i][1])
            continue;
        (void)printf("%*s%s", ID_COLUMNS + TYPE_COLUMNS + 4, "", more[i][0]);
        bm_width_print(stdout, more[i][1]);
        (void)fputc('\n', stdout);
    }
    free(fallback);
}

static void print_text(const bm_cli *cli, const bm_form *form)
{
    char validity[BM_DESCRIBE_VALIDITY_BYTES];
    bm_form_info info;
    bm_field_info f;
    const int columns = 14;
    bm_form_describe(form, &info);
    bm_describe_validity(cli->lang, &info, validity);
    put_line(bm_cli_pick(cli, "Mã:", "Id:"), columns, info.id);
    put_line(bm_cli_pick(cli, "Số:", "Number:"), columns, info.number);
    put_line(bm_cli_pick(cli, "Tên:", "Title:"), columns, info.title);
    put_line(bm_cli_pick(cli, "Nguồn:", "Source:"), columns, info.source);
    put_line(bm_cli_pick(cli, "Hiệu lực:", "In force:"), columns, validity);
    put_line(bm_cli_pick(cli, "Thay bằng:", "Replaced by:"), columns, info.replaced_by);
    put_line(bm_cli_pick(cli, "Lời văn:", "Wording:"), columns,
             bm_describe_wording(cli->lang, info.wording));
    put_line(bm_cli_pick(cli, "Tệp:", "File:"), columns, info.file);
    if (bm_form_field(form, 0, &f) == 0)
        (void)printf("\n%s\n",
                     bm_cli_pick(cli, "Các mục (* = bắt buộc):", "Fields (* = required):"));
    for (size_t i = 0; bm_form_field(form, i, &f) == 0; i++)
        print_field(cli, &f);
}

static void put_field(bm_jsonout *j, const bm_field_info *f)
{
    bm_jsonout_text(j, "id", f->id);
    bm_jsonout_text(j, "label", f->label);
    bm_jsonout_text(j, "type", f->type_name);
    bm_jsonout_bool(j, "required", f->required);
    if (f->n_options) {
        bm_jsonout_open(j, "options", '[');
        for (size_t i = 0; i < f->n_options; i++)
            bm_jsonout_text(j, NULL, f->options[i]);
        bm_jsonout_close(j, ']');
    }
    if (*f->help)
        bm_jsonout_text(j, "help", f->help);
    if (*f->fallback)
        bm_jsonout_text(j, "default", f->fallback);
    if (*f->example)
        bm_jsonout_text(j, "example", f->example);
}

/* A table's columns stand inside it. */
static void print_json(const bm_form *form)
{
    bm_jsonout j = {stdout, 0, {false}};
    bm_form_info info;
    bm_field_info f, next;
    bm_form_describe(form, &info);
    bm_jsonout_open(&j, NULL, '{');
    bm_describe_json(&j, &info);
    bm_jsonout_text(&j, "file", info.file);
    bm_jsonout_open(&j, "fields", '[');
    for (size_t i = 0; bm_form_field(form, i, &f) == 0; i++) {
        bool more = bm_form_field(form, i + 1, &next) == 0;
        bm_jsonout_open(&j, NULL, '{');
        put_field(&j, &f);
        if (f.type == BM_FIELD_ROWS)
            bm_jsonout_open(&j, "columns", '[');
        bool in_table = f.parent >= 0 || f.type == BM_FIELD_ROWS;
        bool table_goes_on = in_table && more && next.parent >= 0;
        if (f.type != BM_FIELD_ROWS)
            bm_jsonout_close(&j, '}');
        if (in_table && !table_goes_on) {
            bm_jsonout_close(&j, ']');
            bm_jsonout_close(&j, '}');
        }
    }
    bm_jsonout_close(&j, ']');
    bm_jsonout_close(&j, '}');
}

/* ${id} is, or is meant for, a procedure: the ids of forms have a "/". */
static bool is_procedure(const bm_procedures *p, const char *id)
{
    enum { NEAR = 2 };
    const bm_procedure *item;
    for (size_t i = 0; !strchr(id, '/') && (item = bm_procedure_at(p, NULL, i)) != NULL; i++)
        if (bm_options_distance(id, item->id) <= NEAR)
            return true;
    return false;
}

static void print_procedure(const bm_cli *cli, const bm_procedure *p)
{
    if (bm_cli_has(cli, BM_OPT_JSON)) {
        bm_jsonout j = {stdout, 0, {false}};
        bm_jsonout_open(&j, NULL, '{');
        bm_procedure_text_json_regime(&j, "regime", p->regime);
        bm_procedure_text_json_procedure(&j, p, p->deadlines);
        bm_jsonout_close(&j, '}');
        return;
    }
    put_line(bm_cli_pick(cli, "Mã:", "Id:"), 14, p->id);
    put_line(bm_cli_pick(cli, "Thủ tục:", "Procedure:"), 14, p->title[cli->lang]);
    put_line(bm_cli_pick(cli, "Quy định:", "Regulations:"), 14, p->regime->title[cli->lang]);
    bm_procedure_text_print(cli, 0, p, p->deadlines);
}

/* Under the regulations of --regime, else of the day. */
static void show_procedure(bm_cli *cli, const bm_procedures *p, const char *id)
{
    const bm_day today = {0, 0, 0};
    const char *regime = bm_cli_value(cli, BM_OPT_REGIME);
    const bm_dossier_options o = {.procedure = id, .regime = regime};
    bm_advice *now = regime ? NULL : bm_advise(cli->env, p, NULL, today, NULL, cli->ds);
    const bm_procedure *found =
        regime || now ? bm_procedure_lookup(p, now ? now->regime->id : regime, id) : NULL;
    if (found)
        print_procedure(cli, found);
    else if (regime || now) /* says which there are */
        bm_dossier_free(bm_dossier_parse(cli->env, p, NULL, 0, NULL, BM_INPUT_AUTO, &o, cli->ds));
    bm_cli_tell(cli);
    bm_advice_free(now);
    if (!found && cli->report.status < 2)
        cli->report.status = 2;
}

static void run(bm_cli *cli)
{
    if (!bm_cli_env(cli))
        return;
    const bm_procedures *p =
        strchr(cli->operands[0], '/') ? NULL : bm_procedures_load(cli->env, cli->ds);
    bm_cli_tell(cli);
    if (p && is_procedure(p, cli->operands[0])) {
        show_procedure(cli, p, cli->operands[0]);
        return;
    }
    const bm_form *form = bm_cli_form(cli, cli->operands[0]);
    if (!form)
        return;
    if (bm_cli_has(cli, BM_OPT_JSON))
        print_json(form);
    else
        print_text(cli, form);
}

const bm_command bm_cmd_show = {
    "show",
    {"MẪU|THỦ_TỤC", "FORM|PROCEDURE"},
    {"kể nguồn, hiệu lực, các mục của một mẫu; hoặc một thủ tục",
     "source, validity and fields of a form; or a procedure"},
    {"THỦ_TỤC là mã như thu-hoi; theo quy định của ngày --date, hoặc hôm nay, hoặc --regime.\n",
     "PROCEDURE is an id such as thu-hoi, under the regulations of --date, else of today, or "
     "--regime.\n"},
    {"mã của mẫu, ví dụ nd68-2024/mau-01", "the id of a form, such as nd68-2024/mau-01"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_JSON) | BM_OPTIONS_BIT(BM_OPT_DATE) |
        BM_OPTIONS_BIT(BM_OPT_REGIME),
    1,
    1,
    run,
};
