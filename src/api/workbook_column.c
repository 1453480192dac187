/* What each type asks for stands in one table. The checks of the workbook only catch slips while they are made; what the data must be
 * is decided by the check of the form, which knows more ways to write a value. So most of them ask, and refuse only what no document
 * could use.
 * SPDX-License-Identifier: MIT */
#include "api/workbook_column.h"

#include <stdlib.h>

#include "base/buf.h"
#include "form/check_authority.h"
#include "form/province.h"

/* A day of the calendar from 1900 to 2099, as text d/m/yyyy or as a date of the program. A date with “-” is year-month-day in all
 * languages of the programs, one with “/” is not. 36525.5 days are half of these years; what is no date is an error, which is not true. */
#define DAY                                                                   \
    "=ABS(IF(ISNUMBER($),$,DATEVALUE(RIGHT($,4)&\"-\"&MID($,FIND(\"/\",$)+1," \
    "LEN($)-FIND(\"/\",$)-5)&\"-\"&LEFT($,FIND(\"/\",$)-1)))-36525.5)<36525"

typedef struct {
    const char *how;     /* what to write */
    const char *formula; /* "$" = the cell; NULL = anything */
    bool strict;
    const char *advice;
} kind;

static const kind kinds[] = {
    [BM_FIELD_TEXT] = {"Chữ, một dòng.", NULL, false, NULL},
    [BM_FIELD_PERSON] = {"Họ và tên đầy đủ, gõ bình thường.", NULL, false, NULL},
    [BM_FIELD_DATE] =
        {"Ngày dd/mm/yyyy.", DAY, true,
         "Ghi ngày có thật theo dạng ngày/tháng/năm, năm đủ bốn chữ số từ 1900 đến 2099; "
         "ví dụ 05/01/1985."},
    [BM_FIELD_CHOICE] = {"Chọn trong danh sách.", NULL, true,
                         "Chỉ chọn một trong các dòng của danh sách: bấm mũi tên ở cạnh ô."},
    [BM_FIELD_FLAG] = {"Chọn “có” hoặc “không”; để trống là không.", NULL, true,
                       "Chỉ ghi “có” hoặc “không”."},
    [BM_FIELD_IDENTITY] =
        {"CCCD, căn cước 12 số; CMND 9 số; hoặc số hộ chiếu.", "=OR(LEN($)=12,LEN($)=9,LEN($)=8)",
         false,
         "Số định danh, CCCD có 12 chữ số, CMND có 9, hộ chiếu có 8 ký tự; ô này dài khác. "
         "Vẫn giữ như đã ghi?"},
    [BM_FIELD_TAX_CODE] =
        {"Mã số thuế 10 số, hoặc 13 số như 0123456789-001.", "=OR(LEN($)=10,LEN($)=14)", false,
         "Mã số thuế có 10 chữ số, hoặc 13 chữ số như 0123456789-001; ô này dài khác. "
         "Vẫn giữ như đã ghi?"},
    [BM_FIELD_BUDGET_CODE] =
        {"Mã quan hệ ngân sách 7 số.", "=LEN($)=7", false,
         "Mã quan hệ ngân sách có 7 chữ số; ô này dài khác. Vẫn giữ như đã ghi?"},
    [BM_FIELD_PHONE] =
        {"Số điện thoại, có số 0 ở đầu.", "=OR(LEN($)=10,LEN($)=11)", false,
         "Số di động có 10 chữ số, số cố định có 11 chữ số kể cả số 0 ở đầu; ô này dài khác. "
         "Vẫn giữ như đã ghi?"},
    [BM_FIELD_OFFICIAL_EMAIL] =
        {"Địa chỉ thư do cơ quan nhà nước cấp; không dùng gmail, yahoo…",
         "=AND(ISNUMBER(FIND(\"@\",$)),ISERROR(FIND(\" \",$)))", false,
         "Địa chỉ thư điện tử phải có @ và không có dấu cách. Vẫn giữ như đã ghi?"},
    [BM_FIELD_CERTIFICATE_SERIAL] = {"Số hiệu chứng thư: chữ số 0–9 và chữ A–F.", NULL, false,
                                     NULL},
    [BM_FIELD_SIM_PKI] =
        {"Nhà mạng; thêm /cs nếu chuyển số đang dùng sang SIM PKI. Không đăng ký thì để trống.",
         NULL, true, "Chỉ chọn một trong các dòng của danh sách: bấm mũi tên ở cạnh ô."},
    [BM_FIELD_PROVINCE] =
        {"Tỉnh hoặc thành phố; chọn trong danh sách hoặc gõ.", NULL, false,
         "Tên này không có trong 34 tỉnh, thành phố hiện nay. Vẫn giữ như đã ghi?"},
    [BM_FIELD_ISSUING_AUTHORITY] = {"Nơi cấp ghi trên giấy tờ; chọn trong danh sách hoặc gõ.", NULL,
                                    false,
                                    "Nơi cấp này không có trong danh sách. Vẫn giữ như đã ghi?"},
    [BM_FIELD_INTEGER] = {"Số nguyên.", "=ISNUMBER(VALUE(SUBSTITUTE($,\".\",\"\")))", false,
                          "Ô này cần một số nguyên, ví dụ 25. Vẫn giữ như đã ghi?"},
    [BM_FIELD_LIST] =
        {"Mỗi dòng một mục; xuống dòng trong ô bằng Alt+Enter (LibreOffice: Ctrl+Enter).", NULL,
         false, NULL},
    [BM_FIELD_MARKDOWN] =
        {"Nhiều đoạn; **đậm**, *nghiêng*, danh sách bằng “- ”. Xuống dòng trong ô bằng Alt+Enter "
         "(LibreOffice: Ctrl+Enter).",
         NULL, false, NULL},
};

