/* A blank form put together by hand, with each kind of place that can be filled in. SPDX-License-Identifier: MIT */
#ifndef BM_TEST_FORM_FIXTURE_H
#define BM_TEST_FORM_FIXTURE_H

#include "form/form.h"
#include "output/pdf/pdf_form_plan.h"
#include "pdf_fixture.h"

enum {
    F_HO_TEN,
    F_GIOI_TINH,
    F_CAP_BAC, /* printed as text */
    F_DIA_DANH,
    F_NGAY_LAP,
    F_NOI_NHAN,
    F_MOI,
    F_BANG,
    F_BANG_TEN, /* its columns */
    F_BANG_NGAY,
    F_BANG_HUY,
    F_COUNT
};

typedef struct {
    fixture *f;
    bm_form form;
    bm_field fields[F_COUNT];
    bm_element elements[8];
    bm_node nodes[FIXTURE_ITEMS];
    size_t n_nodes;
    bm_pdf_haru *haru;
    bm_pdf_packers packers;
    bm_buf out;
    bm_pdf_form made;
} form_fixture;

static const char *const form_fixture_options[] = {"Nam", "Nữ"};
static const bm_str form_fixture_blanks[] = {BM_STR("Như trên"), BM_STR("Lưu: VT, ...")};

static inline form_fixture *form_fixture_new(void **state)
{
    form_fixture *x = calloc(1, sizeof *x);
    assert_non_null(x);
    x->f = *state;
    x->f->page.n = 0;
    static const struct {
        const char *id, *label;
        bm_field_type type;
        int parent;
    } rows[F_COUNT] = {
        [F_HO_TEN] = {"ho_ten", "Họ và tên", BM_FIELD_PERSON, -1},
        [F_GIOI_TINH] = {"gioi_tinh", "Giới tính", BM_FIELD_CHOICE, -1},
        [F_CAP_BAC] = {"cap_bac", "Cấp bậc", BM_FIELD_CHOICE, -1},
        [F_DIA_DANH] = {"dia_danh", "Địa danh", BM_FIELD_TEXT, -1},
        [F_NGAY_LAP] = {"ngay_lap", "Ngày lập", BM_FIELD_DATE, -1},
        [F_NOI_NHAN] = {"noi_nhan", "Nơi nhận", BM_FIELD_LIST, -1},
        [F_MOI] = {"moi", "Cấp mới", BM_FIELD_FLAG, -1},
        [F_BANG] = {"bang", "Danh sách", BM_FIELD_ROWS, -1},
        [F_BANG_TEN] = {"ten", "Tên", BM_FIELD_TEXT, F_BANG},
        [F_BANG_NGAY] = {"ngay", "Ngày", BM_FIELD_DATE, F_BANG},
        [F_BANG_HUY] = {"huy", "Hủy", BM_FIELD_FLAG, F_BANG},
    };
    for (size_t i = 0; i < F_COUNT; i++) {
        x->fields[i].id = bm_str_of(rows[i].id);
        x->fields[i].label = bm_str_of(rows[i].label);
        x->fields[i].type = rows[i].type;
        x->fields[i].parent = rows[i].parent;
        if (rows[i].type == BM_FIELD_CHOICE) {
            x->fields[i].options = form_fixture_options;
            x->fields[i].n_options = 2;
        }
    }
    x->fields[F_DIA_DANH].has_blank = x->fields[F_NGAY_LAP].has_blank = true;
    x->fields[F_DIA_DANH].blank = bm_str_of("<Địa danh>");
    x->fields[F_NGAY_LAP].blank = bm_str_of("ngày … tháng … năm 20…");
    x->fields[F_NOI_NHAN].blanks = form_fixture_blanks;
    x->fields[F_NOI_NHAN].n_blanks = 2;
    x->form.fields = x->fields;
    x->form.n_fields = F_COUNT;
    static const bm_node body = {.type = BM_NODE_DOCUMENT, .field = -1};
    x->form.body = &body;
    x->f->doc.form = &x->form;
    x->f->pages.elements = x->elements;
    x->f->pages.n_elements = 0;
    x->haru = bm_pdf_haru_new();
    bm_pdf_haru_begin(x->haru, &x->packers, &x->out);
    return x;
}

