/* SPDX-License-Identifier: MIT */
#include "api/reading_place.h"

#include "base/limit.h"

/* bieumau, a field, a column, an option, an attribute */
enum { STEPS = 5 };

typedef struct {
    bm_str name;
    size_t number; /* from 1 */
    bool is_attribute;
} step;

/* "[12]" at the start of ${*rest}, or nothing, which is the first. */
static bool take_number(bm_str *rest, size_t *out)
{
    *out = 1;
    if (!rest->len || rest->ptr[0] != '[')
        return true;
    size_t i = 1, n = 0;
    for (; i < rest->len && rest->ptr[i] >= '0' && rest->ptr[i] <= '9'; i++) {
        n = n * 10 + (size_t)(rest->ptr[i] - '0');
        if (n > BM_LIMIT_NODES)
            return false;
    }
    if (n == 0 || i == rest->len || rest->ptr[i] != ']')
        return false;
    *rest = bm_str_from(*rest, i + 1);
    *out = n;
    return true;
}

/* "[@document='12']" at the start of ${*rest}, or nothing: the data part is found by its id. */
static void skip_document(bm_str *rest)
{
    static const char start[] = "[@document=";
    size_t n = sizeof start - 1, i = n + 1;
    if (rest->len <= i || memcmp(rest->ptr, start, n) != 0 || !strchr("'\"", rest->ptr[n]))
        return;
    while (i < rest->len && rest->ptr[i] >= '0' && rest->ptr[i] <= '9')
        i++;
    if (i > n + 1 && i + 1 < rest->len && rest->ptr[i] == rest->ptr[n] && rest->ptr[i + 1] == ']')
        *rest = bm_str_from(*rest, i + 2);
}

/* "/ns0:name[2]" or "/@name" at the start of ${*rest}. */
static bool take_step(bm_str *rest, step *out, bool is_root)
{
    if (rest->len < 2 || rest->ptr[0] != '/')
        return false;
    *rest = bm_str_from(*rest, 1);
    out->is_attribute = rest->ptr[0] == '@';
    if (out->is_attribute)
        *rest = bm_str_from(*rest, 1);
    size_t n = 0, start = 0;
    for (; n < rest->len && rest->ptr[n] != '/' && rest->ptr[n] != '['; n++)
        if (rest->ptr[n] == ':')
            start = n + 1;
    out->name = bm_str_n(rest->ptr + start, n - start);
    *rest = bm_str_from(*rest, n);
    if (is_root)
        skip_document(rest);
    return out->name.len && take_number(rest, &out->number);
}

bool bm_reading_place_read(bm_str xpath, bm_reading_place *out)
{
    step steps[STEPS];
    size_t n = 0;
    for (; xpath.len; n++)
        if (n == STEPS || !take_step(&xpath, &steps[n], n == 0))
            return false;
    if (n < 2 || !bm_str_is(steps[0].name, "bieumau") || steps[0].number != 1)
        return false;
    *out = (bm_reading_place){.field = steps[1].name, .index = steps[1].number - 1};
    size_t last = n - 1;
    if (steps[last].is_attribute) {
        if (last < 3 || !bm_str_is(steps[last].name, "chosen") ||
            !bm_str_is(steps[last - 1].name, "option"))
            return false;
        out->option = steps[last - 1].number;
        last -= 2;
    }
    for (size_t i = 0; i <= last; i++)
        if (steps[i].is_attribute)
            return false;
    if (last > 2 || (last == 2 && steps[2].number != 1))
        return false;
    if (last == 2)
        out->column = steps[2].name;
    return true;
}

bool bm_reading_place_of(const bm_docx_read_control *control, bm_reading_place *out)
{
    return control->kind != BM_DOCX_READ_SECTION && control->kind != BM_DOCX_READ_ITEM &&
           bm_reading_place_read(control->xpath, out);
}

const char *bm_reading_place_path(bm_arena *a, const bm_reading_place *place, bool several)
{
    const char *field = bm_arena_cstr(a, place->field);
    if (several || place->index || place->column.len)
        field = bm_arena_printf(a, "%s[%zu]", field, place->index + 1);
    if (!place->column.len)
        return field;
    return bm_arena_printf(a, "%s.%s", field, bm_arena_cstr(a, place->column));
}

static int compare_names(bm_str x, bm_str y)
{
    size_t n = x.len < y.len ? x.len : y.len;
    int order = n ? memcmp(x.ptr, y.ptr, n) : 0;
    if (order || x.len == y.len)
        return order;
    return x.len < y.len ? -1 : 1;
}

static int compare_numbers(size_t x, size_t y)
{
    return x < y ? -1 : x > y;
}

int bm_reading_place_compare(const bm_reading_place *x, const bm_reading_place *y)
{
    int order = compare_names(x->field, y->field);
    if (!order)
        order = compare_numbers(x->index, y->index);
    if (!order)
        order = compare_names(x->column, y->column);
    return order ? order : compare_numbers(x->option, y->option);
}
