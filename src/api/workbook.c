/* A form as a workbook to be filled in: its fields as columns, and the sentences of the sheet that says how. The example stands on a
 * sheet of its own: a row in the data that is to be overwritten or deleted is either taken for a record one day, or passed over when somebody has
 * written into it.
 * SPDX-License-Identifier: MIT */
#include "bieumau.h"

#include "api/env.h"
#include "api/validity.h"
#include "api/workbook_column.h"
#include "base/utf8.h"
#include "form/rule.h"

#define DATA "Dữ liệu"
#define EXAMPLE "Ví dụ"
#define KEY "Nhóm"

enum {
    GUIDE_MOST = 32,
    TITLE_MOST = 200,        /* characters; properties of a workbook hold 255 */
    START_OF_ZIP = 315532800 /* 1980-01-01T00:00:00Z: the date of the parts of the package, too */
};

typedef struct {
    bm_arena *a;
    const bm_form *form;
    bool has_table;
    bm_sheet_form_line lines[GUIDE_MOST];
    size_t n;
} guide;

static void say(guide *g, bm_sheet_form_style style, const char *text)
{
    g->lines[g->n++] = (bm_sheet_form_line){style, text};
}

/* "2024-08-14" -> "14/08/2024" */
static const char *show_day(bm_arena *a, const char *iso)
{
    return bm_arena_printf(a, "%.2s/%.2s/%.4s", iso + 8, iso + 5, iso);
}

static void say_form(guide *g)
{
    const bm_form_info *f = &g->form->info;
    say(g, BM_SHEET_FORM_TITLE, "Hướng dẫn điền bảng");
    say(g, BM_SHEET_FORM_TEXT,
        bm_arena_printf(g->a, "Mẫu: %s – %s (mã %s)", f->number, f->title, f->id));
    say(g, BM_SHEET_FORM_TEXT, bm_arena_printf(g->a, "Nguồn: %s", f->source));
    if (strlen(f->valid_until) == 10)
        say(g, BM_SHEET_FORM_WARNING,
            bm_arena_printf(g->a, "Mẫu này áp dụng đến hết ngày %s.%s%s%s",
                            show_day(g->a, f->valid_until),
                            *f->replaced_by ? " Mẫu thay thế: " : "", f->replaced_by,
                            *f->replaced_by ? "." : ""));
    if (f->wording == BM_WORDING_LABELS || f->wording == BM_WORDING_DRAFT)
        say(g, BM_SHEET_FORM_WARNING,
            bm_arena_printf(
                g->a,
                "Lời văn của mẫu chưa được đối chiếu hết với bản chính thức: so bản in với "
                "%s trước khi nộp.",
                f->source));
}

static void say_how(guide *g)
{
    say(g, BM_SHEET_FORM_HEADING, "Cách điền");
    if (g->has_table) {
        say(g, BM_SHEET_FORM_TEXT,
            "– Điền vào trang “" DATA
            "”, ngay dưới tên cột: mỗi dòng của bảng trong văn bản là một dòng ở đây.");
        say(g, BM_SHEET_FORM_TEXT,
            "– Cột “" KEY "”: các dòng của cùng một văn bản ghi cùng một số hay tên, ví dụ 1; văn "
            "bản khác ghi số khác. "
            "Cột này không được in.");
        say(g, BM_SHEET_FORM_TEXT,
            "– Cột nền xanh dương là của cả văn bản: ghi giống nhau ở mọi dòng của nhóm. Cột nền "
            "xanh lá là của từng dòng "
            "trong bảng.");
    } else {
        say(g, BM_SHEET_FORM_TEXT,
            "– Điền vào trang “" DATA "”, ngay dưới tên cột: mỗi dòng là một văn bản.");
    }
    say(g, BM_SHEET_FORM_TEXT,
        "– Tên cột có dấu * là bắt buộc. Đưa chuột lên tên cột để xem cách ghi; trang “" EXAMPLE
        "” có sẵn một dòng mẫu, trang đó không được đọc.");
    say(g, BM_SHEET_FORM_TEXT,
        "– Mọi ô đều để ở dạng chữ để không mất số 0 ở đầu: không đổi sang dạng số. Khi chép từ "
        "nơi khác, dùng Dán đặc biệt "
        "(Paste Special), chỉ dán chữ.");
    say(g, BM_SHEET_FORM_TEXT, "– Ngày ghi ngày/tháng/năm, ví dụ 05/01/1985.");
    say(g, BM_SHEET_FORM_TEXT,
        "– Được đổi thứ tự cột, ẩn cột, thêm cột riêng, lọc và sắp xếp. Không xóa dòng ẩn ở trên "
        "tên cột: dòng đó cho biết "
        "cột nào là mục nào.");
    say(g, BM_SHEET_FORM_TEXT,
        "– Mục mà mọi văn bản của cơ quan đều giống nhau (tên cơ quan, địa danh, người ký…) ghi "
        "một lần vào hồ sơ cơ quan "
        "office.yaml thì để trống ở đây.");
}

