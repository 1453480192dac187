/* Environment, forms and data for the commands. SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lang.h"
#include "cli/paths.h"

bool bm_cli_has(const bm_cli *cli, bm_option_id id)
{
    return bm_options_value(cli->args, id) != NULL;
}

const char *bm_cli_value(const bm_cli *cli, bm_option_id id)
{
    return bm_options_value(cli->args, id);
}

const char *bm_cli_pick(const bm_cli *cli, const char *vi, const char *en)
{
    return bm_lang_pick(cli->lang, vi, en);
}

void bm_cli_tell(bm_cli *cli)
{
    bm_report_diags(&cli->report, cli->ds);
    bm_diags_clear(cli->ds);
}

/* A number of one to ${most} digits at ${*p}, which is moved behind it. */
static bool read_number(const char **p, int most, int *out)
{
    int n = 0;
    *out = 0;
    for (; n < most && **p >= '0' && **p <= '9'; (*p)++, n++)
        *out = *out * 10 + (**p - '0');
    return n > 0;
}

static bool is_day(bm_day d)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (d.year < 1800 || d.year > 2199 || d.month < 1 || d.month > 12)
        return false;
    bool leap = d.month == 2 && d.year % 4 == 0 && (d.year % 100 != 0 || d.year % 400 == 0);
    return d.day >= 1 && d.day <= days[d.month - 1] + leap;
}

/* "2024-08-15", a day of the calendar. */
static bool read_iso(const char *p, bm_day *out)
{
    return strlen(p) == 10 && read_number(&p, 4, &out->year) && *p++ == '-' &&
           read_number(&p, 2, &out->month) && *p++ == '-' && read_number(&p, 2, &out->day) && !*p &&
           is_day(*out);
}

/* "15/8/2024" */
static bool read_vietnamese(const char *p, bm_day *out)
{
    return read_number(&p, 2, &out->day) && *p++ == '/' && read_number(&p, 2, &out->month) &&
           *p++ == '/' && read_number(&p, 4, &out->year) && !*p && is_day(*out);
}

static void refuse(bm_cli *cli, const char *what, const char *value, const char *allowed)
{
    const char *args[] = {what, value, allowed};
    bm_report_command(&cli->report, "C004", args, 3);
}

bool bm_cli_day(bm_cli *cli, bm_option_id id, bm_day *out)
{
    char name[40];
    const char *value = bm_cli_value(cli, id);
    const bm_day none = {0, 0, 0};
    bm_day day = none;
    *out = none;
    if (value && !read_iso(value, &day) && !read_vietnamese(value, &day)) {
        (void)snprintf(name, sizeof name, "--%s", bm_options_spec(id)->name);
        refuse(cli, name, value, "2024-08-15, 15/8/2024");
        return false;
    }
    if (value)
        *out = day;
    return true;
}

/* SOURCE_DATE_EPOCH: seconds, digits only; up to the year 9999. */
static bool read_source_date(const char *text, bm_env_options *o)
{
    size_t n = strlen(text);
    if (n == 0 || n > 12 || strspn(text, "0123456789") != n)
        return false;
    o->source_date = strtoll(text, NULL, 10);
    o->has_source_date = true;
    return o->source_date <= INT64_C(253402300799);
}

/* --date of the commands that have it, else --today. */
static bool set_today(bm_cli *cli, bm_env_options *o)
{
    const char *today = bm_cli_value(cli, BM_OPT_TODAY);
    bm_day day = {0, 0, 0};
    if (today && !read_iso(today, &day)) {
        refuse(cli, "--today", today, "2024-08-15");
        return false;
    }
    if (bm_cli_has(cli, BM_OPT_DATE) && !bm_cli_day(cli, BM_OPT_DATE, &day))
        return false;
    o->today_year = day.year;
    o->today_month = day.month;
    o->today_day = day.day;
    return true;
}

