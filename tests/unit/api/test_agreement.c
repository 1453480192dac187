/* Text of a PDF against laid-out pages. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/agreement.h"

enum { PAGES = 4, ITEMS = 8 };

/* A form of two fields, and pages whose items are given as texts: "0:An" came from field 0, "f:…" is furniture,
 * "l:…" a leader, "d:…" a dotted line in a blank, "b:…" a box of field 1, "-:…" the form's own text. */
typedef struct {
    bm_arena *a;
    bm_diags *ds;
    bm_form form;
    bm_field fields[4];
    bm_page expected[PAGES];
    size_t n_expected;
    bm_agreement_run shown[PAGES];
    bm_agreement_pair pair;
} pages;

static int set_up(void **state)
{
    static const char *const ids[] = {"ho_ten", "gioi_tinh", "bang", "moi"};
    static const bm_source source = {"don.pdf", NULL, 0, NULL};
    static const bm_pos pos = {&source, 0, 0};
    pages *p = calloc(1, sizeof *p);
    p->a = bm_arena_new();
    p->ds = bm_diags_new();
    for (size_t i = 0; i < 4; i++) {
        p->fields[i].id = bm_str_of(ids[i]);
        p->fields[i].parent = i == 3 ? 2 : -1;
    }
    p->fields[2].n_columns = 1;
    p->form.fields = p->fields;
    p->form.n_fields = 4;
    p->pair.form = &p->form;
    p->pair.shown.runs = p->shown;
    p->pair.paged = true;
    p->pair.pos = &pos;
    *state = p;
    return 0;
}

static int tear_down(void **state)
{
    pages *p = *state;
    bm_arena_free(p->a);
    bm_diags_free(p->ds);
    free(p);
    return 0;
}

static bm_item item_of(pages *p, const char *text)
{
    bm_item item = {.kind = BM_ITEM_TEXT, .text = bm_str_of(text + 2)};
    bm_node *node = bm_node_new(p->a, BM_NODE_TEXT);
    item.node = node;
    if (*text == 'f')
        item.flags = BM_ITEM_FURNITURE;
    else if (*text == 'l')
        item.flags = BM_ITEM_LEADER;
    else if (*text == 'd')
        item.flags = BM_ITEM_DOTTED;
    else if (*text == 'b')
        item.kind = BM_ITEM_BOX;
    node->field = (int16_t)(*text == 'b' ? 1 : *text >= '0' && *text <= '9' ? *text - '0' : -1);
    return item;
}

/* Items stand between "|". */
static void expect(pages *p, const char *text)
{
    bm_page *page = &p->expected[p->n_expected++];
    bm_item *items = bm_arena_zero(p->a, ITEMS, sizeof *items);
    char *copy = (char *)(uintptr_t)bm_arena_cstr(p->a, bm_str_of(text));
    page->items = items;
    for (char *end = copy; end; copy = end + 1) {
        end = strchr(copy, '|');
        if (end)
            *end = 0;
        items[page->n++] = item_of(p, copy);
        if (!end)
            break;
    }
    p->pair.expected = bm_agreement_of_pages(p->a, p->expected, p->n_expected);
}

static void show(pages *p, const char *text)
{
    p->shown[p->pair.shown.n].page = p->pair.shown.n + 1;
    p->shown[p->pair.shown.n++].text = bm_str_of(text);
}

static void again(pages *p)
{
    memset(p->expected, 0, sizeof p->expected);
    p->n_expected = p->pair.expected.n = p->pair.shown.n = 0;
    bm_diags_clear(p->ds);
}

static void check(pages *p, const char *const *messages)
{
    assert_int_equal(bm_agreement_holds(&p->pair), messages[0] == NULL);
    bm_agreement_tell(p->a, &p->pair, p->ds);
    size_t n = 0;
    for (; messages[n]; n++) {
        assert_true(n < bm_diags_count(p->ds));
        assert_string_equal(bm_diags_at(p->ds, n)->message[BM_LANG_EN], messages[n]);
    }
    assert_int_equal(bm_diags_count(p->ds), n);
    again(p);
}

#define NOTHING ((const char *const[]){NULL})
#define SAYS(text) ((const char *const[]){text, NULL})

