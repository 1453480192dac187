/* SPDX-License-Identifier: MIT */
#include "sheet/mark_workbook.h"

#include "base/limit.h"
#include "input/opc_name.h"
#include "sheet/mark_book.h"
#include "sheet/mark_comments.h"
#include "sheet/mark_list.h"
#include "sheet/mark_note.h"
#include "sheet/mark_sheet.h"
#include "sheet/mark_vml.h"

#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define COMMENTS_TYPE SHEET_TYPE "comments+xml"
#define STYLES_TYPE SHEET_TYPE "styles+xml"
#define VML_TYPE "application/vnd.openxmlformats-officedocument.vmlDrawing"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATION_STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships/"

typedef struct {
    bm_mark_book book;
    bm_arena *arena;
    bm_mark_pack *pack;
    bm_mark_cells cells;
    bm_mark_styles *styles;
    bm_mark_sheet_job sheet;
    bm_mark_comments_job comments;
    bm_str styles_part, comments_part, drawing_part;
    bm_str drawing_xml;                   /* {NULL, 0} = a new one */
    bool is_marked_before, changes;       /* is there anything to change at all? */
    bool adds_styles, adds_comments;      /* parts that the workbook did not have */
    const char *comments_id, *drawing_id; /* of the relationships that are added; NULL = none */
    bm_diags *ds;
} copy;

/* Ends the part ${name}, which was written with ${status}; who failed without saying why found it damaged. */
static int end_part(copy *c, int status, bm_str name, size_t errors)
{
    if (status != 0 && bm_diags_errors(c->ds) == errors)
        (void)bm_mark_zip_damaged(name, c->ds);
    return status != 0 ? -1 : bm_mark_pack_end(c->pack);
}

static const char *part_name(const copy *c, bm_str name)
{
    return bm_arena_printf(c->arena, "/%.*s", (int)name.len, name.ptr);
}

static bool has_part(const copy *c, bm_str name)
{
    return name.len && bm_opc_lookup(&c->book.opc, name);
}

/* An id that no relationship in ${xml} has. */
static const char *new_id(const copy *c, bm_str xml, const char *stem)
{
    for (unsigned i = 1;; i++) {
        const char *id = bm_arena_printf(c->arena, "%s%u", stem, i);
        if (!xml.ptr || !bm_mark_list_find(xml, "Relationship", "Id", bm_str_of(id)).ptr)
            return id;
    }
}

static int read_part(copy *c, bm_str name, bm_str *out)
{
    const long i = bm_mark_zip_find(c->book.zip, name);
    return i < 0 ? bm_mark_zip_damaged(name, c->ds)
                 : bm_mark_zip_read(c->book.zip, (size_t)i, c->arena, out, c->ds);
}

/* ---- What will change ---------------------------------------------------------------------- */

static int plan_styles(copy *c)
{
    bm_str xml = {NULL, 0};
    c->styles_part = c->book.styles;
    c->adds_styles = !has_part(c, c->styles_part);
    if (c->adds_styles)
        c->styles_part = bm_mark_book_new_part(&c->book, "xl/styles", ".xml");
    else if (read_part(c, c->styles_part, &xml) != 0)
        return -1;
    c->styles = bm_mark_styles_new(c->arena, xml);
    return c->styles ? 0 : bm_mark_zip_damaged(c->styles_part, c->ds);
}

static int plan_comments(copy *c, bm_str relations)
{
    c->comments_part = c->book.comments;
    c->adds_comments = !has_part(c, c->comments_part);
    if (!c->adds_comments && read_part(c, c->comments_part, &c->comments.xml) != 0)
        return -1;
    if (!c->comments_part.len) {
        c->comments_part = bm_mark_book_new_part(&c->book, "xl/comments", ".xml");
        c->comments_id = new_id(c, relations, "rIdComments");
    }
    c->is_marked_before = bm_mark_comments_has_ours(c->comments.xml);
    c->changes = c->cells.n > 0 || c->is_marked_before;
    return 0;
}

