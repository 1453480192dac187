/* The table of options, and the reading of argv: "--name value", "--name=value", "-n value", "-nvalue",
 * letters without value together ("-qh"), "--" ends the options, "-" is an operand.
 * SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/memory.h"

static const bm_option_spec specs[BM_OPT_COUNT] = {
    [BM_OPT_HELP] = {"help", 'h', NULL, NULL, {"cách dùng", "how to use it"}},
    [BM_OPT_VERSION] = {"version", 'V', NULL, NULL, {"phiên bản", "the version"}},
    [BM_OPT_LANG] = {"lang",
                     0,
                     "LANG",
                     "vi|en",
                     {"ngôn ngữ của thông báo (mặc định theo BIEUMAU_LANG, LC_ALL, LANG)",
                      "language of the messages (default: BIEUMAU_LANG, LC_ALL, LANG)"}},
    [BM_OPT_COLOR] = {"color",
                      0,
                      "WHEN",
                      "auto|always|never",
                      {"tô màu thông báo; auto = khi ra màn hình và không có NO_COLOR",
                       "colour of the messages; auto = on a terminal and without NO_COLOR"}},
    [BM_OPT_DIAGNOSTICS] = {"diagnostics",
                            0,
                            "FORM",
                            "text|json",
                            {"cách in thông báo lỗi; json là cho chương trình khác đọc",
                             "how messages are printed; json is for programs"}},
    [BM_OPT_QUIET] = {"quiet",
                      'q',
                      NULL,
                      NULL,
                      {"không báo tên tệp đã tạo, không báo ghi chú",
                       "do not name the files made, do not print notes"}},
    [BM_OPT_FORMS] = {"forms",
                      0,
                      "DIR",
                      NULL,
                      {"thêm một thư mục mẫu, được ưu tiên; dùng được nhiều lần",
                       "a folder of forms that goes first; may be repeated"}},
    [BM_OPT_FONTS] = {"fonts",
                      0,
                      "DIR",
                      NULL,
                      {"thêm một thư mục phông, được ưu tiên; dùng được nhiều lần",
                       "a folder of fonts that goes first; may be repeated"}},
    [BM_OPT_TODAY] =
        {"today", 0, "YYYY-MM-DD", NULL, {"coi ngày này là hôm nay", "take this day for today"}},
    [BM_OPT_OUTPUT] = {"output",
                       'o',
                       "OUT",
                       NULL,
                       {"tệp kết quả, thư mục (viết DIR/), hoặc - là đầu ra chuẩn",
                        "the file to make, a folder (write DIR/), or - for standard output"}},
    [BM_OPT_TO] = {"to",
                   't',
                   "FORMAT",
                   NULL,
                   {"định dạng kết quả (mặc định theo đuôi của OUT)",
                    "the format to make (default: by the ending of OUT)"}},
    [BM_OPT_FROM] = {"from",
                     0,
                     "FORMAT",
                     "yaml|json|xml",
                     {"định dạng dữ liệu vào (mặc định: tự nhận)",
                      "the format of the data (default: as it looks)"}},
    [BM_OPT_LEGACY] = {"legacy",
                       0,
                       "CODE",
                       "tcvn3|vni|viscii|cp1258|none",
                       {"chuyển dữ liệu từ bảng mã cũ này sang Unicode; none = để nguyên",
                        "convert the data from this old encoding; none = leave it as it is"}},
    [BM_OPT_FORM] = {"form",
                     'f',
                     "ID",
                     NULL,
                     {"dùng mẫu này thay cho mẫu ghi trong dữ liệu",
                      "use this form instead of the one that the data names"}},
    [BM_OPT_DRAFT] = {"draft",
                      'd',
                      NULL,
                      NULL,
                      {"bản nháp: mục bắt buộc còn thiếu in thành chỗ trống",
                       "a draft: missing required fields are printed as gaps"}},
    [BM_OPT_FORCE] = {"force", 0, NULL, NULL, {"ghi đè tệp đã có", "overwrite existing files"}},
    [BM_OPT_STRICT] =
        {"strict", 0, NULL, NULL, {"coi cảnh báo là lỗi", "take warnings for errors"}},
    [BM_OPT_PROFILE] = {"profile",
                        0,
                        "FILE",
                        NULL,
                        {"lấy mục không ghi từ hồ sơ cơ quan này (mặc định: office.yaml)",
                         "take what is not given from this profile (default: office.yaml)"}},
    [BM_OPT_NO_PROFILE] =
        {"no-profile", 0, NULL, NULL, {"không dùng hồ sơ cơ quan", "use no profile"}},
    [BM_OPT_MERGE] = {"merge",
                      'm',
                      "FILE",
                      NULL,
                      {"ghép tất cả vào một tệp, theo thứ tự đã ghi; - là đầu ra chuẩn",
                       "put all into one file, in the order given; - for standard output"}},
    [BM_OPT_COPIES] = {"copies",
                       0,
                       "N",
                       NULL,
                       {"mỗi văn bản N bản, liền nhau, trong cùng một tệp để in",
                        "N copies of each document, behind each other in the file"}},
    [BM_OPT_DUPLEX] = {"duplex",
                       0,
                       NULL,
                       NULL,
                       {"để in hai mặt: mỗi văn bản, mỗi bản bắt đầu ở mặt trước tờ giấy",
                        "to print on both sides: each copy of a document begins on a front page"}},
    [BM_OPT_SIGNATURE_FIELDS] = {"signature-fields",
                                 0,
                                 NULL,
                                 NULL,
                                 {"PDF: đặt ô ký số trống vào mỗi chỗ ký",
                                  "PDF: an empty signature field in each room for a signature"}},
    [BM_OPT_FILLABLE] = {"fillable",
                         0,
                         NULL,
                         NULL,
                         {"PDF: mẫu trống điền được trên màn hình",
                          "PDF: a blank form that can be filled in on screen"}},
    [BM_OPT_QR] = {"qr",
                   0,
                   NULL,
                   NULL,
                   {"PDF, SVG: in mã QR ở lề (mã mẫu, mã kiểm tra, số tham chiếu)",
                    "PDF, SVG: a QR code in the margin (form, digest, reference)"}},
    [BM_OPT_PAGE] =
        {"page", 0, "N", NULL, {"SVG: chỉ trang N, tính từ 1", "SVG: page N alone, from 1"}},
    [BM_OPT_DOCX_TEMPLATE] =
        {"docx-template",
         0,
         "FILE",
         NULL,
         {"Word: lấy khổ giấy, lề, kiểu định dạng, đầu và chân trang từ tệp Word này",
          "Word: take page, styles, headers and footers from this Word file"}},
    [BM_OPT_JSON] = {"json", 0, NULL, NULL, {"in ra JSON", "print JSON"}},
    [BM_OPT_IDS] = {"ids", 0, NULL, NULL, {"chỉ in mã mẫu", "print the ids only"}},
    [BM_OPT_ALL] = {"all", 0, NULL, NULL, {"kể mọi mã", "list all codes"}},
    [BM_OPT_ANSWER] = {"answer",
                       'a',
                       "QUESTION=VALUE",
                       NULL,
                       {"trả lời một câu hỏi; dùng được nhiều lần",
                        "the answer to a question; may be repeated"}},
    [BM_OPT_DATE] = {"date",
                     0,
                     "DAY",
                     NULL,
                     {"ngày lập hồ sơ, quyết định quy định áp dụng (mặc định hôm nay)",
                      "day of the dossier, which chooses the regulations (default: today)"}},
    [BM_OPT_RECEIVED] =
        {"received",
         0,
         "DAY",
         NULL,
         {"ngày cơ quan tiếp nhận hồ sơ hợp lệ, để tính thời hạn (mặc định ngày lập)",
          "day on which the file is received, for deadlines (default: its date)"}},
    [BM_OPT_HOLIDAYS] = {"holidays",
                         0,
                         "FILE",
                         NULL,
                         {"thêm các ngày nghỉ của năm khi tính thời hạn",
                          "further public holidays, for deadlines"}},
    [BM_OPT_REGIME] = {"regime",
                       0,
                       "ID",
                       NULL,
                       {"theo quy định này, không theo ngày lập; ví dụ tt185-2019",
                        "under these regulations, whatever the date; such as tt185-2019"}},
    [BM_OPT_NEW] = {"new",
                    0,
                    NULL,
                    NULL,
                    {"in khung dữ liệu để điền, không tạo hồ sơ",
                     "print a skeleton of the data to fill in, make no dossier"}},
    [BM_OPT_PROCEDURES] = {"procedures",
                           0,
                           NULL,
                           NULL,
                           {"kể các thủ tục thay cho các mẫu",
                            "name the procedures, not the forms"}},
    [BM_OPT_DOCUMENT] = {"document",
                         0,
                         "N",
                         NULL,
                         {"chỉ lấy văn bản thứ N trong tệp, đếm từ 1",
                          "take document N of the file only, counted from 1"}},
    [BM_OPT_ID] = {"id",
                   0,
                   "ID",
                   NULL,
                   {"mã của mẫu được dựng, ví dụ tt01-2025/mau-01",
                    "the id of the form that is drafted, such as tt01-2025/mau-01"}},
    [BM_OPT_SET] = {"set",
                    0,
                    "COLUMN=VALUE",
                    NULL,
                    {"ghi chung một cột cho các dòng không có; dùng được nhiều lần",
                     "a column for all rows that have nothing for it; may be repeated"}},
};

const bm_option_spec *bm_options_spec(bm_option_id id)
{
    return &specs[id];
}

void bm_options_fault(bm_arguments *a, const char *code, const char *a0, const char *a1,
                      const char *a2)
{
    if (a->n_faults == BM_OPTION_FAULTS)
        return;
    bm_option_fault *f = &a->faults[a->n_faults++];
    f->code = code;
    f->args[0] = a0 ? bm_memory_copy(a0) : NULL;
    f->args[1] = a1 ? bm_memory_copy(a1) : NULL;
    f->args[2] = a2 ? bm_memory_copy(a2) : NULL;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned bm_options_distance(const char *a, const char *b)
{
    enum { MOST = 64 };
    unsigned rows[3][MOST + 1];
    size_t n_a = strlen(a), n_b = strlen(b);
    if (n_a > MOST)
        n_a = MOST;
    if (n_b > MOST)
        n_b = MOST;
    for (unsigned j = 0; j <= n_b; j++)
        rows[0][j] = j;
    for (unsigned i = 1; i <= n_a; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];
        row[0] = i;
        for (unsigned j = 1; j <= n_b; j++) {
            row[j] = least(above[j], row[j - 1]) + 1;
            row[j] = least(row[j], above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], above2[j - 2] + 1);
        }
    }
    return rows[n_a % 3][n_b];
}

static bool is_in(uint64_t mask, int id)
{
    return (mask >> id & 1) != 0;
}

/* C002, with the option whose name is nearest; ${shown} is "--name" or "-n". */
static void fault_unknown(bm_arguments *a, const char *shown)
{
    char near[40];
    const char *name = shown + strspn(shown, "-");
    int best = BM_OPT_HELP;
    unsigned distance = bm_options_distance(name, specs[best].name);
    for (int id = 0; id < BM_OPT_COUNT; id++) {
        unsigned d = bm_options_distance(name, specs[id].name);
        if (d < distance) {
            distance = d;
            best = id;
        }
    }
    (void)snprintf(near, sizeof near, "--%s", specs[best].name);
    bm_options_fault(a, "C002", shown, near, "bieumau");
}

