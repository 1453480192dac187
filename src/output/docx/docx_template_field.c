/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_field.h"

#include <strings.h>

/* Those that need nothing but the document itself, its properties or the clock. */
static const char *const harmless[] = {
    "PAGE",   "NUMPAGES", "SECTION",  "SECTIONPAGES", "DATE",   "TIME",       "TITLE",
    "AUTHOR", "SUBJECT",  "FILENAME", "STYLEREF",     "SYMBOL", "CREATEDATE", "SAVEDATE"};

/* The name of a field: the first word of its instruction. */
static bm_str name_of(bm_str instruction)
{
    while (instruction.len && strchr(" \t\r\n", instruction.ptr[0]))
        instruction = bm_str_from(instruction, 1);
    size_t n = 0;
    while (n < instruction.len && !strchr(" \t\r\n\\\"", instruction.ptr[n]))
        n++;
    return bm_str_n(instruction.ptr, n);
}

static bool is_name(bm_str name, const char *other)
{
    return name.len == strlen(other) && strncasecmp(name.ptr, other, name.len) == 0;
}

static bool is_harmless(bm_str instruction)
{
    bm_str name = name_of(instruction);
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        if (is_name(name, harmless[i]))
            return true;
    return false;
}

/* A mark of a field that is written in several: w:fldChar or w:instrText. */
typedef struct {
    xmlNode *node;
    size_t field; /* index of its begin */
    bool out;
} mark;

static const char *kind_of(const xmlNode *node)
{
    const char *kind =
        bm_docx_tree_is(node, "fldChar") ? bm_docx_tree_attr(node, "fldCharType") : NULL;
    return kind ? kind : "";
}

static size_t list_marks(bm_arena *a, xmlNode *root, mark **out)
{
    size_t n = 0, cap = 0;
    mark *marks = NULL;
    for (xmlNode *e = root; e; e = bm_docx_tree_next(e, root)) {
        if (!bm_docx_tree_is(e, "fldChar") && !bm_docx_tree_is(e, "instrText") &&
            !bm_docx_tree_is(e, "delInstrText"))
            continue;
        if (n == cap) {
            size_t more = cap ? 2 * cap : 16;
            marks = bm_arena_grow(a, marks, cap * sizeof *marks, more * sizeof *marks);
            cap = more;
        }
        marks[n++] = (mark){.node = e, .out = true};
    }
    *out = marks;
    return n;
}

/* The instruction of the field that begins with mark ${field}. */
static bm_str instruction_of(bm_arena *a, const mark *marks, size_t n, size_t field)
{
    const char *text = "";
    for (size_t i = field; i < n; i++) {
        const xmlNode *node = marks[i].node;
        if (marks[i].field == field && bm_docx_tree_is(node, "instrText") && node->children &&
            node->children->content && strlen(text) < 64)
            text = bm_arena_printf(a, "%s%.64s", text, (const char *)node->children->content);
    }
    return bm_str_of(text);
}

enum { DEEPEST = 16 };

/* Which marks belong together; those of fields that are complete and harmless stay. */
static void judge_marks(bm_arena *a, mark *marks, size_t n)
{
    size_t open[DEEPEST], depth = 0;
    for (size_t i = 0; i < n; i++) {
        const char *kind = kind_of(marks[i].node);
        marks[i].field = depth ? open[depth - 1] : i;
        if (strcmp(kind, "begin") == 0) {
            marks[i].field = i;
            if (depth == DEEPEST)
                return; /* what is open stays marked to go */
            open[depth++] = i;
        } else if (strcmp(kind, "end") == 0 && depth) {
            size_t field = open[--depth];
            if (!is_harmless(instruction_of(a, marks, i, field)))
                continue;
            for (size_t k = field; k <= i; k++)
                if (marks[k].field == field)
                    marks[k].out = false;
        }
    }
}

void bm_docx_template_field_clean(bm_arena *a, xmlNode *root)
{
    mark *marks;
    size_t n = list_marks(a, root, &marks);
    judge_marks(a, marks, n);
    for (size_t i = 0; i < n; i++)
        if (marks[i].out)
            bm_docx_tree_remove(marks[i].node);
    for (xmlNode *e = root, *next; e; e = next) {
        next = bm_docx_tree_next(e, root);
        const char *instruction =
            bm_docx_tree_is(e, "fldSimple") ? bm_docx_tree_attr(e, "instr") : NULL;
        if (bm_docx_tree_is(e, "fldSimple") && !is_harmless(bm_str_of(instruction)))
            bm_docx_tree_unwrap(e);
    }
}

bool bm_docx_template_field_page(const xmlNode *root)
{
    for (const xmlNode *e = root; e; e = bm_docx_tree_next(e, root)) {
        const char *simple = bm_docx_tree_is(e, "fldSimple") ? bm_docx_tree_attr(e, "instr") : NULL;
        if (bm_docx_tree_is(e, "pgNum") || (simple && is_name(name_of(bm_str_of(simple)), "PAGE")))
            return true;
        if (bm_docx_tree_is(e, "instrText") && e->children && e->children->content &&
            is_name(name_of(bm_str_of((const char *)e->children->content)), "PAGE"))
            return true;
    }
    return false;
}