static inline void form_fixture_free(form_fixture *x)
{
    x->f->doc.form = NULL;
    x->f->pages.elements = NULL;
    bm_pdf_haru_free(x->haru);
    bm_buf_free(&x->out);
    free(x);
}

static inline bm_node *form_fixture_node(form_fixture *x, bm_node_type type, int field)
{
    bm_node *node = &x->nodes[x->n_nodes++];
    node->type = (uint8_t)type;
    node->field = (int16_t)field;
    return node;
}

/* What a field prints when it is blank; returns the item. */
static inline bm_item *form_fixture_blank(form_fixture *x, int field, double x_pt, double y_pt,
                                          const char *text)
{
    bm_item *item = fixture_text(x->f, 0, x_pt, y_pt, text);
    bm_node *node = form_fixture_node(x, BM_NODE_TEXT, field);
    node->text = item->text;
    item->node = node;
    return item;
}

static inline bm_item *form_fixture_leader(form_fixture *x, int field, double x_pt, double y_pt)
{
    bm_item *item = fixture_text(x->f, 0, x_pt, y_pt, "........................................");
    item->flags = BM_ITEM_LEADER;
    item->node = form_fixture_node(x, BM_NODE_LEADER, field);
    return item;
}

static inline bm_item *form_fixture_box(form_fixture *x, int field, double x_pt, double y_pt)
{
    bm_item *item = fixture_box(x->f, x_pt, y_pt, false);
    item->node = form_fixture_node(x, BM_NODE_CHECKBOX, field);
    return item;
}

static inline bm_item *form_fixture_room(form_fixture *x, const bm_node *node, double x_pt,
                                         double y_pt)
{
    bm_item *item = fixture_item(x->f, BM_ITEM_ROOM, x_pt, y_pt);
    item->width_pt = 150;
    item->height_pt = 20;
    item->node = node;
    return item;
}

static inline int form_fixture_plan(form_fixture *x, bool fillable, bool signature_fields)
{
    const bm_render_options options = {.fillable = fillable, .signature_fields = signature_fields};
    const bm_job job = {&x->f->layout, &x->f->doc, 1, &x->f->pages, x->f->shared, &options};
    return bm_pdf_form_plan(&x->made, &job, 1, x->haru, x->f->ds);
}

static inline void form_fixture_add_name(const form_fixture *x, uint32_t i, bm_buf *out)
{
    const bm_pdf_field *field = &x->made.fields.fields[i];
    if (field->parent) {
        form_fixture_add_name(x, field->parent, out);
        bm_buf_add_byte(out, '.');
    }
    bm_buf_add_str(out, field->name);
}

/* The full names of the widgets' fields in their order, with a letter for the kind. */
static inline const char *form_fixture_names(const form_fixture *x)
{
    bm_buf out = {0};
    for (size_t i = 0; i < x->made.widgets.n; i++) {
        if (i)
            bm_buf_add_byte(&out, ' ');
        form_fixture_add_name(x, x->made.places[i].field, &out);
        bm_buf_add_byte(&out, ':');
        bm_buf_add_byte(&out, "GTCRLS"[x->made.fields.fields[x->made.places[i].field].kind]);
    }
    bm_buf_add_byte(&out, '\0');
    const char *names = bm_arena_cstr(x->f->arena, bm_str_of(out.ptr));
    bm_buf_free(&out);
    return names;
}

/* The text of the page as it is to be drawn, "|" between items. */
static inline const char *form_fixture_drawn(const form_fixture *x)
{
    bm_buf out = {0};
    const bm_page *page = &x->made.pages->pages[0];
    for (size_t i = 0; i < page->n; i++) {
        if (i)
            bm_buf_add_byte(&out, '|');
        if (page->items[i].kind == BM_ITEM_TEXT)
            bm_buf_add_str(&out, page->items[i].text);
    }
    const char *text = bm_arena_cstr(x->f->arena, bm_str_n(out.ptr, out.len));
    bm_buf_free(&out);
    return text;
}

#endif