static void say_run(guide *g)
{
    const char *group = g->has_table ? " --group-by \"" KEY "\"" : "";
    const char *id = g->form->info.id;
    say(g, BM_SHEET_FORM_HEADING,
        "Kiểm tra rồi tạo văn bản (thay danh-sach.xlsx bằng tên tệp này)");
    say(g, BM_SHEET_FORM_COMMAND,
        bm_arena_printf(g->a, "bieumau batch danh-sach.xlsx --form %s%s -o ket-qua/ --dry-run", id,
                        group));
    say(g, BM_SHEET_FORM_COMMAND,
        bm_arena_printf(g->a, "bieumau batch danh-sach.xlsx --form %s%s -o ket-qua/", id, group));
    say(g, BM_SHEET_FORM_HEADING, "Các cột");
}

/* ---- Columns ------------------------------------------------------------------------------ */

static bool has_table(const bm_form *form)
{
    for (size_t i = 0; i < form->n_fields; i++)
        if (form->fields[i].type == BM_FIELD_ROWS)
            return true;
    return false;
}

static const bm_sheet_form_column key_column = {
    .id = "",
    .head = KEY,
    .note = "Các dòng của cùng một văn bản ghi cùng một số hay tên, ví dụ 1.\n"
            "Không được in; dùng với --group-by \"" KEY "\".",
    .how = "Cùng một số hay tên cho các dòng của cùng một văn bản; không được in.",
    .example = "1",
    .part = BM_SHEET_FORM_KEY,
    .advice = ""};

static bool has_example(const bm_field *field)
{
    return field->example.len &&
           (field->type != BM_FIELD_FLAG || !bm_str_is(field->example, "không"));
}

/* Of fields that must not be given together the example row has the first one. */
static void part_examples(const bm_form *form, bool *apart)
{
    for (size_t i = 0; i < form->n_rules; i++) {
        const bm_rule *rule = &form->rules[i];
        bool given = false;
        if (rule->kind != BM_KNOWN_RULE_NOT_TOGETHER)
            continue;
        for (size_t k = 0; k < rule->n_fields; k++) {
            int field = rule->fields[k];
            if (field < 0 || apart[field] || !has_example(&form->fields[field]))
                continue;
            apart[field] = given;
            given = true;
        }
    }
}

static size_t add_columns(bm_arena *a, const bm_form *form, bm_sheet_form_column *columns)
{
    bm_workbook_column_lists lists = {NULL, NULL};
    bool *apart = bm_arena_zero(a, form->n_fields, sizeof *apart);
    size_t n = 0;
    part_examples(form, apart);
    if (has_table(form))
        columns[n++] = key_column;
    for (size_t i = 0; i < form->n_fields; i++) {
        if (form->fields[i].type == BM_FIELD_ROWS)
            continue;
        bm_workbook_column_of(a, form, i, &lists, &columns[n]);
        columns[n++].apart = apart[i];
    }
    return n;
}

/* At most TITLE_MOST characters of it. */
static const char *shorten(bm_arena *a, const char *text)
{
    bm_str s = bm_str_of(text);
    size_t end = 0;
    for (size_t n = 0; end < s.len && n < TITLE_MOST; n++)
        (void)bm_utf8_next(s, &end);
    return bm_arena_cstr(a, bm_str_n(s.ptr, end));
}

int bm_workbook_write(bm_env *env, const bm_form *form, const bm_sink *sink, bm_diags *ds)
{
    if (!bm_validity_available(form, NULL, ds))
        return -1;
    bm_arena *a = bm_arena_new();
    guide g = {.a = a, .form = form, .has_table = has_table(form)};
    bm_sheet_form_column *columns = bm_arena_zero(a, form->n_fields + 1, sizeof *columns);
    say_form(&g);
    say_how(&g);
    say_run(&g);
    const char *title = bm_arena_printf(a, "%s – %s", form->info.number, form->info.title);
    bm_sheet_form out = {
        .properties = {.title = shorten(a, title),
                       .subject = form->info.id,
                       .program = "bieumau " BM_VERSION_STRING,
                       .created = env->has_source_date ? env->source_date : START_OF_ZIP},
        .data_name = DATA,
        .example_name = EXAMPLE,
        .guide_name = "Hướng dẫn",
        .lists_name = "Danh mục",
        .columns = columns,
        .n_columns = add_columns(a, form, columns),
        .guide = g.lines,
        .n_guide = g.n,
        .guide_heads = {"Cột", "Tên cột", "Bắt buộc", "Cách ghi", "Ví dụ"},
        .yes = "có",
        .advice_title = "Xem lại ô này"};
    int status = bm_sheet_form_write(a, &out, sink, ds);
    bm_arena_free(a);
    return status;
}
