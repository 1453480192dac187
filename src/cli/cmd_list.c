/* bieumau list: the forms of the catalogue. SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/describe.h"
#include "cli/procedure_text.h"
#include "cli/width.h"

enum { COLUMNS = 4, TITLE = COLUMNS - 1 };

typedef struct {
    bm_form_info *items;
    size_t n;
} forms;

/* All forms that can be compiled; what is wrong with the others is told. */
static forms load_all(bm_cli *cli)
{
    forms all = {NULL, 0};
    const char *id;
    for (size_t i = 0; (id = bm_env_form_id(cli->env, i)) != NULL; i++) {
        const bm_form *form = bm_form_load(cli->env, id, cli->ds);
        bm_cli_tell(cli);
        if (!form)
            continue;
        bm_form_info *more = realloc(all.items, (all.n + 1) * sizeof *more);
        if (!more)
            abort();
        all.items = more;
        bm_form_describe(form, &all.items[all.n++]);
    }
    return all;
}

static void cell(const bm_form_info *info, bm_lang lang, size_t column, const char **text,
                 char validity[BM_DESCRIBE_VALIDITY_BYTES])
{
    bm_describe_validity(lang, info, validity);
    const char *const cells[COLUMNS] = {info->id, info->number, validity, info->title};
    *text = cells[column];
}

static void print_table(bm_cli *cli, const forms *all)
{
    char validity[BM_DESCRIBE_VALIDITY_BYTES];
    const char *text;
    size_t width[COLUMNS] = {0};
    for (size_t i = 0; i < all->n; i++) {
        for (size_t c = 0; c < COLUMNS; c++) {
            cell(&all->items[i], cli->lang, c, &text, validity);
            size_t w = bm_width_text(text);
            width[c] = w > width[c] ? w : width[c];
        }
    }
    for (size_t i = 0; i < all->n; i++) {
        for (size_t c = 0; c < COLUMNS; c++) {
            cell(&all->items[i], cli->lang, c, &text, validity);
            bm_width_print(stdout, text);
            if (c != TITLE)
                (void)printf("%*s", (int)(width[c] - bm_width_text(text)) + 2, "");
        }
        const char *mark = bm_describe_mark(cli->lang, all->items[i].wording);
        (void)printf(*mark ? " [%s]\n" : "\n", mark);
    }
}

static void print_json(const forms *all)
{
    bm_jsonout j = {stdout, 0, {false}};
    bm_jsonout_open(&j, NULL, '[');
    for (size_t i = 0; i < all->n; i++) {
        bm_jsonout_open(&j, NULL, '{');
        bm_describe_json(&j, &all->items[i]);
        bm_jsonout_close(&j, '}');
    }
    bm_jsonout_close(&j, ']');
}

/* Procedures under the regulations in force today. */
static void print_procedures(bm_cli *cli)
{
    enum { ID_COLUMNS = 22 };
    const bm_procedures *p = bm_procedures_load(cli->env, cli->ds);
    const bm_procedure *item;
    bm_cli_tell(cli);
    bm_jsonout j = {stdout, 0, {false}};
    bool json = bm_cli_has(cli, BM_OPT_JSON);
    if (p && json)
        bm_jsonout_open(&j, NULL, '[');
    for (size_t i = 0; p && (item = bm_procedure_at(p, NULL, i)) != NULL; i++) {
        if (json) {
            bm_jsonout_open(&j, NULL, '{');
            bm_jsonout_text(&j, "id", item->id);
            bm_procedure_text_json_both(&j, "title", item->title);
            bm_jsonout_close(&j, '}');
        } else if (bm_cli_has(cli, BM_OPT_IDS)) {
            (void)printf("%s\n", item->id);
        } else {
            (void)printf("%-*s  ", ID_COLUMNS, item->id);
            bm_width_print(stdout, item->title[cli->lang]);
            (void)fputc('\n', stdout);
        }
    }
    if (p && json)
        bm_jsonout_close(&j, ']');
}

static void run(bm_cli *cli)
{
    if (!bm_cli_env(cli))
        return;
    const char *id;
    if (bm_cli_has(cli, BM_OPT_PROCEDURES)) {
        print_procedures(cli);
        return;
    }
    if (bm_cli_has(cli, BM_OPT_IDS)) {
        for (size_t i = 0; (id = bm_env_form_id(cli->env, i)) != NULL; i++)
            (void)printf("%s\n", id);
        return;
    }
    forms all = load_all(cli);
    if (bm_cli_has(cli, BM_OPT_JSON))
        print_json(&all);
    else
        print_table(cli, &all);
    free(all.items);
}

const bm_command bm_cmd_list = {
    "list",
    {"", ""},
    {"kể các mẫu", "name the forms"},
    {"Mỗi dòng: mã, số mẫu, thời gian có hiệu lực, tên mẫu. Mẫu ghi [chưa có lời văn] thì không "
     "tạo được;\n"
     "mẫu ghi [dự thảo] hay [câu chữ cần so lại] thì so bản in với bản chính thức trước khi nộp.\n",
     "Each line: id, number, the time it is in force, title. A form marked [text not at hand] "
     "cannot be "
     "made;\n"
     "compare one marked [draft] or [sentences to be compared] with the official text before "
     "filing.\n"},
    {"", ""},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_JSON) | BM_OPTIONS_BIT(BM_OPT_IDS) |
        BM_OPTIONS_BIT(BM_OPT_PROCEDURES),
    0,
    0,
    run,
};
