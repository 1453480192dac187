/* All values of a file are judged together, and converted in a copy of their tree.
 * SPDX-License-Identifier: MIT */
#include "api/legacy_data.h"

#include "base/utf8.h"
#include "input/input.h"
#include "text/legacy_detect.h"

enum { SHOWN_MAX = 60 /* code points of a value that a message shows */ };

/* As messages name an encoding, and as --legacy does. */
static const char *const names[][2] = {
    [BM_LEGACY_DETECT] = {"", ""},
    [BM_LEGACY_NONE] = {"", ""},
    [BM_LEGACY_TCVN3] = {"TCVN3", "tcvn3"},
    [BM_LEGACY_VNI] = {"VNI", "vni"},
    [BM_LEGACY_VISCII] = {"VISCII", "viscii"},
    [BM_LEGACY_CP1258] = {"Windows-1258", "cp1258"},
};

/* Scalars in the order of the file. */
typedef struct {
    bm_arena *arena;
    const bm_value **items;
    bm_str *texts;
    size_t n, cap;
} scalar_list;

static void collect(scalar_list *list, const bm_value *v)
{
    for (size_t i = 0; i < v->n && v->kind == BM_VALUE_LIST; i++)
        collect(list, v->items[i]);
    for (size_t i = 0; i < v->n && v->kind == BM_VALUE_MAP; i++)
        collect(list, v->members[i].value);
    if (v->kind != BM_VALUE_SCALAR)
        return;
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 64;
        list->items = bm_arena_grow(list->arena, list->items, list->n * sizeof *list->items,
                                    cap * sizeof *list->items);
        list->texts = bm_arena_grow(list->arena, list->texts, list->n * sizeof *list->texts,
                                    cap * sizeof *list->texts);
        list->cap = cap;
    }
    list->items[list->n] = v;
    list->texts[list->n++] = v->text;
}

/* Where ${wanted} stands in ${v}, ".thay_doi[2].moi"; NULL = not there. It is written on the way back, so
 * that what is passed costs nothing. */
static const char *path_of(bm_arena *a, const bm_value *v, const bm_value *wanted)
{
    const char *rest = v == wanted ? "" : NULL;
    for (size_t i = 0; i < v->n && !rest && v->kind == BM_VALUE_LIST; i++) {
        rest = path_of(a, v->items[i], wanted);
        if (rest)
            return bm_arena_printf(a, "[%zu]%s", i + 1, rest);
    }
    for (size_t i = 0; i < v->n && !rest && v->kind == BM_VALUE_MAP; i++) {
        bm_str key = v->members[i].key;
        rest = path_of(a, v->members[i].value, wanted);
        if (rest)
            return bm_arena_printf(a, ".%.*s%s", (int)key.len, key.ptr, rest);
    }
    return rest;
}

/* The same without what stands outermost, "data:". */
static const char *path_in(bm_arena *a, const bm_value *root, const bm_value *wanted)
{
    for (size_t i = 0; i < root->n && root->kind == BM_VALUE_MAP; i++) {
        const char *path = path_of(a, root->members[i].value, wanted);
        if (path)
            return *path ? path + (*path == '.') : NULL;
    }
    return NULL;
}

/* The beginning of ${s} on one line. */
static bm_str shorten(bm_arena *a, bm_str s)
{
    size_t end = 0;
    for (size_t n = 0; n < SHOWN_MAX && end < s.len && s.ptr[end] != '\n'; n++)
        (void)bm_utf8_next(s, &end);
    if (end == s.len)
        return s;
    return bm_str_of(bm_arena_printf(a, "%.*s…", (int)end, s.ptr));
}

static bm_str number(bm_arena *a, size_t n)
{
    return bm_str_of(bm_arena_printf(a, "%zu", n));
}

/* ---- Detecting ---------------------------------------------------------------------------- */

static void refuse_utf8(bm_arena *a, bm_str text, const bm_pos *pos, const char *path, bm_diags *ds)
{
    double letters;
    size_t lost;
    bm_str meant = bm_legacy_undo_utf8(a, text, &letters, &lost);
    bm_str args[] = {shorten(a, text), lost ? bm_str_of("") : shorten(a, meant),
                     lost ? number(a, lost) : bm_str_of("")};
    (void)bm_diags_add(ds, BM_DATA_MOJIBAKE, pos, path, args, 3);
}