bm_env *bm_cli_env(bm_cli *cli)
{
    if (cli->env)
        return cli->env;
    bm_env_options options = {0};
    const char *source_date = getenv("SOURCE_DATE_EPOCH");
    bool good = set_today(cli, &options);
    if (source_date && *source_date && !read_source_date(source_date, &options)) {
        refuse(cli, "SOURCE_DATE_EPOCH", source_date, "0–253402300799");
        good = false;
    }
    bm_paths forms = {0}, fonts = {0};
    good = bm_paths_forms(&forms, cli->args, &cli->report) && good;
    good = bm_paths_fonts(&fonts, cli->args, &cli->report) && good;
    if (good) {
        options.form_dirs = forms.dirs;
        options.n_form_dirs = forms.n;
        options.font_dirs = fonts.dirs;
        options.n_font_dirs = fonts.n;
        cli->env = bm_env_open(&options, cli->ds);
        bm_cli_tell(cli);
    }
    bm_paths_free(&forms);
    bm_paths_free(&fonts);
    return cli->env;
}

const bm_form *bm_cli_form(bm_cli *cli, const char *id)
{
    const bm_form *form = bm_form_load(cli->env, id, cli->ds);
    const bm_diag *first = bm_diags_at(cli->ds, 0);
    bool unknown =
        !form && first && (strcmp(first->code, "D004") == 0 || strcmp(first->code, "D003") == 0);
    bm_cli_tell(cli);
    if (unknown && cli->report.status < 2)
        cli->report.status = 2;
    return form;
}

const bm_form *bm_cli_form_to_make(bm_cli *cli, const char *id)
{
    const bm_form *form = bm_cli_form(cli, id);
    bm_form_info info;
    if (!form)
        return NULL;
    bm_form_describe(form, &info);
    if (info.wording != BM_WORDING_UNAVAILABLE)
        return form;
    (void)bm_check(cli->env, form, NULL, cli->ds);
    bm_cli_tell(cli);
    if (cli->report.status < 2)
        cli->report.status = 2;
    return NULL;
}

size_t bm_cli_limit(const char *name)
{
    const bm_limit_info *l;
    for (size_t i = 0; (l = bm_limit_at(i)) != NULL; i++)
        if (strcmp(l->name, name) == 0)
            return l->value;
    return 0;
}

char *bm_cli_read_stdin(const char *limit_name, size_t *n)
{
    size_t limit = bm_cli_limit(limit_name);
    size_t cap = 64 * 1024;
    char *bytes = malloc(cap);
    *n = 0;
    while (bytes && *n <= limit) {
        size_t got = fread(bytes + *n, 1, cap - *n, stdin);
        *n += got;
        if (got == 0)
            break;
        if (*n == cap) {
            char *more = realloc(bytes, cap *= 2);
            if (!more)
                abort();
            bytes = more;
        }
    }
    if (!bytes)
        abort();
    if (ferror(stdin)) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

bm_legacy bm_cli_legacy(const bm_cli *cli)
{
    static const char *const names[] = {"none", "tcvn3", "vni", "viscii", "cp1258"};
    const char *value = bm_cli_value(cli, BM_OPT_LEGACY);
    for (size_t i = 0; value && i < sizeof names / sizeof *names; i++)
        if (strcmp(value, names[i]) == 0)
            return (bm_legacy)(BM_LEGACY_NONE + i);
    return BM_LEGACY_DETECT;
}

bm_input_format bm_cli_input_format(const bm_cli *cli)
{
    const char *from = bm_cli_value(cli, BM_OPT_FROM);
    if (!from)
        return BM_INPUT_AUTO;
    return strcmp(from, "yaml") == 0   ? BM_INPUT_YAML
           : strcmp(from, "json") == 0 ? BM_INPUT_JSON
                                       : BM_INPUT_XML;
}

bm_data *bm_cli_data(bm_cli *cli, const char *name)
{
    bm_input_format format = bm_cli_input_format(cli);
    bm_data *data = NULL;
    cli->report.input = name;
    if (strcmp(name, "-") == 0) {
        size_t n;
        char *bytes = bm_cli_read_stdin("input bytes", &n);
        if (bytes)
            data =
                bm_data_parse_legacy(cli->env, bytes, n, "-", format, bm_cli_legacy(cli), cli->ds);
        else
            bm_report_command2(&cli->report, "E001", "-", strerror(errno));
        free(bytes);
    } else {
        data = bm_data_read_legacy(cli->env, name, format, bm_cli_legacy(cli), cli->ds);
    }
    bm_cli_tell(cli);
    return data;
}
