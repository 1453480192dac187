/* What content controls say of themselves. SPDX-License-Identifier: MIT */
#include "docx_case.h"

static const bm_docx_read_control *control(opc_case *c, const char *properties)
{
    char body[1000];
    snprintf(body, sizeof body, "<w:p><w:sdt><w:sdtPr>%s</w:sdtPr><w:sdtContent/></w:sdt></w:p>",
             properties);
    const bm_docx_read_file *f = docx_case_read(c, body);
    return docx_case_child(docx_case_child(f->body, 0), 0)->control;
}

static void kinds_are_told_apart(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *properties;
        bm_docx_read_kind kind;
    } cases[] = {{"<w:text/>", BM_DOCX_READ_PLAIN},
                 {"", BM_DOCX_READ_RICH},
                 {"<w:rPr><w:text/></w:rPr><w:id w:val='1'/>", BM_DOCX_READ_RICH},
                 {"<w:richText/>", BM_DOCX_READ_RICH},
                 {"<w:date/>", BM_DOCX_READ_DATE},
                 {"<w:dropDownList/>", BM_DOCX_READ_LIST},
                 {"<w:comboBox/>", BM_DOCX_READ_LIST},
                 {"<w14:checkbox/>", BM_DOCX_READ_CHECK},
                 {"<w15:repeatingSection/>", BM_DOCX_READ_SECTION},
                 {"<w15:repeatingSectionItem/>", BM_DOCX_READ_ITEM},
                 {"<w:picture/>", BM_DOCX_READ_OTHER},
                 {"<w:docPartObj/>", BM_DOCX_READ_OTHER}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(control(c, cases[i].properties)->kind, cases[i].kind);
}

static void bindings_names_and_states_are_read(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_control *x =
        control(c, "<w:alias w:val='Ho&#x323; tên'/><w:tag w:val='ho_ten'/><w:showingPlcHdr/>"
                   "<w:dataBinding w:xpath='/bieumau[1]/ho_ten[1]' w:storeItemID='{A}'/><w:text/>");
    opc_case_equal(x->title, "Họ tên");
    opc_case_equal(x->tag, "ho_ten");
    opc_case_equal(x->xpath, "/bieumau[1]/ho_ten[1]");
    opc_case_equal(x->item_id, "{A}");
    assert_true(x->placeholder);
    opc_case_equal(x->date, "");
    x = control(c, "<w15:dataBinding w:xpath='/bieumau[1]/a'/><w15:repeatingSection/>");
    opc_case_equal(x->xpath, "/bieumau[1]/a");
    opc_case_equal(x->item_id, "");
    assert_false(x->placeholder);
}

static void boxes_are_checked_or_not(void **state)
{
    opc_case *c = *state;
    assert_true(control(c, "<w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>")->checked);
    assert_false(control(c, "<w14:checkbox><w14:checked w14:val='0'/></w14:checkbox>")->checked);
    assert_false(control(c, "<w14:checkbox/>")->checked);
}

static void dates_are_days(void **state)
{
    opc_case *c = *state;
    static const char *const cases[][2] = {{"2024-01-05T00:00:00Z", "2024-01-05"},
                                           {"2024-01-05", "2024-01-05"},
                                           {"5/1/2024", ""},
                                           {"2024-1-5T00:00", ""},
                                           {"", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char properties[100];
        snprintf(properties, sizeof properties, "<w:date w:fullDate='%s'/>", cases[i][0]);
        opc_case_equal(control(c, properties)->date, cases[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(kinds_are_told_apart),
        OPC_CASE_TEST(bindings_names_and_states_are_read),
        OPC_CASE_TEST(boxes_are_checked_or_not),
        OPC_CASE_TEST(dates_are_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
