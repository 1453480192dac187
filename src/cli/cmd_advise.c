/* bieumau advise: what happened → what to file. SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/memory.h"
#include "cli/procedure_text.h"
#include "cli/width.h"

/* ---- Answers ------------------------------------------------------------------------------ */

/* --answer question=value, one after the other. */
static bool take_options(bm_cli *cli, bm_data *answers)
{
    bool good = true;
    for (size_t i = 0; i < cli->args->n_given; i++) {
        const bm_option_given *g = &cli->args->given[i];
        const char *equals = g->id == BM_OPT_ANSWER ? strchr(g->value, '=') : NULL;
        if (g->id != BM_OPT_ANSWER)
            continue;
        if (!equals || equals == g->value) {
            const char *args[] = {"--answer", g->value,
                                  bm_cli_pick(cli, "câu_hỏi=trả_lời", "question=value")};
            bm_report_command(&cli->report, "C004", args, 3);
            good = false;
            continue;
        }
        char *question = bm_memory_copy(g->value);
        question[equals - g->value] = 0;
        good = bm_data_set(answers, question, equals + 1, strlen(equals + 1), cli->ds) == 0 && good;
        free(question);
    }
    bm_cli_tell(cli);
    return good;
}

/* --received is the day of the first event. */
static bool take_received(bm_cli *cli, const bm_procedures *p, bm_data *answers)
{
    char text[BM_PROCEDURE_TEXT_DAY_BYTES];
    bm_day day;
    const char *event = bm_event_at(p, 0);
    if (!bm_cli_day(cli, BM_OPT_RECEIVED, &day))
        return false;
    if (!day.year || !event)
        return true;
    (void)bm_procedure_text_day(day, text);
    return bm_data_set(answers, event, text, strlen(text), cli->ds) == 0;
}

static bm_data *open_answers(bm_cli *cli, const bm_procedures *p)
{
    const char *path = cli->n_operands ? cli->operands[0] : NULL;
    bm_data *answers = path
                           ? bm_answers_read(cli->env, strcmp(path, "-") == 0 ? "/dev/stdin" : path,
                                             bm_cli_input_format(cli), cli->ds)
                           : bm_data_new(NULL);
    bm_cli_tell(cli);
    if (answers && take_options(cli, answers) && take_received(cli, p, answers))
        return answers;
    bm_data_free(answers);
    return NULL;
}

/* "cap-moi (Cần chứng thư số mới), …" */
static char *allowed_answers(const bm_cli *cli, const bm_question *q)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = bm_memory_must(open_memstream(&text, &size));
    for (size_t i = 0; i < q->n_options; i++)
        (void)fprintf(out, "%s%s (%s)", i ? ", " : "", q->options[i].id,
                      q->options[i].text[cli->lang]);
    if (q->kind == BM_QUESTION_NUMBER)
        (void)fprintf(out, "%ld … %ld", q->least, q->most);
    else if (q->kind == BM_QUESTION_DATE)
        (void)fputs("dd/mm/yyyy", out);
    if (fclose(out) != 0)
        abort();
    return text;
}

static void tell_missing(bm_cli *cli, const bm_question *q)
{
    char *allowed = allowed_answers(cli, q);
    const char *args[] = {q->id, q->ask[cli->lang], allowed};
    bm_report_command(&cli->report, "P013", args, 3);
    free(allowed);
}

/* ---- Text --------------------------------------------------------------------------------- */

static void print_commands(bm_cli *cli, const bm_procedure *p, int indent)
{
    const char *date = bm_cli_value(cli, BM_OPT_DATE);
    size_t made = 0;
    for (size_t i = 0; i < p->n_forms; i++)
        made += bm_procedure_text_can_make(cli, &p->forms[i]);
    if (!made) {
        bm_procedure_text_wrap(
            stdout, indent, "",
            bm_cli_pick(cli, "Chưa tạo được mẫu nào ở đây: lấy mẫu từ phụ lục chính thức.",
                        "No form can be made here: take them from the official annex."));
        return;
    }
    (void)printf("%*s%s\n", indent, "", bm_cli_pick(cli, "Lệnh tiếp theo:", "Next:"));
    (void)printf("%*sbieumau dossier %s --new%s%s -o %s.yaml\n", indent + 2, "", p->id,
                 date ? " --date " : "", date ? date : "", p->id);
    (void)printf("%*sbieumau dossier %s %s.yaml -o %s/\n", indent + 2, "", p->id, p->id, p->id);
    (void)printf("%*s%s\n", indent, "",
                 bm_cli_pick(cli, "Hoặc riêng từng mẫu:", "Or one form alone:"));
    for (size_t i = 0; i < p->n_forms; i++)
        if (bm_procedure_text_can_make(cli, &p->forms[i]))
            (void)printf("%*sbieumau new %s\n", indent + 2, "", p->forms[i].form);
}

