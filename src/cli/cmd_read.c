/* bieumau read: the data that a PDF or Word file carries, as a file to make it from again. SPDX-License-Identifier: MIT */
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/memory.h"
#include "cli/outputs.h"
#include "cli/paths.h"

typedef struct {
    const char *name;
    bm_input_format format;
} format;

static const format formats[] = {{"yaml", BM_INPUT_YAML},
                                 {"xml", BM_INPUT_XML},
                                 {"json", BM_INPUT_JSON},
                                 {"yml", BM_INPUT_YAML}};
enum { FORMATS = sizeof formats / sizeof *formats };

#define KNOWN "yaml, xml, json"

/* Where everything goes. */
typedef struct {
    const format *format;
    const char *folder; /* NULL = none */
    const char *path;   /* NULL = standard output, when there is no folder */
    long document;      /* from 1; 0 = all */
    char **made;        /* what this command has written */
    size_t n_made;
} plan;

/* ---- The command line --------------------------------------------------------------------- */

static const format *format_named(const char *name)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

/* By --to, else by the ending of ${path}, else YAML. NULL (told). */
static const format *choose_format(bm_cli *cli, const char *path)
{
    const char *to = bm_cli_value(cli, BM_OPT_TO);
    const char *slash = path ? strrchr(path, '/') : NULL;
    const char *dot = path ? strrchr(slash ? slash : path, '.') : NULL;
    const format *by_suffix = dot ? format_named(dot + 1) : NULL;
    const format *f = to ? format_named(to) : dot ? by_suffix : &formats[0];
    if (to && !f) {
        const char *args[] = {"--to", to, KNOWN};
        bm_report_command(&cli->report, "C004", args, 3);
    } else if (!f) {
        bm_report_command2(&cli->report, "O003", dot, KNOWN);
    } else if (by_suffix && by_suffix->format != f->format) {
        bm_report_command2(&cli->report, "C010", path, f->name);
        return NULL;
    }
    return f;
}

static bool read_number(bm_cli *cli, long *out)
{
    const char *given = bm_cli_value(cli, BM_OPT_DOCUMENT);
    char *end = NULL;
    *out = 0;
    if (!given)
        return true;
    if (*given >= '0' && *given <= '9')
        *out = strtol(given, &end, 10);
    if (*out > 0 && *out < LONG_MAX && !*end)
        return true;
    const char *args[] = {"--document", given, "1, 2, 3, …"};
    bm_report_command(&cli->report, "C004", args, 3);
    return false;
}

static bool make_plan(bm_cli *cli, plan *p)
{
    const char *given = bm_cli_value(cli, BM_OPT_OUTPUT);
    memset(p, 0, sizeof *p);
    if (given && !*given) {
        const char *args[] = {"--output", "", bm_cli_pick(cli, "tên tệp", "the name of a file")};
        bm_report_command(&cli->report, "C004", args, 3);
        return false;
    }
    if (given && (given[strlen(given) - 1] == '/' || bm_paths_is_folder(given)))
        p->folder = given;
    else if (given && strcmp(given, "-") != 0)
        p->path = given;
    p->format = choose_format(cli, p->path);
    if (!p->format || !read_number(cli, &p->document))
        return false;
    if (!p->folder && cli->n_operands > 1) {
        bm_report_command2(&cli->report, "C007", given ? given : "-", NULL);
        return false;
    }
    if (p->path && bm_outputs_is_input(cli, p->path)) {
        bm_report_command2(&cli->report, "C009", p->path, NULL);
        return false;
    }
    return !p->folder || bm_outputs_folder(cli, p->folder);
}

/* ---- Names -------------------------------------------------------------------------------- */

/* ${name} without the ending of a file that can be read; its length. */
static size_t stem_of(const char *name)
{
    static const char *const endings[] = {".pdf", ".docx", ".xml"};
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t tail = strlen(endings[i]);
        if (n > tail && strcmp(name + n - tail, endings[i]) == 0)
            return n - tail;
    }
    return n;
}

/* "in/ho-so.pdf" -> "<folder>/ho-so.yaml", or "…/ho-so-2.yaml" for one of several; on the heap. */
static char *path_in(const plan *p, const char *input, size_t number, bool several)
{
    const char *slash = strrchr(input, '/'), *base = slash ? slash + 1 : input;
    if (strcmp(base, "-") == 0)
        base = "stdin";
    size_t n = stem_of(base), size = strlen(p->folder) + n + 40;
    char tail[24] = "";
    if (several)
        (void)snprintf(tail, sizeof tail, "-%zu", number);
    char *path = bm_memory_must(malloc(size));
    (void)snprintf(path, size, "%s%s%.*s%s.%s", p->folder,
                   p->folder[strlen(p->folder) - 1] == '/' ? "" : "/", (int)n, base, tail,
                   p->format->name);
    return path;
}

/* May ${path} be written? Neither over a file that was there nor over what this command has just made. */
static bool spares(bm_cli *cli, plan *p, const char *path)
{
    struct stat st;
    for (size_t i = 0; i < p->n_made; i++) {
        if (strcmp(p->made[i], path) == 0) {
            bm_report_command2(&cli->report, "C007", path, NULL);
            return false;
        }
    }
    p->made = bm_memory_must(realloc(p->made, (p->n_made + 1) * sizeof *p->made));
    p->made[p->n_made++] = bm_memory_copy(path);
    if (bm_cli_has(cli, BM_OPT_FORCE) || lstat(path, &st) != 0)
        return true;
    bm_report_command2(&cli->report, "O002", path, NULL);
    return false;
}

/* ---- Writing ------------------------------------------------------------------------------ */

static int add(void *user, const void *bytes, size_t n)
{
    return fwrite(bytes, 1, n, user) == n ? 0 : -1;
}

