/* Package → workbook → sheets, shared strings, styles. SPDX-License-Identifier: MIT */
#include "sheet/sheet_xlsx_book.h"

#include "base/buf.h"
#include "base/limit.h"
#include "input/opc_name.h"
#include "sheet/sheet_part.h"
#include "sheet/sheet_rows.h"

enum {
    RELATIONS_MAX = 8 * BM_LIMIT_BOOK_SHEETS,
    NAMES_MAX = 16 * 1024 * 1024 /* bytes of names and targets */
};

typedef struct {
    const char *id;
    const char *kind; /* what its type ends in: "/worksheet" */
    const char *part; /* NULL = it leads nowhere, or out of the package */
} relation;

typedef struct {
    bm_str name, id;
    bool is_hidden;
} sheet;

typedef struct {
    bm_sheet_xlsx_book *book;
    bm_sheet_part part;
    bm_diags *ds;
    bm_str owner;     /* of the relationships that are read */
    bm_buf relations; /* of relation */
    bm_buf sheets;    /* of sheet */
    size_t bytes;
    bool in_sheets, is_workbook;
    bm_str root; /* of a main part that is no workbook */
} reader;

static const relation *relations_of(const reader *r, size_t *n)
{
    *n = r->relations.len / sizeof(relation);
    return (const relation *)(const void *)r->relations.ptr;
}

/* The value of an attribute in the arena. */
static bm_str value_of(reader *r, const bm_xml_sax_tag *tag, bm_sheet_ns ns, const char *name)
{
    const bm_xml_sax_attribute *a = bm_sheet_part_attribute(&r->part, tag, ns, name);
    if (!a)
        return (bm_str){0};
    r->bytes += (size_t)(a->end - a->value);
    return bm_xml_sax_value(r->book->arena, a);
}

static void on_text(void *user, bm_str text)
{
    (void)user, (void)text;
}

/* ---- Relationships ----------------------------------------------------------------------- */

/* "/worksheet" of "http://…/relationships/worksheet". */
static const char *kind_of(bm_str type)
{
    size_t i = type.len;
    while (i && type.ptr[i - 1] != '/')
        i--;
    return type.len ? type.ptr + (i ? i - 1 : 0) : "";
}

static void on_relation(void *user, const bm_xml_sax_tag *tag)
{
    reader *r = user;
    if (!bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_RELATION, "Relationship"))
        return;
    bm_arena *a = r->book->arena;
    const bm_str id = value_of(r, tag, BM_SHEET_NS_NONE, "Id");
    const bm_str type = value_of(r, tag, BM_SHEET_NS_NONE, "Type");
    const bm_str target = value_of(r, tag, BM_SHEET_NS_NONE, "Target");
    const bool external =
        bm_str_is(bm_sheet_part_raw(&r->part, tag, BM_SHEET_NS_NONE, "TargetMode"), "External");
    relation to = {.id = id.len ? id.ptr : "", .kind = kind_of(type)};
    if (!external && target.len)
        to.part = bm_sheet_zip_find(r->book->zip, bm_opc_name_resolve(a, r->owner, target));
    bm_buf_add(&r->relations, &to, sizeof to);
    if (r->bytes > NAMES_MAX || r->relations.len > RELATIONS_MAX * sizeof to)
        bm_xml_sax_stop(&r->part.sax, BM_XML_SAX_TOO_MANY);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix)
{
    (void)user, (void)name, (void)prefix;
}

/* The relationships of ${owner}, "" = of the package, into r->relations. None is no fault. */
static int read_relations(reader *r, bm_str owner)
{
    const bm_str name = bm_opc_name_relations(r->book->arena, owner);
    const char *part = bm_sheet_zip_find(r->book->zip, name);
    r->relations.len = 0;
    r->owner = owner;
    if (!part)
        return 0;
    r->part.sax = (bm_xml_sax){.user = r, .start = on_relation, .end = on_end, .text = on_text};
    return bm_sheet_part_read(&r->part, r->book->zip, part, r->book->source, r->ds);
}

/* The first part that a relationship of this kind leads to. */
static const char *related(const reader *r, const char *kind)
{
    size_t n;
    const relation *all = relations_of(r, &n);
    for (size_t i = 0; i < n; i++)
        if (all[i].part && strcmp(all[i].kind, kind) == 0)
            return all[i].part;
    return NULL;
}

/* ---- The workbook ------------------------------------------------------------------------ */

static void add_sheet(reader *r, const bm_xml_sax_tag *tag)
{
    const bm_str state = bm_sheet_part_raw(&r->part, tag, BM_SHEET_NS_NONE, "state");
    const sheet to = {
        .name = bm_sheet_choice_name(r->book->arena, value_of(r, tag, BM_SHEET_NS_NONE, "name")),
        .id = value_of(r, tag, BM_SHEET_NS_REFERENCE, "id"),
        .is_hidden = state.len && !bm_str_is(state, "visible")};
    bm_buf_add(&r->sheets, &to, sizeof to);
    if (r->bytes > NAMES_MAX)
        bm_xml_sax_stop(&r->part.sax, BM_XML_SAX_TOO_MANY);
    if (r->sheets.len > BM_LIMIT_BOOK_SHEETS * sizeof to) {
        const bm_sheet_rows at = {.at = {.source = r->book->source}};
        (void)bm_sheet_rows_too_many(&at, BM_BOOK_SHEETS, BM_LIMIT_BOOK_SHEETS, r->ds);
        bm_xml_sax_stop(&r->part.sax, BM_XML_SAX_REFUSED);
    }
}