/* How many dossiers, or how long the list of the one letter is; nothing for one certificate. */
static void print_count(const bm_cli *cli, const bm_advice_step *s)
{
    if (s->files > 1)
        (void)printf(bm_cli_pick(cli, "; %u bộ, mỗi chứng thư số một bộ",
                                 "; %u files, one for each certificate"),
                     s->files);
    else if (s->certificates > 1)
        (void)printf(bm_cli_pick(cli, "; 01 văn bản kèm danh sách %u chứng thư số",
                                 "; 1 letter with a list of %u certificates"),
                     s->certificates);
}

/* "Mẫu 09 + Mẫu 14": those drawn up later, or now, by the part of the names before ":" or "(". */
static bool print_names(const bm_cli *cli, const bm_procedure *p, bool later, const char *before)
{
    bool any = false;
    for (size_t i = 0; i < p->n_forms; i++) {
        const char *name = p->forms[i].name[cli->lang];
        size_t n = strcspn(name, ":(");
        if (p->forms[i].made == BM_MADE_OTHER || (p->forms[i].made == BM_MADE_LATER) != later)
            continue;
        while (n && name[n - 1] == ' ')
            n--;
        (void)printf("%s%.*s", any ? " + " : before, (int)n, name);
        any = true;
    }
    return any;
}

/* What the clerk draws up: "Mẫu số 05; lập sau: Mẫu số 08". */
static void print_numbers(const bm_cli *cli, const bm_procedure *p)
{
    if (!print_names(cli, p, false, ""))
        (void)fputs(bm_cli_pick(cli, "chưa thấy mẫu nào", "no form is known"), stdout);
}

static void print_summary(const bm_cli *cli, const bm_advice *x)
{
    (void)printf("\n%s\n", x->n_steps
                               ? bm_cli_pick(cli, "Cần nộp:", "To be filed:")
                               : bm_cli_pick(cli, "Không phải nộp gì.", "Nothing is to be filed."));
    for (size_t i = 0; i < x->n_steps; i++) {
        const bm_procedure *p = x->steps[i].procedure;
        (void)printf("  %zu. %s: ", i + 1, p->title[cli->lang]);
        print_numbers(cli, p);
        print_count(cli, &x->steps[i]);
        (void)print_names(cli, p, true, bm_cli_pick(cli, "; lập sau: ", "; later: "));
        (void)fputc('\n', stdout);
    }
}

static void print_step(bm_cli *cli, const bm_advice_step *s, size_t number)
{
    (void)printf("\n%zu. ", number);
    bm_width_print(stdout, s->procedure->title[cli->lang]);
    (void)fputc('\n', stdout);
    bm_procedure_text_wrap(stdout, 3, "", s->what[cli->lang]);
    bm_procedure_text_statements(cli, 3, bm_cli_pick(cli, "Vì:", "Because:"), &s->reasons);
    bm_procedure_text_print(cli, 3, s->procedure, s->deadlines);
    print_commands(cli, s->procedure, 3);
}

