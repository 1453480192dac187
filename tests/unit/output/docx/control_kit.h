/* Documents made from a form and data given as text, with content controls. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_CONTROL_KIT_H
#define BM_TESTS_CONTROL_KIT_H

#include "output/docx/docx_kit.h"

#include "form_case.h"
#include "merge/merge.h"

#define CONTROL_ID "{00000000-0000-0000-0000-000000000001}"
#define CONTROL_SECOND_ID "{00000000-0000-0000-0000-000000000002}"

static const char *const control_ids[] = {CONTROL_ID, CONTROL_SECOND_ID};

/* word/document.xml of a form with these fields and this body, filled in with ${data} (NULL = the blank form), and the footers
 * behind it when there are any. With NULL options once. In the arena. */
static inline const char *control_print(kit *k, const char *definition, const char *data,
                                        const bm_render_options *options)
{
    form_case c;
    bm_field_values values = {0};
    bm_document docs[2];
    const bm_render_options once = {.copies = 1};
    form_case_open(&c, bm_arena_printf(k->arena,
                                       "id: thu/muc\nnumber: Mẫu thử\ntitle: Thử mục\n"
                                       "source: Ví dụ\nwording: draft\n%s",
                                       definition));
    if (data)
        assert_int_equal(form_case_check(&c, data, true, &values), 0);
    for (size_t i = 0; i < 2; i++) {
        docs[i] = (bm_document){0};
        assert_int_equal(bm_merge_document(c.a, c.form, data ? &values : NULL, &docs[i], c.ds), 0);
    }
    bm_docx_writer w = {.layout = &k->layout, .ds = k->ds, .item_ids = control_ids};
    w.several_items = options != NULL;
    bm_docx_footers footers = {.arena = k->arena};
    bm_docx_xml_open(&w.xml);
    bm_docx_document_write(&w, docs, options ? 2 : 1, options ? options : &once, &footers);
    assert_false(w.failed);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&w.xml));
    docx_assert_well_formed(xml);
    for (size_t i = 0; i < footers.n; i++) {
        const char *footer = bm_arena_cstr(k->arena, footers.parts[i].xml);
        docx_assert_well_formed(footer);
        xml = bm_arena_printf(k->arena, "%s%s", xml, footer);
    }
    bm_docx_xml_close(&w.xml);
    bm_docx_footer_free(&footers);
    bm_buf_free(&w.pending);
    form_case_close(&c);
    return xml;
}

static inline const char *control_xml(kit *k, const char *definition, const char *data)
{
    return control_print(k, definition, data, NULL);
}

/* The control number ${i} (from 1) of ${xml}, those inside it included. */
static inline const char *control_at(kit *k, const char *xml, size_t i)
{
    const char *p = xml;
    for (; i > 0; i--) {
        p = strstr(p, "<w:sdt>");
        assert_non_null(p);
        p += i > 1 ? 1 : 0;
    }
    size_t depth = 0;
    for (const char *q = p;; q++) {
        depth += strncmp(q, "<w:sdt>", 7) == 0;
        if (strncmp(q, "</w:sdt>", 8) == 0 && --depth == 0)
            return bm_arena_cstr(k->arena, bm_str_n(p, (size_t)(q + 8 - p)));
    }
}

#endif