static void write_document(bm_cli *cli, plan *p, const char *input, size_t number, bool several,
                           const bm_reading_info *info)
{
    char *path = p->folder ? path_in(p, input, number, several) : NULL;
    if (path && !spares(cli, p, path)) {
        free(path);
        return;
    }
    char *bytes = NULL;
    size_t n = 0;
    FILE *memory = bm_memory_must(open_memstream(&bytes, &n));
    const bm_sink sink = {add, memory};
    int status = bm_data_write(info->form, info->data, p->format->format, &sink, cli->ds);
    bm_cli_tell(cli);
    if (fclose(memory) != 0)
        abort();
    if (status == 0) /* what the command names is overwritten; the rest has been asked for */
        (void)bm_outputs_save(cli, path ? path : p->path, bytes, n, true);
    free(bytes);
    free(path);
}

static bm_reading *open_file(bm_cli *cli, const char *input)
{
    bm_reading *r = NULL;
    if (strcmp(input, "-") == 0) {
        size_t n;
        char *bytes = bm_cli_read_stdin("PDF, DOCX", &n);
        if (bytes)
            r = bm_reading_parse(cli->env, bytes, n, "-", cli->ds);
        else
            bm_report_command2(&cli->report, "E001", "-", strerror(errno));
        free(bytes);
    } else {
        r = bm_reading_open(cli->env, input, cli->ds);
    }
    bm_cli_tell(cli);
    return r;
}

/* V033 or V034 */
static void tell_count(bm_cli *cli, const char *code, const char *input, long wanted, size_t n)
{
    char number[24], count[24];
    (void)snprintf(number, sizeof number, "%ld", wanted);
    (void)snprintf(count, sizeof count, "%zu", n);
    const char *args[] = {input, wanted ? number : count, count};
    bm_report_command(&cli->report, code, args, 3);
}

static void read_one(bm_cli *cli, plan *p, const char *input)
{
    bm_reading_info info;
    size_t n = 0;
    bm_reading *r = open_file(cli, input);
    if (!r)
        return;
    while (bm_reading_at(r, n, &info) == 0)
        n++;
    if (p->document && (size_t)p->document > n)
        tell_count(cli, "V034", input, p->document, n);
    else if (!p->document && n > 1 && !p->folder)
        tell_count(cli, "V033", input, 0, n);
    else
        for (size_t i = 0; bm_reading_at(r, i, &info) == 0; i++)
            if (!p->document || (size_t)p->document == i + 1)
                write_document(cli, p, input, i + 1, n > 1, &info);
    bm_reading_free(r);
}

static void run(bm_cli *cli)
{
    plan p;
    if (make_plan(cli, &p) && bm_cli_env(cli))
        for (size_t i = 0; i < cli->n_operands; i++)
            read_one(cli, &p, cli->operands[i]);
    for (size_t i = 0; i < p.n_made; i++)
        free(p.made[i]);
    free(p.made);
}

const bm_command bm_cmd_read = {
    "read",
    {"TỆP…", "FILE…"},
    {"lấy lại dữ liệu từ tệp PDF, Word đã tạo",
     "take the data out of a PDF or Word file that was made"},
    {"Mỗi tệp PDF, DOCX do bieumau tạo mang theo dữ liệu của nó; read trả lại dữ liệu đó và cho "
     "biết\n"
     "chữ trong tệp có khớp với dữ liệu không. PDF: kể cả những gì đã điền trên màn hình vào mẫu "
     "điền\n"
     "được; tệp đã ký, đã lưu lại bằng chương trình khác vẫn đọc được, chữ ký thì không kiểm tra "
     "ở\n"
     "đây. Word (.docx, hoặc .xml dạng Flat OPC): kể cả sau khi sửa và lưu bằng Word hay "
     "LibreOffice;\n"
     "những gì sửa ngoài các ô điền được nêu ra.\n"
     "Không có -o thì ghi ra đầu ra chuẩn, định dạng yaml. Tệp có nhiều văn bản thì dùng -o\n"
     "THƯ_MỤC/, hoặc --document. --strict: chữ và dữ liệu khác nhau là lỗi.\n\n"
     "  bieumau read don.pdf                   xem dữ liệu\n"
     "  bieumau read don.docx -o don.yaml      lấy dữ liệu để sửa rồi tạo lại\n"
     "  bieumau read *.pdf *.docx -o du-lieu/ --to json\n",
     "Each PDF or DOCX made by bieumau carries its data; read gives them back, and tells whether "
     "the\n"
     "text of the file agrees with them. PDF: with what was filled on screen into a fillable "
     "form;\n"
     "files that were signed, or saved by another program, can be read, signatures are not "
     "verified\n"
     "here. Word (.docx, or .xml in the Flat OPC form): also after it was edited and saved in Word "
     "or\n"
     "LibreOffice; what was changed outside of the fields is told.\n"
     "Without -o it goes to standard output, as yaml. For a file of several documents use -o "
     "FOLDER/,\n"
     "or --document. --strict: a text that differs from the data is an error.\n\n"
     "  bieumau read don.pdf                   shows the data\n"
     "  bieumau read don.docx -o don.yaml      takes the data, to be changed and made again\n"
     "  bieumau read *.pdf *.docx -o data/ --to json\n"},
    {"tên tệp PDF hoặc Word", "the name of a PDF or Word file"},
    BM_OPTIONS_ENV | BM_OPTIONS_BIT(BM_OPT_OUTPUT) | BM_OPTIONS_BIT(BM_OPT_TO) |
        BM_OPTIONS_BIT(BM_OPT_FORCE) | BM_OPTIONS_BIT(BM_OPT_STRICT) |
        BM_OPTIONS_BIT(BM_OPT_DOCUMENT),
    1,
    SIZE_MAX,
    run,
};