static void print_text(bm_cli *cli, const bm_advice *x)
{
    char day[BM_PROCEDURE_TEXT_DAY_BYTES];
    (void)printf(bm_cli_pick(cli, "Ngày lập %s, theo ", "Dated %s, under "),
                 bm_procedure_text_day(x->day, day));
    bm_width_print(stdout, x->regime->title[cli->lang]);
    (void)fputc('\n', stdout);
    print_summary(cli, x);
    for (size_t i = 0; i < x->n_steps; i++)
        print_step(cli, &x->steps[i], i + 1);
    (void)fputc('\n', stdout);
    bm_procedure_text_statements(cli, 0, bm_cli_pick(cli, "Lưu ý:", "Notes:"), &x->notes);
    bm_procedure_text_statements(cli, 0, bm_cli_pick(cli, "Về quy định:", "On the regulations:"),
                                 &x->regime->notes);
    if (x->calendar[cli->lang])
        bm_procedure_text_wrap(stdout, 0, "", x->calendar[cli->lang]);
}

/* ---- JSON --------------------------------------------------------------------------------- */

static void put_question(bm_jsonout *j, const bm_question *q)
{
    static const char *const kinds[] = {"choice", "number", "date"};
    bm_jsonout_open(j, "next", '{');
    bm_jsonout_text(j, "id", q->id);
    bm_procedure_text_json_both(j, "ask", q->ask);
    bm_procedure_text_json_both(j, "help", q->help);
    bm_jsonout_text(j, "kind", kinds[q->kind]);
    bm_jsonout_bool(j, "optional", q->optional);
    bm_jsonout_open(j, "options", '[');
    for (size_t i = 0; i < q->n_options; i++) {
        bm_jsonout_open(j, NULL, '{');
        bm_jsonout_text(j, "id", q->options[i].id);
        bm_procedure_text_json_both(j, "text", q->options[i].text);
        bm_jsonout_close(j, '}');
    }
    bm_jsonout_close(j, ']');
    if (q->kind == BM_QUESTION_NUMBER) {
        bm_jsonout_int(j, "least", q->least);
        bm_jsonout_int(j, "most", q->most);
    }
    bm_jsonout_close(j, '}');
}

static void put_step(bm_cli *cli, bm_jsonout *j, const bm_advice_step *s)
{
    bm_jsonout_open(j, NULL, '{');
    bm_jsonout_int(j, "certificates", s->certificates);
    bm_jsonout_int(j, "files", s->files);
    bm_procedure_text_json_both(j, "for", s->what);
    bm_procedure_text_json_statements(j, "reasons", &s->reasons);
    bm_procedure_text_json_procedure(j, s->procedure, s->deadlines);
    bm_jsonout_open(j, "makes", '[');
    for (size_t i = 0; i < s->procedure->n_forms; i++)
        if (bm_procedure_text_can_make(cli, &s->procedure->forms[i]))
            bm_jsonout_text(j, NULL, s->procedure->forms[i].form);
    bm_jsonout_close(j, ']');
    bm_jsonout_close(j, '}');
}

static void print_json(bm_cli *cli, const bm_advice *x)
{
    bm_jsonout j = {stdout, 0, {false}};
    char day[BM_PROCEDURE_TEXT_DAY_BYTES];
    (void)snprintf(day, sizeof day, "%04u-%02u-%02u", (unsigned)x->day.year % 10000,
                   (unsigned)x->day.month % 100, (unsigned)x->day.day % 100);
    bm_jsonout_open(&j, NULL, '{');
    bm_jsonout_text(&j, "day", day);
    bm_procedure_text_json_regime(&j, "regime", x->regime);
    if (x->next)
        put_question(&j, x->next);
    else
        bm_jsonout_text(&j, "next", NULL);
    bm_jsonout_open(&j, "cases", '[');
    for (size_t i = 0; i < x->n_cases; i++)
        bm_jsonout_text(&j, NULL, x->cases[i]);
    bm_jsonout_close(&j, ']');
    bm_jsonout_open(&j, "steps", '[');
    for (size_t i = 0; i < x->n_steps; i++)
        put_step(cli, &j, &x->steps[i]);
    bm_jsonout_close(&j, ']');
    bm_procedure_text_json_statements(&j, "notes", &x->notes);
    if (x->calendar[0])
        bm_procedure_text_json_both(&j, "calendar", x->calendar);
    else
        bm_jsonout_text(&j, "calendar", NULL);
    bm_jsonout_close(&j, '}');
}

/* ---- Asking and answering ----------------------------------------------------------------- */

