/* Parts are found through relationships (ECMA-376 part 2, 6.5): their names say nothing. SPDX-License-Identifier: MIT */
#include "sheet/mark_book.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "input/opc_name.h"
#include "sheet/mark_list.h"
#include "sheet/mark_scan.h"
#include "sheet/mark_text.h"
#include "text/nfc.h"

/* ---- The names of the parts ---------------------------------------------------------------- */

static int compare_names(const void *x, const void *y)
{
    const bm_opc_part *const *a = x, *const *b = y;
    const int order = bm_opc_name_compare((*a)->name, (*b)->name);
    return order ? order : (*a > *b) - (*a < *b);
}

static void list_parts(bm_mark_book *book)
{
    const size_t n = bm_mark_zip_count(book->zip);
    bm_opc_part *parts = bm_arena_zero(book->arena, n, sizeof *parts);
    const bm_opc_part **by_name = bm_arena_zero(book->arena, n, sizeof *by_name);
    for (size_t i = 0; i < n; i++) {
        parts[i].name = bm_arena_copy(book->arena, bm_mark_zip_name(book->zip, i));
        by_name[i] = &parts[i];
    }
    qsort(by_name, n, sizeof(*by_name), compare_names);
    book->opc = (bm_opc){.parts = parts, .n_parts = n, .by_name = by_name};
}

static int read_part(bm_mark_book *book, bm_str name, bm_str *out, bm_diags *ds)
{
    const long i = bm_mark_zip_find(book->zip, name);
    if (i < 0)
        return bm_mark_zip_damaged(name, ds);
    return bm_mark_zip_read(book->zip, (size_t)i, book->arena, out, ds);
}

int bm_mark_book_relations(bm_mark_book *book, bm_str owner, bm_str *xml, bm_diags *ds)
{
    const bm_opc_part *part = bm_opc_lookup(&book->opc, bm_opc_name_relations(book->arena, owner));
    *xml = bm_str_n(NULL, 0);
    return part ? read_part(book, part->name, xml, ds) : 0;
}

/* The relationships of ${owner}, resolved. */
static int relations_of(bm_mark_book *book, bm_str owner, const bm_opc_relation **out, size_t *n,
                        bm_diags *ds)
{
    bm_opc_part only = {.name = bm_opc_name_relations(book->arena, owner)};
    if (bm_mark_book_relations(book, owner, &only.bytes, ds) != 0)
        return -1;
    const bm_opc_part *by_name[] = {&only};
    const bm_opc opc = {.parts = &only, .n_parts = only.bytes.ptr != NULL, .by_name = by_name};
    *n = bm_opc_relations(book->arena, &opc, owner, out);
    return 0;
}

static bool ends_in(bm_str s, const char *ending)
{
    const size_t n = strlen(ending);
    return s.len >= n && memcmp(s.ptr + s.len - n, ending, n) == 0;
}

/* What relationship ${r} leads to, as the package spells it. */
static bm_str target_of(const bm_mark_book *book, const bm_opc_relation *r)
{
    const bm_opc_part *part = bm_opc_lookup(&book->opc, r->target);
    if (!part)
        part = bm_opc_lookup(&book->opc, bm_opc_name_decoded(book->arena, r->target));
    return part ? part->name : r->target;
}

/* The part that the first relationship whose type ends in ${kind} leads to; len 0 = none does. */
static bm_str related(const bm_mark_book *book, const bm_opc_relation *all, size_t n,
                      const char *kind)
{
    for (size_t i = 0; i < n; i++)
        if (!all[i].external && ends_in(all[i].type, kind))
            return target_of(book, &all[i]);
    return bm_str_n("", 0);
}

/* ---- The sheet ----------------------------------------------------------------------------- */

static bool is_named(const bm_mark_book *book, bm_str tag, const char *wanted)
{
    bm_buf name = {0};
    bm_mark_text_decode(&name, bm_mark_scan_value(tag, "name"));
    const bm_str copy = bm_arena_copy(book->arena, bm_str_n(name.ptr, name.len));
    bm_buf_free(&name);
    return bm_utf8_invalid_at(copy) == copy.len &&
           bm_str_is(bm_nfc_normalize(book->arena, copy), wanted);
}