/* ${value} among "a|b|c"? */
static bool is_allowed(const char *value, const char *allowed)
{
    size_t n = strlen(value);
    for (const char *p = allowed; p; p = strchr(p, '|')) {
        p += *p == '|';
        size_t len = strcspn(p, "|");
        if (len == n && memcmp(p, value, n) == 0)
            return true;
    }
    return false;
}

static void take(bm_arguments *a, bm_option_id id, const char *shown, const char *value)
{
    char allowed[80];
    const bm_option_spec *spec = &specs[id];
    if (value && spec->allowed && !is_allowed(value, spec->allowed)) {
        size_t n = 0;
        for (const char *p = spec->allowed; *p && n + 3 < sizeof allowed; p++) {
            allowed[n++] = *p == '|' ? ',' : *p;
            if (*p == '|')
                allowed[n++] = ' ';
        }
        allowed[n] = 0;
        bm_options_fault(a, "C004", shown, value, allowed);
        return;
    }
    a->given[a->n_given].id = id;
    a->given[a->n_given++].value = value ? value : "";
}

/* The id of the option with this name (${n} letters), or -1. */
static int find_name(const char *name, size_t n)
{
    for (int id = 0; id < BM_OPT_COUNT; id++)
        if (strlen(specs[id].name) == n && memcmp(specs[id].name, name, n) == 0)
            return id;
    return -1;
}

