/* One row a command; the help is made from the rows and from the table of options, so it cannot name an option
 * that does not exist. SPDX-License-Identifier: MIT */
#include "cli/command.h"

#include <string.h>

#include "cli/lang.h"
#include "cli/width.h"

static const bm_command *const commands[] = {
    &bm_cmd_make,   &bm_cmd_batch, &bm_cmd_blank,   &bm_cmd_check,  &bm_cmd_read,
    &bm_cmd_list,   &bm_cmd_show,  &bm_cmd_new,     &bm_cmd_advise, &bm_cmd_dossier,
    &bm_cmd_import, &bm_cmd_lint,  &bm_cmd_explain, &bm_cmd_info,
};

enum { COMMANDS = sizeof commands / sizeof *commands, HELP_COLUMN = 26 };

const bm_command *bm_command_lookup(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

const char *bm_command_nearest(const char *name)
{
    const char *best = commands[0]->name;
    for (size_t i = 1; i < COMMANDS; i++)
        if (bm_options_distance(name, commands[i]->name) < bm_options_distance(name, best))
            best = commands[i]->name;
    return best;
}

void bm_command_users(bm_option_id id, char *out, size_t size)
{
    size_t n = 0;
    out[0] = 0;
    for (size_t i = 0; i < COMMANDS; i++)
        if (commands[i]->options >> id & 1 && n < size)
            n += (size_t)snprintf(out + n, size - n, "%s%s", n ? ", " : "", commands[i]->name);
}

/* ${formats}: what --to takes; NULL = the formats of documents. */
static void print_option(FILE *out, bm_lang lang, bm_option_id id, const char *formats)
{
    char left[64];
    const bm_option_spec *s = bm_options_spec(id);
    const char letter[] = {'-', s->letter, ',', ' ', 0};
    (void)snprintf(left, sizeof left, "%s--%s%s%s", s->letter ? letter : "    ", s->name,
                   s->value ? " " : "", s->value ? s->value : "");
    (void)fprintf(out, "  %-*s %s%s%s%s\n", HELP_COLUMN, left, s->help[lang],
                  s->allowed ? " (" : "", s->allowed ? s->allowed : "", s->allowed ? ")" : "");
    if (id == BM_OPT_TO) {
        const bm_format *f;
        (void)fprintf(out, "  %-*s ", HELP_COLUMN, "");
        for (size_t i = 0; !formats && (f = bm_format_at(i)) != NULL; i++)
            (void)fprintf(out, "%s%s", i ? " | " : "", f->name);
        (void)fprintf(out, "%s\n", formats ? formats : "");
    }
}

static void print_options(FILE *out, bm_lang lang, uint64_t mask, const char *formats)
{
    for (int id = 0; id < BM_OPT_COUNT; id++)
        if (mask >> id & 1)
            print_option(out, lang, (bm_option_id)id, formats);
}

static void help_program(FILE *out, bm_lang lang)
{
    (void)fprintf(
        out, "%s\n\n",
        bm_lang_pick(lang, "bieumau – tạo đơn, văn bản theo mẫu nhà nước (PDF, DOCX) từ dữ liệu",
                     "bieumau – Vietnamese official forms as PDF and DOCX, from data"));
    (void)fprintf(out, "%s\n  bieumau %s\n\n%s\n", bm_lang_pick(lang, "Cách dùng:", "Usage:"),
                  bm_lang_pick(lang, "LỆNH [TÙY CHỌN] …", "COMMAND [OPTIONS] …"),
                  bm_lang_pick(lang, "Các lệnh:", "Commands:"));
    for (size_t i = 0; i < COMMANDS; i++)
        (void)fprintf(out, "  %-9s %s\n", commands[i]->name, commands[i]->summary[lang]);
    (void)fprintf(out, "  %-9s %s\n\n%s\n", "help",
                  bm_lang_pick(lang, "cách dùng một lệnh: bieumau help make",
                               "how to use a command: bieumau help make"),
                  bm_lang_pick(lang, "Tùy chọn của mọi lệnh:", "Options of every command:"));
    print_options(out, lang, BM_OPTIONS_ALWAYS, NULL);
    (void)fprintf(
        out, "\n%s\n",
        bm_lang_pick(lang,
                     "Bắt đầu:\n"
                     "  bieumau list                               xem các mẫu\n"
                     "  bieumau new nd68-2024/mau-01 -o don.yaml   tạo khung dữ liệu rồi điền vào\n"
                     "  bieumau make don.yaml                      tạo don.pdf\n\n"
                     "Mã thoát: 0 đã tạo, 1 dữ liệu sai, 2 lệnh sai, 3 máy gặp lỗi.",
                     "To begin:\n"
                     "  bieumau list                               the forms\n"
                     "  bieumau new nd68-2024/mau-01 -o don.yaml   a skeleton to fill in\n"
                     "  bieumau make don.yaml                      makes don.pdf\n\n"
                     "Exit status: 0 made, 1 the data is wrong, 2 the command is wrong, 3 the "
                     "environment failed."));
}

void bm_command_help(FILE *out, bm_lang lang, const bm_command *c)
{
    if (!c) {
        help_program(out, lang);
        return;
    }
    (void)fprintf(out, "bieumau %s – %s\n\n%s\n  bieumau %s %s%s%s\n", c->name, c->summary[lang],
                  bm_lang_pick(lang, "Cách dùng:", "Usage:"), c->name,
                  bm_lang_pick(lang, "[TÙY CHỌN]", "[OPTIONS]"), *c->operands[lang] ? " " : "",
                  c->operands[lang]);
    if (*c->details[lang])
        (void)fprintf(out, "\n%s", c->details[lang]);
    (void)fprintf(out, "\n%s\n", bm_lang_pick(lang, "Tùy chọn:", "Options:"));
    print_options(out, lang, c->options,
                  c == &bm_cmd_new || c == &bm_cmd_read ? "yaml | xml | json" : NULL);
    (void)fprintf(out, "\n%s\n",
                  bm_lang_pick(lang, "Tùy chọn của mọi lệnh:", "Options of every command:"));
    print_options(out, lang, BM_OPTIONS_ALWAYS, NULL);
}
