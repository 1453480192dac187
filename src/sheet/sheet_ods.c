/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_ods.h"

#include <stdlib.h>

#include "sheet/sheet_ods_content.h"
#include "sheet/sheet_zip.h"

typedef struct {
    bm_sheet *table;
    bm_sheet_zip *zip; /* NULL = one file of XML */
    const char *part;
    bm_arena *arena; /* the name of the sheet */
    size_t sheet;
    bm_sheet_ods_content content;
    bm_sheet_areas merged;
} ods;

static bool holds(bm_str s, const char *word)
{
    const size_t n = strlen(word);
    for (size_t i = 0; i + n <= s.len; i++)
        if (memcmp(s.ptr + i, word, n) == 0)
            return true;
    return false;
}

static bool is_xml(bm_str head)
{
    if (head.len >= 3 && memcmp(head.ptr, "\xEF\xBB\xBF", 3) == 0)
        head = bm_str_from(head, 3);
    return head.len && head.ptr[0] == '<' &&
           holds(head, "urn:oasis:names:tc:opendocument:xmlns:office:1.0");
}

/* OpenDocument 1.3, part 2, 3.3: "mimetype" is the first file of the package, and not compressed. */
static bool is_ods(const char *path, bm_str head)
{
    static const char mark[] = "mimetypeapplication/vnd.oasis.opendocument.";
    (void)path;
    return is_xml(head) || (head.len > 30 + sizeof mark && memcmp(head.ptr, "PK\3\4", 4) == 0 &&
                            memcmp(head.ptr + 30, mark, sizeof mark - 1) == 0);
}

static void close_ods(void *state)
{
    ods *o = state;
    bm_sheet_ods_content_free(&o->content);
    bm_arena_free(o->content.arena);
    bm_sheet_areas_free(&o->merged);
    bm_sheet_zip_close(o->zip);
    bm_arena_free(o->arena);
    free(o);
}

/* ---- Passwords --------------------------------------------------------------------------- */

typedef struct {
    bm_sheet_part part;
    bool is_encrypted;
} manifest;

static void on_start(void *user, const bm_xml_sax_tag *tag)
{
    manifest *m = user;
    if (bm_sheet_part_is(&m->part, tag, BM_SHEET_NS_MANIFEST, "encryption-data"))
        m->is_encrypted = true;
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix)
{
    (void)user, (void)name, (void)prefix;
}

static void on_text(void *user, bm_str text)
{
    (void)user, (void)text;
}

/* Part 2, 4.8.1: what is encrypted is listed as such. */
static int check_password(ods *o, bm_diags *ds)
{
    const bm_pos pos = {.source = &o->table->source};
    manifest m = {.is_encrypted = false};
    const char *part = bm_sheet_zip_find(o->zip, (bm_str)BM_STR("META-INF/manifest.xml"));
    if (!part)
        return 0;
    m.part.sax = (bm_xml_sax){.user = &m, .start = on_start, .end = on_end, .text = on_text};
    if (bm_sheet_part_read(&m.part, o->zip, part, pos.source, ds))
        return -1;
    return m.is_encrypted ? bm_diags_add0(ds, BM_BOOK_PASSWORD, &pos) : 0;
}

/* ---- Opening ----------------------------------------------------------------------------- */

/* ${c} from the beginning, for ${wanted}. */
static int begin(ods *o, bm_sheet_ods_content *c, ptrdiff_t wanted, bm_diags *ds)
{
    const bm_source *source = &o->table->source;
    c->rows.at.source = source;
    bm_sheet_ods_content_begin(c, wanted);
    if (o->zip)
        return bm_sheet_part_open(&c->part, o->zip, o->part, source, ds);
    bm_sheet_part_open_file(&c->part, o->table->file, o->table->size_bytes, source);
    return 0;
}

static int read_all(bm_sheet_ods_content *c, bm_diags *ds)
{
    int status;
    do
        status = bm_sheet_ods_content_step(c, ds);
    while (status > 0);
    return status;
}

/* Index of the sheet that is meant; -1 = told. */
static ptrdiff_t choose_named(ods *o, const char *wanted, bm_diags *ds)
{
    const bm_pos pos = {.source = &o->table->source};
    if (begin(o, &o->content, BM_SHEET_ODS_CONTENT_NONE, ds) || read_all(&o->content, ds))
        return -1;
    size_t n;
    const bm_sheet_choice *sheets = bm_sheet_ods_content_sheets(&o->content, &n);
    return bm_sheet_choice_find(sheets, n, wanted, &pos, ds);
}