static void print(bm_cli *cli, const bm_advice *x)
{
    if (bm_cli_has(cli, BM_OPT_JSON))
        print_json(cli, x);
    else if (!x->next)
        print_text(cli, x);
    if (x->next)
        tell_missing(cli, x->next);
}

/* The answer to ${q}: from the person, or "" for what may be unknown. False when there is none. */
static bool answer(bm_cli *cli, const bm_question *q, bm_data *answers)
{
    if (!bm_ask_can())
        return q->optional && bm_data_set(answers, q->id, "", 0, cli->ds) == 0;
    char *given = bm_ask_question(cli, stdin, stderr, q);
    bool good = given && bm_data_set(answers, q->id, given, strlen(given), cli->ds) == 0;
    free(given);
    return good;
}

static void converse(bm_cli *cli, const bm_procedures *p, const bm_holidays *h, bm_data *answers)
{
    const bm_day today = {0, 0, 0}; /* --date is the today of the environment */
    for (;;) {
        bm_advice *x = bm_advise(cli->env, p, answers, today, h, cli->ds);
        bm_cli_tell(cli);
        if (!x)
            return;
        bool again = x->next && answer(cli, x->next, answers);
        bm_cli_tell(cli);
        if (!again)
            print(cli, x);
        bm_advice_free(x);
        if (!again)
            return;
    }
}

static void run(bm_cli *cli)
{
    if (!bm_cli_env(cli))
        return;
    const bm_procedures *p = bm_procedures_load(cli->env, cli->ds);
    bm_holidays *h = bm_holidays_open(cli->env, bm_cli_value(cli, BM_OPT_HOLIDAYS), cli->ds);
    bm_cli_tell(cli);
    bm_data *answers = p && h ? open_answers(cli, p) : NULL;
    if (answers)
        converse(cli, p, h, answers);
    bm_data_free(answers);
    bm_holidays_free(h);
}

const bm_command bm_cmd_advise = {
    "advise",
    {"[TRẢ_LỜI]", "[ANSWERS]"},
    {"có việc gì thì nộp mẫu nào, ở đâu, thời hạn bao lâu", "what to file when something happened"},
    {"Hỏi vài câu rồi trả lời: các mẫu phải nộp và lý do, giấy tờ kèm theo, nơi nhận, thời hạn, "
     "lệnh\n"
     "tiếp theo. Mỗi điều ghi căn cứ; điều chưa thấy quy định thì nói là chưa rõ.\n"
     "TRẢ_LỜI là tệp YAML hoặc JSON gồm các dòng “câu_hỏi: trả_lời”; --answer bổ sung, sửa lại.\n"
     "Không có người ngồi trước màn hình mà còn thiếu câu trả lời thì báo câu hỏi đó (mã thoát "
     "1).\n\n"
     "  bieumau advise                                             hỏi từng câu\n"
     "  bieumau advise --answer viec=sap-xep --answer sap_xep=sap-nhap --answer so_chung_thu=2\n"
     "  bieumau advise tra-loi.yaml --received 02/06/2023 --json   cho chương trình khác\n",
     "Asks a few questions, then tells the forms and why, attachments, addressee, deadlines and "
     "the\n"
     "next commands. Each statement names its source; what was not seen is said to be unknown.\n"
     "ANSWERS is a YAML or JSON file of lines “question: value”; --answer adds to it and corrects "
     "it.\n"
     "When an answer is missing and nobody sits at a terminal, the question is told (exit status "
     "1).\n\n"
     "  bieumau advise                                             asks\n"
     "  bieumau advise --answer viec=sap-xep --answer sap_xep=sap-nhap --answer so_chung_thu=2\n"
     "  bieumau advise answers.yaml --received 02/06/2023 --json   for programs\n"},
    {"", ""},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_ANSWER) | BM_OPTIONS_BIT(BM_OPT_DATE) |
        BM_OPTIONS_BIT(BM_OPT_RECEIVED) | BM_OPTIONS_BIT(BM_OPT_HOLIDAYS) |
        BM_OPTIONS_BIT(BM_OPT_FROM) | BM_OPTIONS_BIT(BM_OPT_JSON),
    0,
    1,
    run,
};