static void white_space_lines_and_pages_do_not_matter(void **state)
{
    pages *p = *state;
    expect(p, "-:Họ và tên:|0:NGUYỄN THỊ|0:DƯƠNG|f:Trang 1");
    expect(p, "b:☐|-: Nam |b:☑|-: Nữ|l:.....");
    show(p, "Họ và\ntên: NGUYỄN\xC2\xA0THỊ DƯƠNG ☐");
    show(p, "  Nam☑Nữ \n");
    check(p, NOTHING);
    expect(p, "f:Trang 1|l:....|d:..../....");
    show(p, " \n");
    assert_true(bm_agreement_is_empty(&p->pair.shown));
    assert_true(bm_agreement_is_empty(&p->pair.expected));
    check(p, NOTHING);
}

static void a_difference_is_shown_in_whole_words_with_page_and_field(void **state)
{
    pages *p = *state;
    expect(p, "-:Tiêu đề");
    expect(p, "-:Họ và tên:|0:Nguyễn Văn Anh|-:là người khai đơn này");
    show(p, "Tiêu đề");
    show(p, "Họ và tên: Nguyễn Văn Ánh là người khai đơn này");
    check(p, SAYS("page 2 shows “Ánh”, the data say “Anh” (field “ho_ten”)"));
    expect(p, "-:Họ và tên:|0:Nguyễn Văn An|-:là người khai đơn này");
    show(p, "Họ và tên: Nguyễn Văn Anh là người khai đơn này");
    check(p, SAYS("page 1 shows “Anh”, the data say “An” (field “ho_ten”)"));
    expect(p, "-:Giới tính:|b:☐|-:Nam|b:☑|-:Nữ");
    show(p, "Giới tính: ☑ Nam ☐ Nữ");
    check(p, SAYS("page 1 shows “☑ Nam ☐”, the data say “☐ Nam ☑” (field “gioi_tinh”)"));
}

static void what_is_missing_and_what_is_added_is_told_as_such(void **state)
{
    pages *p = *state;
    expect(p, "-:Điều thứ nhất của đơn|0:rất dài này|-:và phần còn lại của nó");
    show(p, "Điều thứ nhất của đơn và phần còn lại của nó");
    check(p, SAYS("page 1 lacks “rất dài này”, which is in the data (field “ho_ten”)"));
    expect(p, "-:Điều thứ nhất của đơn|-:và phần còn lại của nó");
    show(p, "Điều thứ nhất của đơn không phải và phần còn lại của nó");
    check(p, SAYS("page 1 shows “không phải”, which is not in the data"));
    expect(p, "-:Hết");
    show(p, "Hết Ghi thêm ở cuối");
    check(p, SAYS("page 1 shows “Ghi thêm ở cuối”, which is not in the data"));
    expect(p, "-:Hết|-:Ghi thêm ở cuối");
    show(p, "Hết");
    check(p, SAYS("page 1 lacks “Ghi thêm ở cuối”, which is in the data"));
}

static void each_difference_is_told_once(void **state)
{
    pages *p = *state;
    expect(p, "0:Một|-:chữ chung dài hơn mười hai|1:Hai|-:chữ chung dài hơn mười hai|-:Ba");
    show(p, "1 chữ chung dài hơn mười hai 2 chữ chung dài hơn mười hai 3");
    const char *const all[] = {"page 1 shows “1”, the data say “Một” (field “ho_ten”)",
                               "page 1 shows “2”, the data say “Hai” (field “gioi_tinh”)",
                               "page 1 shows “3”, the data say “Ba”", NULL};
    check(p, all);
}

static void a_cell_is_named_with_its_row(void **state)
{
    pages *p = *state;
    bm_pos first = {NULL, 1, 1}, second = {NULL, 2, 1};
    bm_field_value cells[2] = {{.pos = &first}, {.pos = &second}};
    const bm_field_value *const by_table[] = {NULL, NULL, cells, NULL};
    const size_t rows[] = {0, 0, 2, 0};
    const bm_field_values values = {.n_rows = rows, .cells = by_table};
    expect(p, "-:Bảng kê khai thứ nhất|3:Trước|-:giữa hai dòng của bảng|3:Sau");
    ((bm_node *)(uintptr_t)p->expected[0].items[1].node)->pos = &first;
    ((bm_node *)(uintptr_t)p->expected[0].items[3].node)->pos = &second;
    p->pair.values = &values;
    show(p, "Bảng kê khai thứ nhất Trước giữa hai dòng của bảng Khác");
    bm_agreement_tell(p->a, &p->pair, p->ds);
    assert_string_equal(bm_diags_at(p->ds, 0)->path, "bang[2].moi");
}