static int plan(copy *c)
{
    bm_str relations;
    if (bm_mark_book_relations(&c->book, c->book.sheet, &relations, c->ds) != 0 ||
        plan_comments(c, relations) != 0 || plan_styles(c) != 0)
        return -1;
    c->drawing_id = new_id(c, relations, "rIdDrawing");
    c->drawing_part = bm_mark_book_new_part(&c->book, "xl/drawings/vmlDrawing", ".vml");
    return 0;
}

/* ---- Parts that stay ----------------------------------------------------------------------- */

/* Is it a drawing of comments? Whether it changes is known only when the sheet is copied. */
static bool is_drawing_of_sheet(const copy *c, bm_str name)
{
    static const char kind[] = "/vmlDrawing";
    for (size_t i = 0; i < c->book.n_relations; i++) {
        const bm_opc_relation *r = &c->book.relations[i];
        if (!r->external && r->type.len >= sizeof kind - 1 &&
            memcmp(r->type.ptr + r->type.len - (sizeof kind - 1), kind, sizeof kind - 1) == 0 &&
            bm_opc_name_compare(r->target, name) == 0)
            return true;
    }
    return false;
}

/* Is the part written otherwise, later, or not at all? */
static bool is_changed(const copy *c, bm_str name)
{
    const bm_str none = bm_str_n("", 0);
    const bm_str changed[] = {
        bm_str_of("[Content_Types].xml"),
        c->book.sheet,
        bm_opc_name_relations(c->arena, c->book.sheet),
        c->styles_part,
        c->comments_part,
        c->adds_styles ? bm_opc_name_relations(c->arena, c->book.workbook) : none,
        c->book.n_signatures ? bm_opc_name_relations(c->arena, none) : none,
    };
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++)
        if (bm_opc_name_compare(changed[i], name) == 0)
            return true;
    for (size_t i = 0; i < c->book.n_signatures; i++)
        if (bm_opc_name_compare(c->book.signatures[i], name) == 0)
            return true;
    return is_drawing_of_sheet(c, name);
}

static int copy_parts(copy *c, bool (*leaves_out)(const copy *c, bm_str name))
{
    int status = 0;
    for (size_t i = 0; i < bm_mark_zip_count(c->book.zip) && status == 0; i++)
        if (!leaves_out || !leaves_out(c, c->book.opc.parts[i].name))
            status = bm_mark_zip_copy(c->book.zip, i, c->pack, c->ds);
    return status;
}

/* The sheet's drawings that are not the one of its comments. */
static bool is_no_other_drawing(const copy *c, bm_str name)
{
    return !is_drawing_of_sheet(c, name) || bm_opc_name_compare(name, c->drawing_part) == 0;
}

/* ---- Parts that change --------------------------------------------------------------------- */

static int write_list(copy *c, bm_str name, const bm_mark_list *list)
{
    const size_t errors = bm_diags_errors(c->ds);
    (void)bm_mark_pack_begin(c->pack, name);
    return end_part(c, bm_mark_list_write(list, c->pack), name, errors);
}

static void add(bm_mark_list *list, const char *element)
{
    list->added[list->n_added++] = element;
}

static int write_types(copy *c)
{
    bm_arena *a = c->arena;
    const bm_str xml = c->book.types;
    bm_str *dropped = bm_arena_zero(a, c->book.n_signatures + 1, sizeof *dropped);
    for (size_t i = 0; i < c->book.n_signatures; i++)
        dropped[i] = bm_str_of(part_name(c, c->book.signatures[i]));
    bm_mark_list list = {
        .xml = xml, .attribute = "PartName", .dropped = dropped, .n_dropped = c->book.n_signatures};
    const char *comments = part_name(c, c->comments_part), *styles = part_name(c, c->styles_part);
    if (!bm_mark_list_find(xml, "Default", "Extension", bm_str_of("vml")).ptr)
        add(&list, "Default Extension=\"vml\" ContentType=\"" VML_TYPE "\"");
    if (c->adds_comments &&
        !bm_mark_list_find(xml, "Override", "PartName", bm_str_of(comments)).ptr)
        add(&list, bm_arena_printf(a, "Override PartName=\"%s\" ContentType=\"" COMMENTS_TYPE "\"",
                                   comments));
    if (c->adds_styles)
        add(&list,
            bm_arena_printf(a, "Override PartName=\"%s\" ContentType=\"" STYLES_TYPE "\"", styles));
    return write_list(c, bm_str_of("[Content_Types].xml"), &list);
}

