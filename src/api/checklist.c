/* The checklist speaks Vietnamese, as the forms do. SPDX-License-Identifier: MIT */
#include "api/checklist.h"

#include <string.h>

typedef struct {
    bm_arena *arena;
    bm_data *data;
    const char *table;
    size_t row;
    bm_diags *ds;
    int status;
} writer;

static void put(writer *w, const char *field, const char *text)
{
    w->status |= bm_data_set(w->data, field, text, strlen(text), w->ds);
}

static void put_cell(writer *w, const char *column, const char *text)
{
    if (*text)
        w->status |= bm_data_set_cell(w->data, w->table, w->row, column, text, strlen(text), w->ds);
}

/* "Nghị định 130/2018/NĐ-CP, Điều 64 (có nguyên văn)" */
static const char *basis(const writer *w, const char *source, bm_grade grade)
{
    const char *words = bm_grade_text(grade, BM_LANG_VI);
    return *source ? bm_arena_printf(w->arena, "%s (%s)", source, words) : words;
}

static const char *show_day(const writer *w, bm_day d)
{
    return d.year ? bm_arena_printf(w->arena, "%02d/%02d/%04d", d.day, d.month, d.year) : "";
}

static void begin_table(writer *w, const char *table)
{
    w->table = table;
    w->row = 0;
}

static void put_statements(writer *w, const char *what, const bm_statements *s)
{
    for (size_t i = 0; i < s->n; i++) {
        put_cell(w, "xong", "không");
        put_cell(w, "viec", what);
        put_cell(w, "noi_dung", s->items[i].text[BM_LANG_VI]);
        put_cell(w, "can_cu", basis(w, s->items[i].source, s->items[i].grade));
        w->row++;
    }
}

static const char *state_of(const bm_checklist *list, const bm_procedure_form *f)
{
    for (size_t i = 0; i < list->n_parts; i++) {
        bm_form_info info;
        bm_form_describe(list->parts[i].form, &info);
        if (strcmp(info.id, f->form) == 0)
            return "có trong bộ này";
    }
    static const char *const words[] = {"lấy từ phụ lục chính thức", "lập sau", "cơ quan khác lập",
                                        "lấy từ phụ lục chính thức"};
    return words[f->made];
}

static void put_forms(writer *w, const bm_checklist *list)
{
    begin_table(w, "cac_mau");
    for (size_t i = 0; i < list->procedure->n_forms; i++) {
        const bm_procedure_form *f = &list->procedure->forms[i];
        put_cell(w, "xong", "không");
        put_cell(w, "ten", f->name[BM_LANG_VI]);
        put_cell(w, "so_ban", f->copies ? bm_arena_printf(w->arena, "%02u", f->copies) : "chưa rõ");
        put_cell(w, "nguoi_lap", f->who[BM_LANG_VI]);
        put_cell(w, "noi_nhan", f->to[BM_LANG_VI]);
        put_cell(w, "tinh_trang", state_of(list, f));
        w->row++;
    }
}

static void put_deadlines(writer *w, const bm_checklist *list)
{
    begin_table(w, "thoi_han");
    for (size_t i = 0; i < list->procedure->n_deadlines; i++) {
        const bm_deadline *d = &list->deadlines[i];
        const char *length = d->working_days
                                 ? bm_arena_printf(w->arena, "%02u ngày làm việc, kể từ ngày %s",
                                                   d->working_days, d->since[BM_LANG_VI])
                                 : "chưa rõ";
        put_cell(w, "viec", d->what[BM_LANG_VI]);
        put_cell(w, "thoi_han", length);
        put_cell(w, "tinh_tu", d->working_days ? show_day(w, d->counted_from) : "");
        put_cell(w, "cham_nhat", show_day(w, d->due));
        put_cell(w, "can_cu", basis(w, d->source, d->grade));
        w->row++;
    }
}

static bm_day last_due(const bm_checklist *list)
{
    bm_day last = {0, 0, 0};
    for (size_t i = 0; i < list->procedure->n_deadlines; i++)
        if (list->deadlines[i].due.year > last.year)
            last = list->deadlines[i].due;
    return last;
}

bm_data *bm_checklist_data(bm_arena *a, const bm_checklist *list, bm_diags *ds)
{
    const bm_procedure *p = list->procedure;
    writer w = {.arena = a, .data = bm_data_new(BM_CHECKLIST_FORM), .ds = ds};
    bm_day last = last_due(list);
    const char *const *note =
        list->holidays && last.year ? bm_holidays_note(list->holidays, last) : NULL;
    put(&w, "thu_tuc", p->title[BM_LANG_VI]);
    put(&w, "quy_dinh", p->regime->title[BM_LANG_VI]);
    put_forms(&w, list);
    begin_table(&w, "viec");
    put_statements(&w, "Điều kiện", &p->who);
    put_statements(&w, "Kèm theo", &p->attachments);
    put_statements(&w, "Nơi nhận", &p->addressee);
    put_statements(&w, "Cách gửi", &p->channel);
    put_statements(&w, "Phí", &p->fee);
    put_statements(&w, "Lưu ý", &p->notes);
    put_deadlines(&w, list);
    put(&w, "lich",
        note ? note[BM_LANG_VI] : "Thời hạn không tính thứ Bảy, Chủ nhật và ngày nghỉ lễ, tết.");
    if (w.status == 0)
        return w.data;
    bm_data_free(w.data);
    return NULL;
}