static int detect(bm_arena *a, const bm_value *root, bm_diags *ds)
{
    bm_arena_mark mark = bm_arena_mark_of(a);
    scalar_list list = {.arena = a};
    collect(&list, root);
    bm_legacy_detect_result found = bm_legacy_detect(a, list.texts, list.n);
    bool is_legacy = list.items && (found.utf8 || found.encoding != BM_LEGACY_NONE);
    if (is_legacy) {
        const bm_value *v = list.items[found.first];
        const char *path = path_in(a, root, v);
        bm_str meant = bm_legacy_convert(a, v->text, found.encoding);
        bm_str args[] = {bm_str_of(names[found.encoding][0]), shorten(a, v->text),
                         shorten(a, meant), bm_str_of(names[found.encoding][1])};
        if (found.utf8)
            refuse_utf8(a, v->text, &v->pos, path, ds);
        else
            (void)bm_diags_add(ds, BM_DATA_LEGACY, &v->pos, path, args, 4);
        bm_str count = number(a, found.n);
        if (found.n > 1)
            (void)bm_diags_add(ds, BM_DATA_LEGACY_COUNT, NULL, NULL, &count, 1);
    }
    bm_arena_rewind(a, mark);
    return is_legacy ? -1 : 0;
}

/* May ${v} hold text in an old encoding? */
static bool is_suspect(const bm_value *v)
{
    bool suspect = false;
    for (size_t i = 0; i < v->n && v->kind == BM_VALUE_LIST && !suspect; i++)
        suspect = is_suspect(v->items[i]);
    for (size_t i = 0; i < v->n && v->kind == BM_VALUE_MAP && !suspect; i++)
        suspect = is_suspect(v->members[i].value);
    if (v->kind != BM_VALUE_SCALAR)
        return suspect;
    for (size_t i = 0; i < v->text.len; i++)
        if ((unsigned char)v->text.ptr[i] >= 0x80)
            return !bm_legacy_is_unicode(v->text);
    return false;
}

int bm_legacy_data_detect(bm_arena *a, const bm_value *fields, bm_diags *ds)
{
    if (!is_suspect(fields))
        return 0;
    if (fields->kind == BM_VALUE_LIST)
        return detect(a, fields, ds);
    const bm_member data = {.key = BM_STR("data"), .value = fields};
    const bm_value root = {.kind = BM_VALUE_MAP, .n = 1, .members = &data};
    return detect(a, &root, ds);
}

/* Add what the encoding of a file seems to be that is no UTF-8: by its lines. */
static void suggest(bm_arena *a, const bm_source *source, bm_diags *ds)
{
    bm_buf text = {0};
    bm_arena_mark mark = bm_arena_mark_of(a);
    (void)bm_legacy_decode(&text, bm_str_n(source->bytes, source->len), BM_LEGACY_NONE);
    size_t n = 1;
    for (size_t i = 0; i < text.len; i++)
        n += text.ptr[i] == '\n';
    bm_str *lines = bm_arena_zero(a, n, sizeof *lines);
    size_t k = 0, from = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && text.ptr[i] != '\n')
            continue;
        lines[k++] = bm_str_n(text.ptr + from, i - from);
        from = i + 1;
    }
    bm_legacy_detect_result found = bm_legacy_detect(a, lines, k);
    if (found.encoding != BM_LEGACY_NONE) {
        bm_str s = lines[found.first];
        while (s.len && (s.ptr[0] == ' ' || s.ptr[0] == '\t'))
            s = bm_str_from(s, 1);
        while (s.len && s.ptr[s.len - 1] == '\r')
            s.len--;
        bm_str args[] = {bm_str_of(names[found.encoding][0]),
                         shorten(a, bm_legacy_convert(a, s, found.encoding)),
                         bm_str_of(names[found.encoding][1])};
        const bm_pos pos = {source, (uint32_t)found.first + 1, 1};
        (void)bm_diags_add(ds, BM_INPUT_LEGACY, &pos, NULL, args, 3);
    }
    bm_buf_free(&text);
    bm_arena_rewind(a, mark);
}

/* ---- Converting --------------------------------------------------------------------------- */

typedef struct {
    bm_arena *arena;
    bm_legacy from;
    bool bytes; /* nothing in the file was UTF-8 */
    size_t n_converted, n_kept;
    const bm_value *converted, *kept; /* the first ones, as they were */
    const bm_value *made;             /* the first one, as it is now */
} conversion;

static const bm_value *convert(conversion *c, const bm_value *v);

