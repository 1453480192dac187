/* Plain lines, so that it works on any terminal and through a pipe of a test. SPDX-License-Identifier: MIT */
#include "cli/ask.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/memory.h"
#include "cli/width.h"

enum { LINE_BYTES = 256 };

bool bm_ask_can(void)
{
    return isatty(STDIN_FILENO);
}

static void print_question(const bm_cli *cli, FILE *out, const bm_question *q)
{
    (void)fputc('\n', out);
    bm_width_print(out, q->ask[cli->lang]);
    (void)fputc('\n', out);
    for (size_t i = 0; i < q->n_options; i++) {
        (void)fprintf(out, "%4zu  ", i + 1);
        bm_width_print(out, q->options[i].text[cli->lang]);
        (void)fputc('\n', out);
    }
    if (*q->help[cli->lang]) {
        (void)fputs("      ", out);
        bm_width_print(out, q->help[cli->lang]);
        (void)fputc('\n', out);
    }
}

static void print_prompt(const bm_cli *cli, FILE *out, const bm_question *q)
{
    const char *skip =
        q->optional ? bm_cli_pick(cli, ", hoặc Enter nếu chưa rõ", ", or Enter if not known") : "";
    if (q->kind == BM_QUESTION_CHOICE)
        (void)fprintf(out, bm_cli_pick(cli, "Chọn số 1–%zu%s: ", "Choose 1–%zu%s: "), q->n_options,
                      skip);
    else if (q->kind == BM_QUESTION_NUMBER)
        (void)fprintf(out,
                      bm_cli_pick(cli, "Số từ %ld đến %ld%s: ", "A number from %ld to %ld%s: "),
                      q->least, q->most, skip);
    else
        (void)fprintf(out, bm_cli_pick(cli, "Ngày (dd/mm/yyyy)%s: ", "Day (dd/mm/yyyy)%s: "), skip);
    (void)fflush(out);
}

/* One line without the white space around it; the rest of a line that is too long is dropped. False at the end of
 * the input. */
static bool read_line(FILE *in, char line[LINE_BYTES])
{
    size_t n = 0;
    int c;
    while ((c = fgetc(in)) != EOF && c != '\n')
        if (n + 1 < LINE_BYTES && (n || (c != ' ' && c != '\t')))
            line[n++] = (char)c;
    while (n && strchr(" \t\r", line[n - 1]))
        n--;
    line[n] = 0;
    return c != EOF || n > 0;
}

/* The id that ${line} stands for: an option by its number. */
static const char *meant(const bm_question *q, const char *line)
{
    size_t n = strlen(line);
    if (q->kind != BM_QUESTION_CHOICE || !n || n > 3 || strspn(line, "0123456789") != n)
        return line;
    size_t i = (size_t)strtoul(line, NULL, 10);
    return i >= 1 && i <= q->n_options ? q->options[i - 1].id : line;
}

char *bm_ask_question(const bm_cli *cli, FILE *in, FILE *out, const bm_question *q)
{
    char line[LINE_BYTES];
    print_question(cli, out, q);
    for (;;) {
        print_prompt(cli, out, q);
        if (!read_line(in, line)) {
            (void)fputc('\n', out);
            return NULL;
        }
        const char *answer = meant(q, line);
        if (bm_question_accepts(q, answer))
            return bm_memory_copy(answer);
        (void)fputs(bm_cli_pick(cli, "Chưa đúng. ", "That is no answer. "), out);
    }
}
