/* Packages: what kind of file it is, its parts, and how they belong together. SPDX-License-Identifier: MIT */
#include "input/opc.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "input/opc_flat.h"
#include "input/opc_name.h"
#include "input/opc_zip.h"
#include "input/xml_dom.h"

enum {
    RELATION_NODES = 400000, /* elements and attributes of one part with relationships */
    DEFAULTS_MAX = 500       /* types that go by the ending of a name */
};

/* ---- What it is -------------------------------------------------------------------------- */

/* ${mark} in small letters; those of ${s} do not matter. */
static bool begins(bm_str s, const char *mark)
{
    const size_t n = strlen(mark);
    if (s.len < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if ((s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + 0x20 : s.ptr[i]) != mark[i])
            return false;
    return true;
}

/* Compound files ([MS-CFB] 2.2): Word until 2003, and packages with a password. */
static bool is_compound(bm_str bytes)
{
    return bytes.len >= 8 && memcmp(bytes.ptr, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

/* Does the directory of a compound file hold the stream ${name}? Names are in UTF-16LE ([MS-CFB] 2.6.1). */
static bool has_stream(bm_str bytes, const char *name)
{
    char wide[64];
    const size_t n = 2 * strlen(name);
    memset(wide, 0, sizeof wide);
    for (size_t i = 0; name[i]; i++)
        wide[2 * i] = name[i];
    for (const char *p = bytes.ptr, *end = bytes.ptr + bytes.len; (size_t)(end - p) >= n; p++) {
        p = memchr(p, wide[0], (size_t)(end - p) - n + 1);
        if (!p)
            return false;
        if (memcmp(p, wide, n) == 0)
            return true;
    }
    return false;
}

bool bm_opc_is(const bm_source *source)
{
    const bm_str bytes = bm_str_n(source->bytes, source->len);
    return is_compound(bytes) || bm_opc_zip_is(bytes) || bm_opc_flat_is(bytes);
}

static int report_compound(bm_str bytes, const bm_pos *pos, bm_diags *ds)
{
    if (has_stream(bytes, "EncryptedPackage"))
        return bm_diags_add0(ds, BM_OPC_PASSWORD, pos);
    if (has_stream(bytes, "WordDocument"))
        return bm_diags_add0(ds, BM_OPC_OLD, pos);
    const char *what = has_stream(bytes, "Workbook")              ? "Excel (.xls)"
                       : has_stream(bytes, "PowerPoint Document") ? "PowerPoint (.ppt)"
                                                                  : "";
    return bm_diags_add1(ds, BM_OPC_NONE, pos, what);
}

/* It is no package: name what it is instead, "" = not known. */
static const char *other_kind(bm_str bytes)
{
    static const struct {
        const char *mark, *name;
    } kinds[] = {{"{\\rtf", "RTF"},   {"%pdf-", "PDF"},         {"<!doctype html", "HTML"},
                 {"<html", "HTML"},   {"mime-version:", "MHT"}, {"<?xml", "XML"},
                 {"\x89png", "PNG"},  {"\xFF\xD8\xFF", "JPEG"}, {"rar!", "RAR"},
                 {"7z\xBC\xAF", "7z"}};
    if (begins(bytes, "\xEF\xBB\xBF"))
        bytes = bm_str_from(bytes, 3);
    while (bytes.len && memchr(" \t\r\n", bytes.ptr[0], 4))
        bytes = bm_str_from(bytes, 1);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (begins(bytes, kinds[i].mark))
            return kinds[i].name;
    return "";
}

/* ---- Opening ----------------------------------------------------------------------------- */

static int by_name(const void *x, const void *y)
{
    const bm_opc_part *const *a = x, *const *b = y;
    const int order = bm_opc_name_compare((*a)->name, (*b)->name);
    return order ? order : (*a > *b) - (*a < *b);
}

static int sort_parts(bm_arena *a, bm_opc *opc, const bm_pos *pos, bm_diags *ds)
{
    const bm_opc_part **sorted = bm_arena_alloc(a, (opc->n_parts + 1) * sizeof(bm_opc_part *));
    for (size_t i = 0; i < opc->n_parts; i++)
        sorted[i] = &opc->parts[i];
    qsort(sorted, opc->n_parts, sizeof *sorted, by_name);
    opc->by_name = sorted;
    for (size_t i = 1; i < opc->n_parts; i++)
        if (bm_opc_name_compare(sorted[i - 1]->name, sorted[i]->name) == 0)
            return bm_diags_add1(ds, BM_OPC_TWICE, pos, sorted[i]->name.ptr);
    return 0;
}

static bm_str ending_of(bm_str name)
{
    for (size_t i = name.len; i-- > 0 && name.ptr[i] != '/';)
        if (name.ptr[i] == '.')
            return bm_str_from(name, i + 1);
    return (bm_str)BM_STR("");
}

/* [Content_Types].xml (part 2, 7.2.3). */
static void set_types(bm_arena *a, bm_opc *opc, bm_opc_part *parts)
{
    const bm_opc_part *types = bm_opc_lookup(opc, (bm_str)BM_STR("[Content_Types].xml"));
    bm_arena *scratch = bm_arena_new();
    size_t left = RELATION_NODES, n_defaults = 0;
    bm_xml_sax_fault fault;
    const bm_xml_dom_node *root =
        types ? bm_xml_dom_read(scratch, types->bytes, &left, &fault) : NULL;
    const bm_xml_dom_node *defaults[DEFAULTS_MAX];
    for (const bm_xml_dom_node *n = root ? root->first : NULL; n; n = n->next) {
        if (bm_xml_dom_is(n, BM_XML_DOM_CT, "Default") && n_defaults < DEFAULTS_MAX)
            defaults[n_defaults++] = n;
        const bm_str name = bm_xml_dom_value(n, BM_XML_DOM_NO_NS, "PartName");
        const bm_opc_part *part =
            bm_xml_dom_is(n, BM_XML_DOM_CT, "Override") ? bm_opc_lookup(opc, name) : NULL;
        if (part && !part->content_type.len)
            parts[part - parts].content_type =
                bm_arena_copy(a, bm_xml_dom_value(n, BM_XML_DOM_NO_NS, "ContentType"));
    }
    for (size_t i = 0; i < opc->n_parts; i++) {
        const bm_str ending = ending_of(parts[i].name);
        for (size_t k = 0; k < n_defaults && !parts[i].content_type.len; k++)
            if (bm_opc_name_compare(bm_xml_dom_value(defaults[k], BM_XML_DOM_NO_NS, "Extension"),
                                    ending) == 0)
                parts[i].content_type = bm_arena_copy(
                    a, bm_xml_dom_value(defaults[k], BM_XML_DOM_NO_NS, "ContentType"));
    }
    bm_arena_free(scratch);
}

/* It is a ZIP file, but none of Office Open XML. */
static int check_package(const bm_opc *opc, const bm_pos *pos, bm_diags *ds)
{
    const bm_opc_part *mime = bm_opc_lookup(opc, (bm_str)BM_STR("mimetype"));
    if (bm_opc_lookup(opc, (bm_str)BM_STR("[Content_Types].xml")) ||
        bm_opc_lookup(opc, (bm_str)BM_STR("_rels/.rels")) ||
        bm_opc_lookup(opc, (bm_str)BM_STR("word/document.xml")))
        return 0;
    const bool document = mime && begins(mime->bytes, "application/vnd.oasis.opendocument.");
    return bm_diags_add1(ds, BM_OPC_NONE, pos, document ? "OpenDocument (.odt, .ods…)" : "ZIP");
}

const bm_opc *bm_opc_open(bm_arena *a, const bm_source *source, bm_diags *ds)
{
    const bm_pos pos = {.source = source};
    const bm_str bytes = bm_str_n(source->bytes, source->len);
    bm_opc *opc = bm_arena_zero(a, 1, sizeof *opc);
    bm_opc_part *parts = bm_arena_zero(a, 1, sizeof *parts);
    int status;
    if (bytes.len > BM_LIMIT_OPC_BYTES) {
        char length[24], limit[16];
        (void)snprintf(length, sizeof length, "%zu", bytes.len);
        (void)snprintf(limit, sizeof limit, "%d", BM_LIMIT_OPC_BYTES);
        status = bm_diags_add2(ds, BM_OPC_TOO_LARGE, &pos, length, limit);
    } else if (is_compound(bytes)) {
        status = report_compound(bytes, &pos, ds);
    } else if (bm_opc_flat_is(bytes)) {
        opc->flat = true;
        status = bm_opc_flat_read(a, source, &parts, &opc->n_parts, ds);
    } else if (bm_opc_zip_is(bytes)) {
        status = bm_opc_zip_read(a, source, &parts, &opc->n_parts, ds);
    } else {
        status = bm_diags_add1(ds, BM_OPC_NONE, &pos, other_kind(bytes));
    }
    opc->parts = parts;
    if (status || sort_parts(a, opc, &pos, ds))
        return NULL;
    if (!opc->flat) {
        if (check_package(opc, &pos, ds))
            return NULL;
        set_types(a, opc, parts);
    }
    return opc;
}

/* ---- Looking ----------------------------------------------------------------------------- */

const bm_opc_part *bm_opc_lookup(const bm_opc *opc, bm_str name)
{
    if (name.len && name.ptr[0] == '/')
        name = bm_str_from(name, 1);
    size_t low = 0, high = opc->n_parts;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = bm_opc_name_compare(name, opc->by_name[middle]->name);
        if (order == 0)
            return opc->by_name[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* ISO/IEC 29500-1 names the same types otherwise than -4. */
static bm_str transitional(bm_arena *a, bm_str type)
{
    static const char strict[] = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    if (type.len < sizeof strict - 1 || memcmp(type.ptr, strict, sizeof strict - 1) != 0)
        return bm_arena_copy(a, type);
    return bm_str_of(bm_arena_printf(
        a, "http://schemas.openxmlformats.org/officeDocument/2006/relationships%.*s",
        (int)(type.len - (sizeof strict - 1)), type.ptr + sizeof strict - 1));
}

/* The name as the package spells it. */
static bm_str resolved(bm_arena *a, const bm_opc *opc, bm_str owner, bm_str target)
{
    const bm_str name = bm_opc_name_resolve(a, owner, target);
    const bm_opc_part *part = bm_opc_lookup(opc, name);
    if (!part)
        part = bm_opc_lookup(opc, bm_opc_name_decoded(a, name));
    return part ? part->name : name;
}

size_t bm_opc_relations(bm_arena *a, const bm_opc *opc, bm_str owner, const bm_opc_relation **out)
{
    *out = NULL;
    const bm_opc_part *part = bm_opc_lookup(opc, bm_opc_name_relations(a, owner));
    if (!part)
        return 0;
    bm_arena *scratch = bm_arena_new();
    size_t left = RELATION_NODES, n = 0;
    bm_xml_sax_fault fault;
    const bm_xml_dom_node *root = bm_xml_dom_read(scratch, part->bytes, &left, &fault);
    for (const bm_xml_dom_node *r = root ? root->first : NULL; r; r = r->next)
        n += bm_xml_dom_is(r, BM_XML_DOM_REL, "Relationship");
    bm_opc_relation *to = bm_arena_zero(a, n + 1, sizeof *to);
    *out = to;
    for (const bm_xml_dom_node *r = root ? root->first : NULL; r; r = r->next) {
        if (!bm_xml_dom_is(r, BM_XML_DOM_REL, "Relationship"))
            continue;
        const bm_str target = bm_xml_dom_value(r, BM_XML_DOM_NO_NS, "Target");
        to->id = bm_arena_copy(a, bm_xml_dom_value(r, BM_XML_DOM_NO_NS, "Id"));
        to->type = transitional(a, bm_xml_dom_value(r, BM_XML_DOM_NO_NS, "Type"));
        to->external = bm_str_is(bm_xml_dom_value(r, BM_XML_DOM_NO_NS, "TargetMode"), "External");
        to->target = to->external ? bm_arena_copy(a, target) : resolved(a, opc, owner, target);
        to++;
    }
    bm_arena_free(scratch);
    return n;
}

static bool ends_in(bm_str s, const char *ending)
{
    const size_t n = strlen(ending);
    return s.len >= n && memcmp(s.ptr + s.len - n, ending, n) == 0;
}

const bm_opc_part *bm_opc_related(bm_arena *a, const bm_opc *opc, bm_str owner, const char *kind)
{
    const bm_opc_relation *all;
    const size_t n = bm_opc_relations(a, opc, owner, &all);
    for (size_t i = 0; i < n; i++) {
        const bm_opc_part *part = !all[i].external && ends_in(all[i].type, kind)
                                      ? bm_opc_lookup(opc, all[i].target)
                                      : NULL;
        if (part)
            return part;
    }
    return NULL;
}