static int find_letter(char letter)
{
    for (int id = 0; id < BM_OPT_COUNT; id++)
        if (specs[id].letter && specs[id].letter == letter)
            return id;
    return -1;
}

/* argv[i] = "--name" or "--name=value"; returns how many further arguments it takes. */
static int parse_long(bm_arguments *a, char **argv, int i, int argc)
{
    char shown[80];
    const char *name = argv[i] + 2;
    size_t n = strcspn(name, "=");
    const char *value = name[n] ? name + n + 1 : NULL;
    (void)snprintf(shown, sizeof shown, "--%.*s", n < 70 ? (int)n : 70, name);
    int id = find_name(name, n);
    if (id < 0) {
        fault_unknown(a, shown);
    } else if (!specs[id].value && value) {
        bm_options_fault(a, "C013", shown, NULL, NULL);
    } else if (specs[id].value && !value && i + 1 == argc) {
        bm_options_fault(a, "C003", shown, specs[id].value, "bieumau");
    } else if (specs[id].value && !value) {
        take(a, (bm_option_id)id, shown, argv[i + 1]);
        return 1;
    } else {
        take(a, (bm_option_id)id, shown, value);
    }
    return 0;
}

/* argv[i] = "-q", "-qh", "-o" or "-oFILE"; returns how many further arguments it takes. */
static int parse_letters(bm_arguments *a, char **argv, int i, int argc)
{
    for (const char *p = argv[i] + 1; *p; p++) {
        const char shown[] = {'-', *p, 0};
        int id = find_letter(*p);
        if (id < 0) {
            fault_unknown(a, (unsigned char)*p < 0x80 ? shown : argv[i]);
            return 0;
        }
        if (!specs[id].value) {
            take(a, (bm_option_id)id, shown, NULL);
        } else if (p[1]) {
            take(a, (bm_option_id)id, shown, p + 1);
            return 0;
        } else if (i + 1 == argc) {
            bm_options_fault(a, "C003", shown, specs[id].value, "bieumau");
        } else {
            take(a, (bm_option_id)id, shown, argv[i + 1]);
            return 1;
        }
    }
    return 0;
}