static void differences_without_end_are_bounded(void **state)
{
    pages *p = *state;
    bm_buf data = {0}, shown = {0};
    bm_buf_add_cstr(&data, "-:");
    for (int i = 0; i < 30; i++) {
        char word[96];
        (void)snprintf(word, sizeof word, "khác%d phần chung %d dài hơn mười hai ", i, i);
        bm_buf_add_cstr(&data, word);
        bm_buf_add_cstr(&shown, word + strlen("khác"));
    }
    bm_buf_add_byte(&data, 0);
    bm_buf_add_byte(&shown, 0);
    expect(p, data.ptr);
    show(p, shown.ptr);
    bm_agreement_tell(p->a, &p->pair, p->ds);
    assert_int_equal(bm_diags_count(p->ds), 11);
    assert_string_equal(bm_diags_at(p->ds, 10)->code, "V026");
    while (!bm_diags_is_full(p->ds))
        (void)bm_diags_add0(p->ds, BM_READING_PARTIAL, NULL);
    bm_agreement_tell(p->a, &p->pair, p->ds); /* nobody sees more than that there is more */
    assert_int_equal(bm_diags_dropped(p->ds), 1);
    again(p);

    shown.len =
        0; /* nothing in common: one message, not too long, and another that there is more */
    for (int i = 0; i < 50000; i++)
        bm_buf_add_cstr(&shown, i % 7 ? "z" : "q ");
    bm_buf_add_byte(&shown, 0);
    expect(p, data.ptr);
    show(p, shown.ptr);
    assert_false(bm_agreement_holds(&p->pair));
    bm_agreement_tell(p->a, &p->pair, p->ds);
    assert_int_equal(bm_diags_count(p->ds), 2);
    assert_true(strlen(bm_diags_at(p->ds, 0)->message[BM_LANG_EN]) < 500);
    assert_string_equal(bm_diags_at(p->ds, 1)->code, "V026");
    bm_buf_free(&data);
    bm_buf_free(&shown);
}

static void fields_of_the_pdf_stand_in_place_of_gaps(void **state)
{
    pages *p = *state;
    static const char *const shown[] = {
        "Nơi nhận: , ngày tháng năm 20 Họ tên: Nam Nữ Hết đơn xin", /* gaps are fields */
        "Nơi nhận: <Địa danh>, ngày … tháng … năm 20.. Họ tên: TÊN ☐ Nam ☐ Nữ Hết đơn xin",
        "Nơi nhận: , ngày … tháng … năm 20.. Họ tên: Nam Nữ Hết đơn xin",
    };
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        p->pair.fillable = true;
        expect(p, "-:Nơi nhận:|0:<Địa danh>,|0:ngày … tháng … năm 20..|-:Họ tên:|0:TÊN|b:☐|-:Nam ☐ "
                  "Nữ|-:Hết đơn xin");
        show(p, shown[i]);
        check(p, NOTHING);
    }
    expect(p, "-:Kính gửi|0:Căn cứ ...;|0:Căn cứ <luật>;|-:Hết đơn xin");
    p->pair.fillable = true;
    show(p, "Kính gửi Căn cứ Căn cứ Hết đơn xin");
    check(p, NOTHING);
    p->pair.fillable = true;
    expect(p, "-:Nơi nhận|0:TÊN CƠ QUAN|-:Họ tên");
    show(p, "Nơi gửi Họ tên");
    assert_false(bm_agreement_holds(&p->pair));
}

static void something_else_is_told_from_a_changed_copy(void **state)
{
    pages *p = *state;
    expect(p, "-:Đơn đề nghị cấp chứng thư số|0:Nguyễn Văn An|-:sinh ngày|1:05/01/2024");
    show(p, "Đơn đề nghị cấp chứng thư số Nguyễn Thị Bình sinh ngày 06/01/2024");
    assert_false(bm_agreement_holds(&p->pair));
    assert_false(bm_agreement_is_other(p->a, &p->pair));
    p->pair.shown.n = 0;
    show(p, "Công văn của một sở về việc khác, không phải là đơn đề nghị");
    assert_true(bm_agreement_is_other(p->a, &p->pair));
}

