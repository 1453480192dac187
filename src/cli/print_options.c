/* An option that the format knows nothing of is refused, for every format of the table: it would be missed on paper
 * only. SPDX-License-Identifier: MIT */
#include "cli/print_options.h"

#include <stdlib.h>
#include <string.h>

static bool takes_fields(const bm_format *f)
{
    return f->fields;
}

static bool takes_qr(const bm_format *f)
{
    return f->qr;
}

static bool takes_page(const bm_format *f)
{
    return f->pages;
}

static bool takes_docx_template(const bm_format *f)
{
    return f->docx_template;
}

static bool refuse(bm_cli *cli, bm_option_id id, const bm_format *format,
                   bool (*takes)(const bm_format *f))
{
    char shown[40], names[128] = "";
    const bm_format *f;
    size_t n = 0;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++)
        if (takes(f) && n < sizeof names)
            n += (size_t)snprintf(names + n, sizeof names - n, "%s%s", n ? ", " : "", f->name);
    (void)snprintf(shown, sizeof shown, "--%s", bm_options_spec(id)->name);
    const char *args[] = {shown, format->name, names};
    bm_report_command(&cli->report, "O040", args, 3);
    return false;
}

/* A number from 1 to the limit of this name; 0 when the option is not given. */
static bool read_number(bm_cli *cli, bm_option_id id, const char *limit, unsigned *out)
{
    enum { DIGITS = 9 };
    char shown[40], allowed[40];
    const char *value = bm_cli_value(cli, id);
    size_t most = bm_cli_limit(limit), n = value ? strlen(value) : 0;
    *out = 0;
    if (!value)
        return true;
    if (n > 0 && n <= DIGITS && strspn(value, "0123456789") == n)
        *out = (unsigned)strtoul(value, NULL, 10);
    if (*out >= 1 && *out <= most)
        return true;
    (void)snprintf(shown, sizeof shown, "--%s", bm_options_spec(id)->name);
    (void)snprintf(allowed, sizeof allowed, "1–%zu", most);
    const char *args[] = {shown, value, allowed};
    bm_report_command(&cli->report, "C004", args, 3);
    return false;
}

/* It is read once, before anything is made. */
static bool read_template(bm_cli *cli, bm_render_options *out)
{
    const char *path = bm_cli_value(cli, BM_OPT_DOCX_TEMPLATE);
    if (!path)
        return true;
    if (!cli->docx_template && bm_cli_env(cli)) {
        cli->docx_template = bm_docx_template_open(cli->env, path, cli->ds);
        bm_cli_tell(cli);
    }
    out->docx_template = cli->docx_template;
    return cli->docx_template != NULL;
}

bool bm_print_options_read(bm_cli *cli, const bm_format *format, bm_render_options *out)
{
    static const struct {
        bm_option_id id;
        bool (*takes)(const bm_format *f);
    } of_formats[] = {{BM_OPT_SIGNATURE_FIELDS, takes_fields},
                      {BM_OPT_FILLABLE, takes_fields},
                      {BM_OPT_QR, takes_qr},
                      {BM_OPT_PAGE, takes_page},
                      {BM_OPT_DOCX_TEMPLATE, takes_docx_template}};
    memset(out, 0, sizeof *out);
    out->format = format->name;
    out->draft = bm_cli_has(cli, BM_OPT_DRAFT);
    out->duplex = bm_cli_has(cli, BM_OPT_DUPLEX);
    out->signature_fields = bm_cli_has(cli, BM_OPT_SIGNATURE_FIELDS);
    out->fillable = bm_cli_has(cli, BM_OPT_FILLABLE);
    out->qr = bm_cli_has(cli, BM_OPT_QR);
    bool good = read_number(cli, BM_OPT_COPIES, "merged documents", &out->copies);
    good = read_number(cli, BM_OPT_PAGE, "pages", &out->page) && good;
    for (size_t i = 0; i < sizeof of_formats / sizeof *of_formats; i++)
        if (bm_cli_has(cli, of_formats[i].id) && !of_formats[i].takes(format))
            good = refuse(cli, of_formats[i].id, format, of_formats[i].takes);
    return good && read_template(cli, out);
}