static ptrdiff_t choose_first(ods *o, bm_diags *ds)
{
    const bm_pos pos = {.source = &o->table->source};
    bm_sheet_ods_content *c = &o->content;
    int status = begin(o, c, BM_SHEET_ODS_CONTENT_FIRST, ds) ? -1 : 1;
    while (status > 0 && c->rows.n_cells == 0)
        status = bm_sheet_ods_content_step(c, ds);
    if (status < 0)
        return -1;
    size_t n, i = 0;
    const bm_sheet_choice *sheets = bm_sheet_ods_content_sheets(c, &n);
    if (n == 0)
        return bm_diags_add0(ds, BM_BOOK_NO_SHEET, &pos);
    if (c->wanted >= 0)
        return c->wanted;
    if (c->rows.n_cells)
        return (ptrdiff_t)n - 1; /* it is being read */
    while (i + 1 < n && sheets[i].is_hidden)
        i++;
    return sheets[i].is_hidden ? 0 : (ptrdiff_t)i;
}

static int choose(ods *o, const char *wanted, bm_diags *ds)
{
    const ptrdiff_t i = wanted ? choose_named(o, wanted, ds) : choose_first(o, ds);
    if (i < 0)
        return -1;
    size_t n;
    const bm_sheet_choice *sheets = bm_sheet_ods_content_sheets(&o->content, &n);
    o->sheet = (size_t)i;
    o->table->source.sheet = bm_arena_cstr(o->arena, sheets[i].name);
    return begin(o, &o->content, i, ds);
}

static int open_content(ods *o, bm_diags *ds)
{
    const bm_pos pos = {.source = &o->table->source};
    o->zip = bm_sheet_zip_open(o->table->file, pos.source, ds);
    if (!o->zip || check_password(o, ds))
        return -1;
    o->part = bm_sheet_zip_find(o->zip, (bm_str)BM_STR("content.xml"));
    return o->part ? 0 : bm_diags_add1(ds, BM_BOOK_NO_PART, &pos, "content.xml");
}

static void *open_ods(bm_sheet *t, const bm_sheet_options *options, bm_diags *ds)
{
    char first = 0;
    ods *o = calloc(1, sizeof *o);
    if (!o)
        bm_arena_out_of_memory();
    o->table = t;
    o->arena = bm_arena_new();
    o->content.arena = bm_arena_new();
    const bool is_zip = fread(&first, 1, 1, t->file) == 1 && first == 'P';
    if ((!is_zip || open_content(o, ds) == 0) && choose(o, options->sheet, ds) == 0)
        return o;
    close_ods(o);
    return NULL;
}

/* ---- Reading ----------------------------------------------------------------------------- */

static int next_ods(void *state, bm_arena *a, bm_sheet_row *row, bm_diags *ds)
{
    ods *o = state;
    for (;;) {
        int status = bm_sheet_rows_take(&o->content.rows, NULL, a, row, ds);
        if (status)
            return status;
        status = bm_sheet_ods_content_step(&o->content, ds);
        if (status < 0)
            return -1;
        if (status == 0)
            return bm_sheet_rows_take(&o->content.rows, NULL, a, row, ds);
    }
}

static int rewind_ods(void *state, bm_diags *ds)
{
    ods *o = state;
    return begin(o, &o->content, (ptrdiff_t)o->sheet, ds);
}

static double done_ods(const void *state)
{
    const ods *o = state;
    if (o->content.at_end || !o->content.part.is_open)
        return 1;
    return bm_sheet_part_done(&o->content.part);
}

static int merged_ods(void *state, const bm_sheet_area **areas, size_t *n, bm_diags *ds)
{
    ods *o = state;
    if (!o->merged.is_read) {
        bm_sheet_ods_content *c = calloc(1, sizeof *c);
        if (!c)
            bm_arena_out_of_memory();
        c->arena = bm_arena_new();
        c->merged = &o->merged;
        bm_sheet_areas_clear(&o->merged);
        const int status = begin(o, c, (ptrdiff_t)o->sheet, ds) ? -1 : read_all(c, ds);
        bm_sheet_ods_content_free(c);
        bm_arena_free(c->arena);
        free(c);
        if (status < 0)
            return -1;
        bm_sheet_areas_sort(&o->merged);
    }
    *areas = bm_sheet_areas_all(&o->merged, n);
    return 0;
}

const bm_sheet_format bm_sheet_ods_format = {
    .name = "ods",
    .is = is_ods,
    .open = open_ods,
    .next = next_ods,
    .rewind = rewind_ods,
    .done = done_ods,
    .close = close_ods,
    .merged = merged_ods,
};