static const char *const flags[] = {"có", "không"};
static const char *const operators[] = {"Viettel",    "Vinaphone",    "Mobifone",
                                        "Viettel/cs", "Vinaphone/cs", "Mobifone/cs"};

/* ---- Lists -------------------------------------------------------------------------------- */

static int by_key(const void *x, const void *y)
{
    const bm_province *const *a = x, *const *b = y;
    return strcmp((*a)->key, (*b)->key);
}

enum { PROVINCES_MOST = 64 };

static size_t count_provinces(void)
{
    size_t n = 0;
    while (bm_province_at(n))
        n++;
    return n;
}

/* In alphabetical order, as people look for them. */
static const char *const *list_provinces(bm_arena *a)
{
    const bm_province *sorted[PROVINCES_MOST] = {NULL};
    size_t n = 0;
    for (const bm_province *p; n < PROVINCES_MOST && (p = bm_province_at(n)) != NULL; n++)
        sorted[n] = p;
    const char **names = bm_arena_alloc(a, (n + 1) * sizeof *names);
    qsort(sorted, n, sizeof *sorted, by_key);
    for (size_t i = 0; i < n; i++)
        names[i] = sorted[i]->name;
    return names;
}

static const char *const *list_authorities(bm_arena *a)
{
    const char **names = bm_arena_alloc(a, 3 * sizeof *names);
    names[0] = bm_check_authority_name(BM_AUTHORITY_MINISTRY_2024);
    names[1] = bm_check_authority_name(BM_AUTHORITY_SOCIAL_ORDER_2018);
    names[2] = bm_check_authority_name(BM_AUTHORITY_RESIDENCE_2016);
    return names;
}

static void fill_options(bm_arena *a, const bm_field *field, bm_workbook_column_lists *lists,
                         bm_sheet_form_column *out)
{
    switch (field->type) {
    case BM_FIELD_CHOICE:
        out->options = field->options;
        out->n_options = field->n_options;
        break;
    case BM_FIELD_FLAG:
        out->options = flags;
        out->n_options = sizeof flags / sizeof *flags;
        break;
    case BM_FIELD_SIM_PKI:
        out->options = operators;
        out->n_options = sizeof operators / sizeof *operators;
        break;
    case BM_FIELD_PROVINCE:
        lists->provinces = lists->provinces ? lists->provinces : list_provinces(a);
        out->options = lists->provinces;
        out->n_options = count_provinces();
        break;
    case BM_FIELD_ISSUING_AUTHORITY:
        lists->authorities = lists->authorities ? lists->authorities : list_authorities(a);
        out->options = lists->authorities;
        out->n_options = 3;
        break;
    default:
        break;
    }
}

/* ---- Words -------------------------------------------------------------------------------- */

static void add_line(bm_buf *b, const char *before, bm_str text)
{
    if (!text.len)
        return;
    if (b->len)
        bm_buf_add_byte(b, '\n');
    bm_buf_add_cstr(b, before);
    for (size_t i = 0; i < text.len; i++) /* lines of a list side by side */
        if (text.ptr[i] == '\n')
            bm_buf_add_cstr(b, " | ");
        else
            bm_buf_add_byte(b, text.ptr[i]);
}

/* What every request of an office may share: texts, not what belongs to one person or paper. */
static bool may_be_of_the_office(const bm_field *field)
{
    return field->parent < 0 &&
           (field->type == BM_FIELD_TEXT || field->type == BM_FIELD_LIST ||
            field->type == BM_FIELD_PROVINCE || field->type == BM_FIELD_PERSON);
}

static const char *note_of(bm_arena *a, const bm_form *form, const bm_field *field,
                           const bm_sheet_form_column *out)
{
    bm_buf b = {0};
    add_line(&b, "", field->label);
    add_line(&b, "", bm_str_of(field->required ? "Bắt buộc." : "Không bắt buộc."));
    if (field->parent >= 0)
        add_line(&b, "Cột của bảng: ", form->fields[field->parent].label);
    add_line(&b, "Cách ghi: ", bm_str_of(out->how));
    add_line(&b, "", field->help);
    add_line(&b, "Ví dụ: ", field->example);
    if (field->has_default)
        add_line(&b, "Để trống là: ", field->fallback);
    if (may_be_of_the_office(field))
        add_line(&b, "", bm_str_of("Hồ sơ cơ quan (office.yaml) đã có mục này thì để trống được."));
    add_line(&b, "Mã: ", bm_str_of(out->id));
    const char *note = bm_arena_cstr(a, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return note;
}

void bm_workbook_column_of(bm_arena *a, const bm_form *form, size_t i,
                           bm_workbook_column_lists *lists, bm_sheet_form_column *out)
{
    const bm_field *field = &form->fields[i];
    const kind *k = &kinds[field->type];
    bool month_suffices = field->type == BM_FIELD_DATE && field->show == BM_SHOW_LONG;
    *out = (bm_sheet_form_column){
        .id = field->id.ptr,
        .head = field->label.ptr,
        .how = k->how,
        .example = field->example.ptr,
        .required = field->required,
        .several_lines = field->type == BM_FIELD_LIST || field->type == BM_FIELD_MARKDOWN,
        .part = field->parent < 0 ? BM_SHEET_FORM_DOCUMENT : BM_SHEET_FORM_ROW,
        .formula = k->formula,
        .strict = k->strict && !month_suffices,
        .advice = k->advice};
    if (field->parent >= 0)
        out->id = bm_arena_printf(a, "%s.%s", form->fields[field->parent].id.ptr, field->id.ptr);
    fill_options(a, field, lists, out);
    out->note = note_of(a, form, field, out);
}