/* The sheet, through a window. */
static int write_sheet(copy *c)
{
    const long i = bm_mark_zip_find(c->book.zip, c->book.sheet);
    const size_t errors = bm_diags_errors(c->ds);
    bm_mark_zip_stream *stream = i < 0 ? NULL : bm_mark_zip_stream_open(c->book.zip, (size_t)i);
    if (!stream)
        return bm_mark_zip_damaged(c->book.sheet, c->ds);
    bm_mark_scan scan = bm_mark_scan_stream(bm_mark_zip_stream_read, stream);
    c->sheet = (bm_mark_sheet_job){.arena = c->arena,
                                   .scan = &scan,
                                   .pack = c->pack,
                                   .styles = c->styles,
                                   .cells = &c->cells,
                                   .unmark = c->is_marked_before,
                                   .drawing = c->cells.n ? c->drawing_id : NULL};
    (void)bm_mark_pack_begin(c->pack, c->book.sheet);
    const int status = end_part(c, bm_mark_sheet_copy(&c->sheet), c->book.sheet, errors);
    bm_mark_scan_free(&scan);
    bm_mark_zip_stream_close(stream);
    return status;
}

/* The drawing that the sheet turned out to have: then none is added. */
static int find_drawing(copy *c)
{
    for (size_t i = 0; i < c->book.n_relations; i++) {
        const bm_opc_relation *r = &c->book.relations[i];
        if (!c->sheet.drawing || !bm_str_is(r->id, c->sheet.drawing) || r->external)
            continue;
        c->drawing_id = NULL;
        c->drawing_part = r->target;
        return has_part(c, r->target) ? read_part(c, r->target, &c->drawing_xml) : 0;
    }
    c->drawing_id = c->sheet.drawing;
    return 0;
}

/* The highest block of numbers that shapes of the workbook have. A drawing that cannot be read has none. */
static uint32_t highest_block(copy *c)
{
    uint32_t most = 0;
    bm_diags *unseen = bm_diags_new();
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < c->book.opc.n_parts; i++) {
        const bm_str name = c->book.opc.parts[i].name;
        bm_str xml;
        bm_arena_reset(a);
        if (name.len < 4 || memcmp(name.ptr + name.len - 4, ".vml", 4) != 0 ||
            bm_mark_zip_read(c->book.zip, i, a, &xml, unseen) != 0)
            continue;
        const uint32_t n = bm_mark_vml_highest(xml);
        most = n > most ? n : most;
    }
    bm_arena_free(a);
    bm_diags_free(unseen);
    return most;
}

static int write_styles(copy *c)
{
    const size_t errors = bm_diags_errors(c->ds);
    (void)bm_mark_pack_begin(c->pack, c->styles_part);
    return end_part(c, bm_mark_styles_write(c->styles, c->pack), c->styles_part, errors);
}

static int write_comments(copy *c)
{
    const size_t errors = bm_diags_errors(c->ds);
    c->comments.arena = c->arena;
    c->comments.cells = &c->cells;
    c->comments.is_strict = c->sheet.is_strict;
    (void)bm_mark_pack_begin(c->pack, c->comments_part);
    return end_part(c, bm_mark_comments_write(&c->comments, c->pack), c->comments_part, errors);
}

static int write_drawing(copy *c)
{
    if (!c->sheet.has_drawing)
        return 0;
    const size_t errors = bm_diags_errors(c->ds);
    (void)bm_mark_pack_begin(c->pack, c->drawing_part);
    const int status = bm_mark_vml_write(c->drawing_xml, &c->cells, highest_block(c) + 1, c->pack);
    return end_part(c, status, c->drawing_part, errors);
}

