/* OpenDocument spreadsheets put together by hand. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_ODS_CASE_H
#define BM_TESTS_ODS_CASE_H

#include "book_case.h"

#define ODS_NS "urn:oasis:names:tc:opendocument:xmlns:"
#define ODS_TABLE(name, rows) "<table:table table:name='" name "'>" rows "</table:table>"

/* content.xml (or, with ${root} "document", a .fods) whose body holds ${tables}. */
static inline const char *ods_content(opc_case *c, const char *root, const char *styles,
                                      const char *tables)
{
    return bm_arena_printf(
        c->arena,
        "<?xml version='1.0' encoding='UTF-8'?><office:%s xmlns:office='" ODS_NS
        "office:1.0' xmlns:table='" ODS_NS "table:1.0' xmlns:text='" ODS_NS
        "text:1.0' xmlns:style='" ODS_NS "style:1.0' xmlns:draw='" ODS_NS "drawing:1.0' "
        "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'>"
        "<office:automatic-styles>%s</office:automatic-styles>"
        "<office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:%s>",
        root, styles, tables, root);
}

static inline void ods_make(opc_case *c, const char *styles, const char *tables)
{
    opc_case_clear(c);
    opc_case_add(c, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    opc_case_entry(c, "content.xml", bm_str_of(ods_content(c, "document-content", styles, tables)),
                   OPC_CASE_DEFLATED, 0);
    opc_case_close(c);
}

static inline void ods_holds(opc_case *c, const char *rows, const char *expected)
{
    ods_make(c, "", bm_arena_printf(c->arena, ODS_TABLE("Trang 1", "%s"), rows));
    book_holds(c, NULL, expected);
}

#endif