void bm_options_parse(bm_arguments *out, int argc, char **argv)
{
    memset(out, 0, sizeof *out);
    size_t most = 1; /* letters may stand together, so an argument may hold several options */
    for (int i = 1; i < argc; i++)
        most += strlen(argv[i]) + 1;
    out->given = bm_memory_must(calloc(most, sizeof *out->given));
    out->operands = bm_memory_must(calloc((size_t)argc + 1, sizeof *out->operands));
    bool options = true;
    for (int i = 1; i < argc; i++) {
        if (!options || argv[i][0] != '-' || !argv[i][1])
            out->operands[out->n_operands++] = argv[i];
        else if (strcmp(argv[i], "--") == 0)
            options = false;
        else if (argv[i][1] == '-')
            i += parse_long(out, argv, i, argc);
        else
            i += parse_letters(out, argv, i, argc);
    }
}

void bm_options_free(bm_arguments *a)
{
    for (size_t i = 0; i < a->n_faults; i++)
        for (size_t k = 0; k < 3; k++)
            free(a->faults[i].args[k]);
    free(a->given);
    free(a->operands);
}

void bm_options_restrict(bm_arguments *a, const char *command, uint64_t mask,
                         bm_option_users *users)
{
    char shown[40], names[128];
    for (size_t i = 0; i < a->n_given; i++) {
        if (is_in(mask, (int)a->given[i].id))
            continue;
        (void)snprintf(shown, sizeof shown, "--%s", specs[a->given[i].id].name);
        users(a->given[i].id, names, sizeof names);
        bm_options_fault(a, "C021", shown, command, names);
    }
}

void bm_options_exclude(bm_arguments *a)
{
    static const bm_option_id pairs[][2] = {
        {BM_OPT_MERGE, BM_OPT_OUTPUT},         {BM_OPT_PROFILE, BM_OPT_NO_PROFILE},
        {BM_OPT_COPIES, BM_OPT_FILLABLE},      {BM_OPT_COPIES, BM_OPT_SIGNATURE_FIELDS},
        {BM_OPT_COPIES, BM_OPT_NEW},           {BM_OPT_DUPLEX, BM_OPT_NEW},
        {BM_OPT_SIGNATURE_FIELDS, BM_OPT_NEW}, {BM_OPT_QR, BM_OPT_NEW},
        {BM_OPT_DOCX_TEMPLATE, BM_OPT_NEW}};
    char first[40], second[40];
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!bm_options_value(a, pairs[i][0]) || !bm_options_value(a, pairs[i][1]))
            continue;
        (void)snprintf(first, sizeof first, "--%s", specs[pairs[i][0]].name);
        (void)snprintf(second, sizeof second, "--%s", specs[pairs[i][1]].name);
        bm_options_fault(a, "C015", first, second, NULL);
    }
}

const char *bm_options_value(const bm_arguments *a, bm_option_id id)
{
    const char *value = NULL;
    for (size_t i = 0; i < a->n_given; i++)
        if (a->given[i].id == id)
            value = a->given[i].value;
    return value;
}