/* The id of the relationship to the sheet with this name: the attribute with a prefix. */
static bm_str relation_of_sheet(const bm_mark_book *book, bm_str workbook, const char *wanted)
{
    bm_mark_scan scan = bm_mark_scan_memory(workbook);
    bm_mark_scan_token t = {0};
    while (bm_mark_scan_next(&scan, &t) != BM_MARK_SCAN_END && t.kind != BM_MARK_SCAN_BROKEN) {
        bm_mark_scan_attribute found;
        if (t.kind < BM_MARK_SCAN_OPEN || t.kind == BM_MARK_SCAN_CLOSE ||
            !bm_str_is(t.local, "sheet") || !is_named(book, t.bytes, wanted))
            continue;
        for (size_t at = 0; bm_mark_scan_attribute_at(t.bytes, &at, &found);)
            if (ends_in(found.name, ":id"))
                return found.value;
    }
    return bm_str_n("", 0);
}

static int find_sheet(bm_mark_book *book, const char *wanted, bm_diags *ds)
{
    const bm_opc_relation *all = NULL;
    size_t n = 0;
    bm_str xml = {NULL, 0};
    if (read_part(book, book->workbook, &xml, ds) != 0 ||
        relations_of(book, book->workbook, &all, &n, ds) != 0)
        return -1;
    const bm_str id = relation_of_sheet(book, xml, wanted);
    for (size_t i = 0; i < n && id.len; i++)
        if (!all[i].external && bm_str_eq(all[i].id, id))
            book->sheet = target_of(book, &all[i]);
    if (!book->sheet.len || !bm_opc_lookup(&book->opc, book->sheet))
        return bm_mark_zip_damaged(book->workbook, ds);
    book->styles = related(book, all, n, "/styles");
    if (relations_of(book, book->sheet, &book->relations, &book->n_relations, ds) != 0)
        return -1;
    book->comments = related(book, book->relations, book->n_relations, "/comments");
    return 0;
}

/* ---- Signatures ---------------------------------------------------------------------------- */

/* Part 2, 10: the package leads to an origin, which leads to the signatures. */
static int find_signatures(bm_mark_book *book, const bm_opc_relation *all, size_t n, bm_diags *ds)
{
    const bm_opc_relation *signatures = NULL;
    size_t n_signatures = 0;
    const bm_str origin = related(book, all, n, "/digital-signature/origin");
    if (!origin.len)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (ends_in(all[i].type, "/digital-signature/origin"))
            book->signature_relation = all[i].id;
    if (relations_of(book, origin, &signatures, &n_signatures, ds) != 0)
        return -1;
    book->signatures = bm_arena_zero(book->arena, n_signatures + 2, sizeof *book->signatures);
    book->signatures[book->n_signatures++] = origin;
    book->signatures[book->n_signatures++] = bm_opc_name_relations(book->arena, origin);
    for (size_t i = 0; i < n_signatures; i++)
        if (!signatures[i].external && ends_in(signatures[i].type, "/digital-signature/signature"))
            book->signatures[book->n_signatures++] = target_of(book, &signatures[i]);
    return 0;
}

int bm_mark_book_open(bm_mark_book *book, const char *sheet, bm_diags *ds)
{
    const bm_opc_relation *all = NULL;
    size_t n = 0;
    list_parts(book);
    book->signature_relation = book->sheet = bm_str_n("", 0);
    if (read_part(book, bm_str_of("[Content_Types].xml"), &book->types, ds) != 0 ||
        relations_of(book, bm_str_n("", 0), &all, &n, ds) != 0)
        return -1;
    book->workbook = related(book, all, n, "/officeDocument");
    if (!book->workbook.len)
        return bm_mark_zip_damaged(bm_str_of("_rels/.rels"), ds);
    if (find_sheet(book, sheet, ds) != 0)
        return -1;
    return find_signatures(book, all, n, ds);
}

/* ---- Names --------------------------------------------------------------------------------- */

bm_str bm_mark_book_new_part(const bm_mark_book *book, const char *before, const char *after)
{
    for (unsigned i = 1;; i++) {
        const bm_str name = bm_str_of(bm_arena_printf(book->arena, "%s%u%s", before, i, after));
        if (!bm_opc_lookup(&book->opc, name))
            return name;
    }
}

const char *bm_mark_book_suffix(const bm_mark_book *book)
{
    static const char *const kinds[][2] = {{"sheet.macroEnabled.main+xml", ".xlsm"},
                                           {"template.macroEnabled.main+xml", ".xltm"},
                                           {"template.main+xml", ".xltx"},
                                           {"addin.macroEnabled.main+xml", ".xlam"}};
    const bm_str part = bm_str_of(
        bm_arena_printf(book->arena, "/%.*s", (int)book->workbook.len, book->workbook.ptr));
    const bm_str type = bm_mark_scan_value(
        bm_mark_list_find(book->types, "Override", "PartName", part), "ContentType");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ends_in(type, kinds[i][0]))
            return kinds[i][1];
    return NULL;
}
