/* Custom XML (ECMA-376 part 1, 15.2.5, 15.2.6, 22.5) and docProps. SPDX-License-Identifier: MIT */
#include "input/docx_read_item.h"

#include <stdlib.h>

#include "input/xml_dom.h"
#include "text/nfc.h"

enum {
    PROPERTY_BYTES = 64 * 1024, /* of one part of properties: many items may name the same */
    PROPERTY_NODES = 2000       /* its elements and attributes */
};

static const bm_xml_dom_node *read(bm_arena *scratch, const bm_opc_part *part)
{
    size_t left = PROPERTY_NODES;
    bm_xml_sax_fault fault;
    return part && part->bytes.len <= PROPERTY_BYTES
               ? bm_xml_dom_read(scratch, part->bytes, &left, &fault)
               : NULL;
}

static bool ends_in(bm_str s, const char *ending)
{
    const size_t n = strlen(ending);
    return s.len >= n && memcmp(s.ptr + s.len - n, ending, n) == 0;
}

/* The number of "customXml/item12.xml", 0 = it is none of these names. */
static unsigned long number_of(bm_str name)
{
    static const char start[] = "customxml/item";
    unsigned long number = 0;
    size_t i = 0;
    for (; i < name.len && i < sizeof start - 1; i++) {
        const char c = name.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? c + 0x20 : c) != start[i])
            return 0;
    }
    for (; i < name.len && name.ptr[i] >= '0' && name.ptr[i] <= '9' && number < 100000000; i++)
        number = number * 10 + (unsigned long)(name.ptr[i] - '0');
    return ends_in(name, ".xml") && i + 4 == name.len ? number : 0;
}

static bm_str id_of(bm_arena *a, const bm_opc *opc, const bm_opc_part *part)
{
    bm_arena *scratch = bm_arena_new();
    const bm_opc_part *properties = bm_opc_related(scratch, opc, part->name, "/customXmlProps");
    const unsigned long number = number_of(part->name);
    if (!properties && number)
        properties = bm_opc_lookup(
            opc, bm_str_of(bm_arena_printf(scratch, "customXml/itemProps%lu.xml", number)));
    const bm_xml_dom_node *root = read(scratch, properties);
    const bm_str id = root && bm_xml_dom_is(root, BM_XML_DOM_DS, "datastoreItem")
                          ? bm_xml_dom_value(root, BM_XML_DOM_DS, "itemID")
                          : (bm_str){0};
    const bm_str copy = id.len ? bm_arena_copy(a, id) : (bm_str)BM_STR("");
    bm_arena_free(scratch);
    return copy;
}

/* ---- Items ------------------------------------------------------------------------------- */

/* Those that relationships of ${owner} lead to. */
static void mark(bm_arena *scratch, const bm_opc *opc, bm_str owner, bool *wanted)
{
    const bm_opc_relation *all;
    const size_t n = bm_opc_relations(scratch, opc, owner, &all);
    for (size_t i = 0; i < n; i++) {
        const bm_opc_part *part = !all[i].external && ends_in(all[i].type, "/customXml")
                                      ? bm_opc_lookup(opc, all[i].target)
                                      : NULL;
        if (part)
            wanted[part - opc->parts] = true;
    }
}

static int by_number(const void *x, const void *y)
{
    const bm_docx_read_item *a = x, *b = y;
    const unsigned long m = number_of(a->name), n = number_of(b->name);
    if (m != n)
        return !m ? 1 : !n ? -1 : (m > n) - (m < n);
    const size_t shorter = a->name.len < b->name.len ? a->name.len : b->name.len;
    const int order = memcmp(a->name.ptr, b->name.ptr, shorter);
    return order ? order : (a->name.len > b->name.len) - (a->name.len < b->name.len);
}

const bm_docx_read_item *bm_docx_read_item_all(bm_arena *a, const bm_opc *opc,
                                               const bm_opc_part *main, size_t *n)
{
    bm_arena *scratch = bm_arena_new();
    bool *wanted = bm_arena_zero(scratch, opc->n_parts + 1, sizeof *wanted);
    size_t count = 0;
    mark(scratch, opc, main->name, wanted);
    mark(scratch, opc, (bm_str)BM_STR(""), wanted);
    for (size_t i = 0; i < opc->n_parts; i++) {
        wanted[i] = wanted[i] || number_of(opc->parts[i].name);
        count += wanted[i];
    }
    bm_docx_read_item *items = count ? bm_arena_zero(a, count, sizeof *items) : NULL;
    *n = 0;
    for (size_t i = 0; i < opc->n_parts; i++)
        if (wanted[i])
            items[(*n)++] = (bm_docx_read_item){.name = bm_arena_copy(a, opc->parts[i].name),
                                                .item_id = id_of(a, opc, &opc->parts[i]),
                                                .bytes = bm_arena_copy(a, opc->parts[i].bytes)};
    if (count)
        qsort(items, count, sizeof *items, by_number);
    bm_arena_free(scratch);
    return items;
}

/* ---- Properties -------------------------------------------------------------------------- */

static bm_str text_of(bm_arena *a, const bm_xml_dom_node *root, bm_xml_dom_ns ns, const char *name)
{
    const bm_str text = bm_xml_dom_text(a, bm_xml_dom_child(root, ns, name));
    return bm_nfc_normalize(a, bm_arena_copy(a, text));
}

void bm_docx_read_item_properties(bm_arena *a, const bm_opc *opc, bm_docx_read_file *file)
{
    bm_arena *scratch = bm_arena_new();
    const bm_str package = BM_STR("");
    const bm_xml_dom_node *core =
        read(scratch, bm_opc_related(scratch, opc, package, "/metadata/core-properties"));
    const bm_xml_dom_node *program =
        read(scratch, bm_opc_related(scratch, opc, package, "/extended-properties"));
    file->title = text_of(a, core, BM_XML_DOM_DC, "title");
    file->creator = text_of(a, core, BM_XML_DOM_DC, "creator");
    file->application = text_of(a, program, BM_XML_DOM_EP, "Application");
    bm_arena_free(scratch);
}
