/* argv -> a command of the table -> exit status. SPDX-License-Identifier: MIT */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/lang.h"
#include "cli/office.h"

static bool wants_colour(const char *when)
{
    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(STDERR_FILENO) && !(no_color && *no_color) &&
           !(term && strcmp(term, "dumb") == 0);
}

static void tell_faults(bm_cli *cli)
{
    for (size_t i = 0; i < cli->args->n_faults; i++) {
        const bm_option_fault *f = &cli->args->faults[i];
        const char *const args[] = {f->args[0], f->args[1], f->args[2]};
        bm_report_command(&cli->report, f->code, args, 3);
    }
}

/* A name that is no command: told with the nearest one. */
static const bm_command *find_command(bm_cli *cli, const char *name)
{
    const bm_command *c = bm_command_lookup(name);
    if (!c)
        bm_report_command2(&cli->report, "C001", name, bm_command_nearest(name));
    return c;
}

static bool operands_fit(bm_cli *cli, const bm_command *c)
{
    if (cli->n_operands < c->least) {
        bm_report_command2(&cli->report, "C005", c->name, c->missing[cli->lang]);
        return false;
    }
    if (cli->n_operands > c->most) {
        bm_report_command2(&cli->report, "C012", c->name, cli->operands[c->most]);
        return false;
    }
    return true;
}

static void run_help(bm_cli *cli)
{
    const bm_command *c = NULL;
    if (cli->n_operands && strcmp(cli->operands[0], "help") != 0) {
        c = find_command(cli, cli->operands[0]);
        if (!c)
            return;
    }
    bm_command_help(stdout, cli->lang, c);
}

static void run(bm_cli *cli, bm_arguments *args)
{
    const char *name = args->n_operands ? args->operands[0] : NULL;
    if (args->n_faults) {
        tell_faults(cli);
        return;
    }
    if (bm_cli_has(cli, BM_OPT_VERSION)) {
        (void)printf("bieumau %s\n", bm_version());
        return;
    }
    if (name && strcmp(name, "help") == 0) {
        run_help(cli);
        return;
    }
    const bm_command *c = name ? find_command(cli, name) : NULL;
    if (bm_cli_has(cli, BM_OPT_HELP) && (c || !name)) {
        bm_command_help(stdout, cli->lang, c);
        return;
    }
    if (!name) {
        bm_report_command2(&cli->report, "C014", NULL, NULL);
        return;
    }
    if (!c)
        return;
    bm_options_restrict(args, c->name, c->options | BM_OPTIONS_ALWAYS, bm_command_users);
    bm_options_exclude(args);
    if (args->n_faults)
        tell_faults(cli);
    else if (operands_fit(cli, c))
        c->run(cli);
}

/* What was printed must have arrived. A reader that has gone away (EPIPE) needs no message. */
static void finish_stdout(bm_cli *cli)
{
    bool failed = ferror(stdout) != 0;
    if (fflush(stdout) != 0) {
        failed = true;
        if (errno != EPIPE)
            bm_report_write(&cli->report, "-", errno);
    }
    if (failed && cli->report.status < 3)
        cli->report.status = 3;
}

int main(int argc, char **argv)
{
    bm_arguments args;
    bm_cli cli;
    (void)signal(SIGPIPE, SIG_IGN); /* a closed pipe is then an error of write(2), with a message */
    bm_options_parse(&args, argc, argv);
    memset(&cli, 0, sizeof cli);
    cli.args = &args;
    cli.operands = args.operands + (args.n_operands > 0);
    cli.n_operands = args.n_operands - (args.n_operands > 0);
    const char *lang = bm_cli_value(&cli, BM_OPT_LANG);
    const char *diagnostics = bm_cli_value(&cli, BM_OPT_DIAGNOSTICS);
    cli.lang = lang ? bm_lang_of_locale(lang) : bm_lang_default(getenv);
    cli.report.err = stderr;
    cli.report.lang = cli.lang;
    cli.report.colour = wants_colour(bm_cli_value(&cli, BM_OPT_COLOR));
    cli.report.json = diagnostics && strcmp(diagnostics, "json") == 0;
    cli.report.quiet = bm_cli_has(&cli, BM_OPT_QUIET);
    cli.ds = bm_diags_new();
    bm_diags_set_strict(cli.ds, bm_cli_has(&cli, BM_OPT_STRICT));
    run(&cli, &args);
    finish_stdout(&cli);
    bm_office_free(&cli);
    bm_docx_template_free(cli.docx_template);
    bm_env_close(cli.env);
    bm_diags_free(cli.ds);
    bm_options_free(&args);
    return bm_report_finish(&cli.report);
}