static void convert_items(conversion *c, const bm_value *v, bm_value *made)
{
    if (v->kind == BM_VALUE_LIST) {
        const bm_value **items = bm_arena_alloc(c->arena, (v->n + 1) * sizeof *items);
        for (size_t i = 0; i < v->n; i++)
            items[i] = convert(c, v->items[i]);
        made->items = items;
    } else if (v->kind == BM_VALUE_MAP) {
        bm_member *members = bm_arena_alloc(c->arena, (v->n + 1) * sizeof *members);
        for (size_t i = 0; i < v->n; i++) {
            members[i] = v->members[i];
            members[i].value = convert(c, v->members[i].value);
        }
        made->members = members;
    }
}

static const bm_value *convert(conversion *c, const bm_value *v)
{
    bm_value *made = bm_arena_alloc(c->arena, sizeof *made);
    *made = *v;
    if (v->kind != BM_VALUE_SCALAR) {
        convert_items(c, v, made);
        return made;
    }
    if (!c->bytes && bm_legacy_is_unicode(v->text)) {
        if (!c->n_kept++)
            c->kept = v;
        return v;
    }
    bm_str text = bm_legacy_convert(c->arena, v->text, c->from);
    if (bm_str_eq(text, v->text))
        return v;
    made->text = bm_arena_copy(c->arena, text);
    if (!c->n_converted++) {
        c->converted = v;
        c->made = made;
    }
    return made;
}

static const bm_value *convert_all(conversion *c, const bm_value *root, bm_diags *ds)
{
    bm_arena *a = c->arena;
    const bm_value *made = convert(c, root);
    bool any = c->n_converted > 0;
    bm_str args[] = {number(a, c->n_converted), bm_str_of(names[c->from][0]),
                     any ? shorten(a, c->converted->text) : bm_str_of(""),
                     any ? shorten(a, c->made->text) : bm_str_of("")};
    (void)bm_diags_add(ds, BM_DATA_CONVERTED, any ? &c->converted->pos : &root->pos, NULL, args, 4);
    if (!c->n_kept)
        return made;
    bm_str kept[] = {shorten(a, c->kept->text), number(a, c->n_kept)};
    int status =
        bm_diags_add(ds, BM_DATA_LEGACY_MIXED, &c->kept->pos, path_in(a, root, c->kept), kept, 2);
    return status ? NULL : made;
}

const bm_value *bm_legacy_data_read(bm_arena *a, bm_buf *bytes, bm_source *source,
                                    bm_input_format format, bm_legacy legacy, bm_diags *ds)
{
    bm_str text = bm_str_n(source->bytes, source->len);
    conversion c = {.arena = a, .from = legacy};
    bool is_utf8 = bm_utf8_invalid_at(text) == text.len;
    if (!is_utf8 && legacy > BM_LEGACY_NONE) {
        bm_buf decoded = {0};
        c.bytes = !bm_legacy_decode(&decoded, text, legacy);
        bm_buf_free(bytes);
        *bytes = decoded;
        source->bytes = bytes->ptr;
        source->len = bytes->len;
    }
    const bm_value *root = bm_input_read(a, source, format, ds);
    if (!root) {
        if (!is_utf8 && legacy <= BM_LEGACY_NONE && !memchr(text.ptr, 0, text.len))
            suggest(a, source, ds);
        return NULL;
    }
    if (legacy == BM_LEGACY_DETECT)
        return detect(a, root, ds) == 0 ? root : NULL;
    return legacy == BM_LEGACY_NONE ? root : convert_all(&c, root, ds);
}

/* ---- Tables, value by value --------------------------------------------------------------- */

int bm_legacy_data_converted(bm_legacy from, uint64_t n, const bm_pos *pos, const bm_str example[2],
                             bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    bm_str args[] = {number(a, (size_t)n), bm_str_of(names[from][0]), shorten(a, example[0]),
                     shorten(a, example[1])};
    int status = bm_diags_add(ds, BM_DATA_CONVERTED, pos, NULL, args, 4);
    bm_arena_free(a);
    return status;
}

int bm_legacy_data_kept(uint64_t n, const bm_pos *pos, bm_str example, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    bm_str args[] = {shorten(a, example), number(a, (size_t)n)};
    int status = bm_diags_add(ds, BM_DATA_LEGACY_MIXED, pos, NULL, args, 2);
    bm_arena_free(a);
    return status;
}