/* Paragraphs of a Word document: text without pages, of several documents. */
static void text_without_pages_is_told_by_what_stands_before_it(void **state)
{
    pages *p = *state;
    bm_agreement outcomes[2] = {BM_AGREEMENT_YES, BM_AGREEMENT_YES};
    const bm_agreement_run expected[] = {
        {.text = BM_STR("Cộng hòa xã hội chủ nghĩa Việt Nam, họ và tên (chữ in hoa): ")},
        {.text = BM_STR("Nguyễn Văn An"), .path = "ho_ten"},
        {.text = BM_STR(", sinh ngày ……\n")},
        {.text = BM_STR("Đơn thứ hai, người khai: "), .document = 1},
        {.text = BM_STR("Bình"), .document = 1, .path = "ho_ten"},
        {.text = BM_STR(", ngày ___\n"), .document = 1},
    };
    p->pair.paged = false;
    p->pair.expected = (bm_agreement_text){expected, 6};
    p->pair.outcomes = outcomes;
    p->pair.n_outcomes = 2;
    show(p, "Cộng hòa xã hội chủ nghĩa Việt Nam, họ và tên (chữ in hoa): Nguyễn Văn An, sinh ngày");
    show(p, "Đơn thứ hai, người khai: Bính, ngày ....... ☐");
    assert_false(bm_agreement_holds(&p->pair));
    bm_agreement_tell(p->a, &p->pair, p->ds);
    assert_int_equal(bm_diags_count(p->ds), 1);
    assert_string_equal(bm_diags_at(p->ds, 0)->message[BM_LANG_EN],
                        "document 2: behind “An, sinh ngày Đơn thứ hai, người khai:”: shows "
                        "“Bính,”, by the data it should be “Bình,” (field “ho_ten”)");
    assert_int_equal(outcomes[0], BM_AGREEMENT_YES);
    assert_int_equal(outcomes[1], BM_AGREEMENT_NO);
}

static void what_is_not_looked_at_is_not_said_to_agree(void **state)
{
    pages *p = *state;
    enum { DOCUMENTS = 20 };
    bm_agreement outcomes[DOCUMENTS];
    bm_agreement_run expected[DOCUMENTS], shown[DOCUMENTS];
    for (size_t i = 0; i < DOCUMENTS; i++) {
        outcomes[i] = BM_AGREEMENT_YES;
        expected[i] = (bm_agreement_run){
            .text = bm_str_of(bm_arena_printf(p->a, "Đơn xin số %zu: một phần chung\n", i)),
            .document = i};
        shown[i] = (bm_agreement_run){
            .text = bm_str_of(bm_arena_printf(p->a, "Đơn xin khác %zu: một phần chung\n", i))};
    }
    p->pair.paged = false;
    p->pair.expected = (bm_agreement_text){expected, DOCUMENTS};
    p->pair.shown = (bm_agreement_text){shown, DOCUMENTS};
    p->pair.outcomes = outcomes;
    p->pair.n_outcomes = DOCUMENTS;
    bm_agreement_tell(p->a, &p->pair, p->ds);
    assert_int_equal(bm_diags_count(p->ds), 11);
    assert_string_equal(bm_diags_at(p->ds, 10)->code, "V026");
    assert_int_equal(outcomes[0], BM_AGREEMENT_NO);
    assert_int_equal(outcomes[10], BM_AGREEMENT_NO);
    assert_int_equal(outcomes[11], BM_AGREEMENT_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(white_space_lines_and_pages_do_not_matter, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_difference_is_shown_in_whole_words_with_page_and_field,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_missing_and_what_is_added_is_told_as_such, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(each_difference_is_told_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_cell_is_named_with_its_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(differences_without_end_are_bounded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fields_of_the_pdf_stand_in_place_of_gaps, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(something_else_is_told_from_a_changed_copy, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(text_without_pages_is_told_by_what_stands_before_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_looked_at_is_not_said_to_agree, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