/* Part 1, 18.2.27 */
static void on_workbook(void *user, const bm_xml_sax_tag *tag)
{
    reader *r = user;
    const unsigned depth = r->part.sax.depth;
    if (depth == 1) {
        r->is_workbook = bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "workbook");
        if (!r->is_workbook)
            r->root = bm_arena_copy(r->book->arena, bm_str_of((const char *)tag->name));
        return;
    }
    if (!r->is_workbook)
        return;
    if (depth == 2) {
        r->in_sheets = bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "sheets");
        if (bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "workbookPr"))
            r->book->is_1904 = bm_sheet_part_is_true(
                bm_sheet_part_raw(&r->part, tag, BM_SHEET_NS_NONE, "date1904"));
    }
    if (depth == 3 && r->in_sheets && bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "sheet"))
        add_sheet(r, tag);
}

/* Does the part begin as a workbook of the binary kind does: with a record BrtBeginBook ([MS-XLSB] 2.1.4, 2.4.1)? -1 = told. */
static int is_binary(reader *r, const char *part)
{
    char first[2] = {0};
    bm_sheet_zip_part *p = bm_sheet_zip_part_open(r->book->zip, part, r->ds);
    const ptrdiff_t n = p ? bm_sheet_zip_part_read(p, first, sizeof first, r->ds) : -1;
    bm_sheet_zip_part_close(p);
    return n < 0 ? -1 : n == 2 && memcmp(first, "\x83\x01", 2) == 0;
}

static int report_other(const reader *r)
{
    const bm_pos pos = {.source = r->book->source};
    const char *what = bm_str_is(r->root, "document")       ? "Word (.docx)"
                       : bm_str_is(r->root, "presentation") ? "PowerPoint (.pptx)"
                                                            : "Office Open XML";
    return bm_diags_add1(r->ds, BM_BOOK_OTHER, &pos, what);
}

static int read_workbook(reader *r, const char *part)
{
    const bm_pos pos = {.source = r->book->source};
    const int binary = is_binary(r, part);
    if (binary)
        return binary < 0 ? -1 : bm_diags_add0(r->ds, BM_BOOK_BINARY, &pos);
    r->part.sax = (bm_xml_sax){.user = r, .start = on_workbook, .end = on_end, .text = on_text};
    if (bm_sheet_part_read(&r->part, r->book->zip, part, r->book->source, r->ds))
        return -1;
    return r->is_workbook ? 0 : report_other(r);
}

/* ---- Together ---------------------------------------------------------------------------- */

bool bm_sheet_xlsx_book_is(const bm_sheet_zip *zip)
{
    return bm_sheet_zip_find(zip, (bm_str)BM_STR("_rels/.rels")) != NULL;
}

/* The part of a sheet: what its relationship says. */
static int find_part(const reader *r, const sheet *s, const char **part, bool *is_table)
{
    size_t n;
    const relation *all = relations_of(r, &n);
    *is_table = false;
    *part = NULL;
    for (size_t i = 0; i < n; i++) {
        if (!s->id.len || !bm_str_is(s->id, all[i].id))
            continue;
        *is_table = strcmp(all[i].kind, "/worksheet") == 0;
        *part = *is_table ? all[i].part : NULL;
        break;
    }
    if (!*is_table || *part)
        return 0;
    const bm_pos pos = {.source = r->book->source};
    return bm_diags_add1(r->ds, BM_BOOK_NO_PART, &pos, s->name.ptr);
}

static int set_sheets(reader *r)
{
    const sheet *all = (const sheet *)(const void *)r->sheets.ptr;
    bm_sheet_xlsx_book *book = r->book;
    book->n = r->sheets.len / sizeof *all;
    bm_sheet_choice *sheets = bm_arena_zero(book->arena, book->n + 1, sizeof *sheets);
    const char **parts = bm_arena_alloc(book->arena, (book->n + 1) * sizeof *parts);
    book->sheets = sheets;
    book->parts = parts;
    for (size_t i = 0; i < book->n; i++) {
        sheets[i].name = all[i].name;
        sheets[i].is_hidden = all[i].is_hidden;
        if (find_part(r, &all[i], &parts[i], &sheets[i].is_table))
            return -1;
    }
    return 0;
}

static int read_book(reader *r)
{
    const bm_pos pos = {.source = r->book->source};
    if (read_relations(r, (bm_str)BM_STR("")))
        return -1;
    const char *main = related(r, "/officeDocument");
    if (!main)
        return bm_diags_add1(r->ds, BM_BOOK_NO_PART, &pos, "workbook.xml");
    if (read_workbook(r, main) || read_relations(r, bm_str_of(main)))
        return -1;
    r->book->strings = related(r, "/sharedStrings");
    r->book->styles = related(r, "/styles");
    return set_sheets(r);
}

int bm_sheet_xlsx_book_read(bm_sheet_xlsx_book *book, bm_diags *ds)
{
    reader r = {.book = book, .ds = ds};
    const int status = read_book(&r);
    bm_buf_free(&r.relations);
    bm_buf_free(&r.sheets);
    return status;
}