/* A relationship to ${part}, or nothing when ${id} is NULL. */
static void add_relation(copy *c, bm_mark_list *list, const char *id, const char *kind,
                         const char *part)
{
    if (id)
        add(list, bm_arena_printf(c->arena, "Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s\"",
                                  id, c->sheet.is_strict ? RELATION_STRICT : RELATION, kind, part));
}

static int write_relations(copy *c, bm_str owner, bm_mark_list *list)
{
    static const char empty[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    if (bm_mark_book_relations(&c->book, owner, &list->xml, c->ds) != 0)
        return -1;
    if (!list->xml.ptr)
        list->xml = bm_str_of(empty);
    return write_list(c, bm_opc_name_relations(c->arena, owner), list);
}

static int write_all_relations(copy *c)
{
    bm_mark_list sheet = {0}, workbook = {0},
                 package = {
                     .attribute = "Id", .dropped = &c->book.signature_relation, .n_dropped = 1};
    bm_str relations;
    add_relation(c, &sheet, c->comments_id, "comments", part_name(c, c->comments_part));
    if (c->sheet.has_drawing)
        add_relation(c, &sheet, c->drawing_id, "vmlDrawing", part_name(c, c->drawing_part));
    if (write_relations(c, c->book.sheet, &sheet) != 0)
        return -1;
    if (c->adds_styles) {
        if (bm_mark_book_relations(&c->book, c->book.workbook, &relations, c->ds) != 0)
            return -1;
        add_relation(c, &workbook, new_id(c, relations, "rIdStyles"), "styles",
                     part_name(c, c->styles_part));
        if (write_relations(c, c->book.workbook, &workbook) != 0)
            return -1;
    }
    return c->book.n_signatures ? write_relations(c, bm_str_n("", 0), &package) : 0;
}

/* ---- Together ------------------------------------------------------------------------------ */

static int write_changed(copy *c)
{
    if (write_types(c) != 0 || copy_parts(c, is_changed) != 0 || write_sheet(c) != 0 ||
        find_drawing(c) != 0 || copy_parts(c, is_no_other_drawing) != 0)
        return -1;
    if (write_styles(c) != 0 || write_comments(c) != 0 || write_drawing(c) != 0)
        return -1;
    return write_all_relations(c);
}

static int write_book(copy *c)
{
    if (plan(c) != 0)
        return -1;
    const int status = c->changes ? write_changed(c) : copy_parts(c, NULL);
    return status != 0 ? -1 : bm_mark_pack_finish(c->pack);
}

static int tell(copy *c)
{
    const bm_mark_note note = {.suffix = bm_mark_book_suffix(&c->book),
                               .lost_signature = c->changes && c->book.n_signatures > 0,
                               .n_thread = c->comments.n_thread,
                               .n_over = c->comments.n_over,
                               .n_full = bm_mark_styles_full(c->styles),
                               .has_outside = c->cells.has_outside};
    return bm_mark_note_tell(&note, c->ds);
}

int bm_mark_workbook_copy(const bm_mark_workbook_job *job, bm_diags *ds)
{
    copy c = {.arena = bm_arena_new(), .ds = ds};
    c.book.arena = c.arena;
    c.book.zip = bm_mark_zip_open(job->file, job->name, ds);
    c.pack = bm_mark_pack_new(job->sink, ds);
    bm_mark_cells_sort(c.arena, job->marks, job->n, &c.cells);
    int status = c.book.zip ? bm_mark_book_open(&c.book, job->sheet, ds) : -1;
    if (status == 0)
        status = write_book(&c);
    if (status == 0)
        status = tell(&c);
    bm_mark_pack_free(c.pack);
    bm_mark_zip_close(c.book.zip);
    bm_mark_styles_free(c.styles);
    bm_arena_free(c.arena);
    return status;
}
