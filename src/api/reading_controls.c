/* SPDX-License-Identifier: MIT */
#include "api/reading_controls.h"

#include "form/check_choice.h"
#include "form/check_text.h"
#include "text/case.h"
#include "text/date.h"
#include "text/nfc.h"

static const bm_str nothing = BM_STR("");

/* ---- Whose control ------------------------------------------------------------------------ */

enum {
    LOOKED_MOST =
        10000000, /* a hostile file may have any number of controls that are bound to any data */
    ADDED_MOST = 500000, /* cells; with 100 bytes for each */
};

static bool has_id(const bm_reading_part *part, bm_str id)
{
    return id.len && bm_str_eq(part->item_id.len ? part->item_id : part->bound_id, id);
}

static bm_reading_part *find_part(bm_reading_parts *parts, bm_str id, const bm_reading_place *place)
{
    /* the next document is the next part, as a rule */
    for (size_t k = 0, i = parts->last; k < parts->n; k++, i++) {
        i = i < parts->n ? i : 0;
        parts->n_looked++;
        if (has_id(&parts->parts[i], id)) {
            parts->last = i;
            return &parts->parts[i];
        }
    }
    for (size_t i = 0; i < parts->n; i++) {
        bm_reading_part *part = &parts->parts[i];
        parts->n_looked++;
        if (part->item_id.len || (part->bound_id.len && id.len) ||
            !bm_reading_values_entry(&part->values, place->field))
            continue;
        part->bound_id = id;
        parts->last = i;
        return part;
    }
    return NULL;
}

bm_reading_part *bm_reading_controls_part(bm_reading_parts *parts,
                                          const bm_docx_read_control *control,
                                          const bm_reading_place *place)
{
    /* the controls of a document follow each other */
    if (parts->n && has_id(&parts->parts[parts->last], control->item_id))
        return &parts->parts[parts->last];
    return parts->n_looked > LOOKED_MOST ? NULL : find_part(parts, control->item_id, place);
}

/* ---- Collecting --------------------------------------------------------------------------- */

/* Returns whether ${node} is a bound control. */
static bool hang(bm_reading_parts *parts, const bm_docx_read_node *node)
{
    bm_reading_place place;
    const bm_docx_read_control *control = node->control;
    if (node->type != BM_DOCX_READ_CONTROL || !bm_reading_place_of(control, &place))
        return false;
    bm_reading_part *part = bm_reading_controls_part(parts, control, &place);
    size_t room = ADDED_MOST - parts->n_added;
    bm_reading_cell *cell = part ? bm_reading_values_cell(&part->values, &place, &room) : NULL;
    parts->n_added = ADDED_MOST - room;
    if (!cell)
        return true; /* its text is compared with that of the document */
    bm_reading_shown *shown = bm_arena_zero(parts->a, 1, sizeof *shown);
    shown->control = control;
    shown->option = place.option;
    shown->text = bm_check_text_line(parts->a, bm_docx_read_text(parts->a, node)).text;
    if (cell->last)
        cell->last->next = shown;
    else
        cell->first = shown;
    cell->last = shown;
    return true;
}

void bm_reading_controls_collect(bm_reading_parts *parts, const bm_docx_read_node *body)
{
    for (uint32_t i = 0; i < body->n_children; i++) {
        const bm_docx_read_node *node = body->children[i];
        /* What stands in a bound control is its text. LibreOffice 7.4 puts what a check box shows into a control within, with
         * the same binding; in a hostile file hundreds would each show a text of megabytes. */
        if (!hang(parts, node))
            bm_reading_controls_collect(parts, node);
    }
}

/* ---- Comparing ---------------------------------------------------------------------------- */

/* The value at hand. */
typedef struct {
    bm_reading_values *values;
    bm_reading_controls_report *report;
    const bm_reading_entry *entry;
    const bm_field *field; /* or NULL */
    bm_reading_place place;
    bm_reading_cell *cell;
} subject;

void bm_reading_controls_say(const bm_reading_values *values,
                             const bm_reading_controls_report *report, bm_code code,
                             const bm_reading_place *place, bm_str x, bm_str y)
{
    const bm_reading_entry *entry = bm_reading_values_entry(values, place->field);
    /* a row that was typed has no number yet */
    bool several = entry->several && code != BM_READING_ROW_TYPED;
    const char *path = bm_reading_place_path(values->a, place, several);
    const bm_field *field = entry->field;
    for (size_t i = 0; place->column.len && field && i < entry->n_columns; i++)
        if (bm_str_eq(entry->columns[i], place->column))
            field = bm_reading_values_field(entry, i);
    const bm_str args[] = {bm_str_of(path), field ? field->label : nothing, x, y,
                           bm_str_of(report->document ? report->document : "")};
    (void)bm_diags_add(report->ds, code, report->pos, path, args, 5);
}

static void say(const subject *s, bm_code code, bm_str x, bm_str y)
{
    bm_reading_controls_say(s->values, s->report, code, &s->place, x, y);
}

/* A day in any of the ways in which forms print it; false for other texts. */
static bool read_day(bm_str text, bm_date *out)
{
    char digits[16];
    size_t n = 0, groups = 0;
    bool inside = false;
    if (bm_date_parse(text, out) == BM_DATE_OK)
        return true;
    for (size_t i = 0; i < text.len && n + 2 < sizeof digits; i++) {
        bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
        if (digit && !inside && groups++)
            digits[n++] = '/';
        if (digit)
            digits[n++] = text.ptr[i];
        inside = digit;
    }
    return groups == 3 && bm_date_parse(bm_str_n(digits, n), out) == BM_DATE_OK;
}

/* Without white space, in capitals. */
static bm_str folded(bm_arena *a, bm_str text)
{
    bm_str upper = bm_case_upper(a, bm_nfc_normalize(a, bm_check_text_line(a, text).text));
    char *out = bm_arena_alloc(a, upper.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < upper.len; i++)
        if (upper.ptr[i] != ' ')
            out[n++] = upper.ptr[i];
    return bm_str_n(out, n);
}

/* Does ${shown} print ${value}? Capitals may be a matter of looks. */
static bool is_same(const subject *s, bm_str value, bm_str shown)
{
    bm_date x, y;
    if ((!s->field || s->field->type == BM_FIELD_DATE) && read_day(value, &x) &&
        read_day(shown, &y))
        return bm_date_compare(x, y) == 0;
    if (bm_str_eq(value, shown))
        return true;
    bm_arena_mark mark = bm_arena_mark_of(s->values->a);
    bool same = bm_str_eq(folded(s->values->a, value), folded(s->values->a, shown));
    bm_arena_rewind(s->values->a, mark);
    return same;
}

/* What ${shown} says; "" = nothing. */
static bm_str text_of(const subject *s, const bm_reading_shown *shown)
{
    static const bm_str yes = BM_STR("có");
    if (shown->control->kind == BM_DOCX_READ_CHECK)
        return shown->control->checked ? yes : nothing;
    if (shown->control->placeholder || bm_reading_values_is_nothing(s->field, shown->text))
        return nothing;
    return shown->text;
}

static void differ(const subject *s, bm_code code, bm_str x, bm_str y)
{
    s->report->differs = true;
    say(s, code, x, y);
}

/* The document shows ${text}, the data say ${value}. */
static void differ_from_data(const subject *s, bm_str text, bm_str value)
{
    differ(s, text.len ? BM_READING_CONTROL_DIFFERS : BM_READING_CONTROL_EMPTY, text, value);
}

/* A row that was added is told once, and so is a value that was ${told}. */
static void take(const subject *s, bm_str text, bool told)
{
    bm_date day;
    bool is_day = s->field && s->field->type == BM_FIELD_DATE && read_day(text, &day);
    s->cell->text = is_day ? bm_date_short(s->values->a, day) : text;
    s->report->taken = true;
    if (!told && !s->entry->rows[s->place.index].added && !s->report->recovered)
        say(s, BM_READING_TAKEN, text, nothing);
}

/* The data have ${value}, which may be "". */
static void compare_texts(const subject *s, bm_str value)
{
    bm_str first = nothing;
    bool told = false;
    for (const bm_reading_shown *shown = s->cell->first; shown; shown = shown->next) {
        bm_str text = shown->option ? nothing : text_of(s, shown);
        if (shown->option || told)
            continue;
        if (value.len && (!text.len || !is_same(s, value, text))) {
            told = true;
            differ_from_data(s, text, value);
        } else if (first.len && text.len && !is_same(s, first, text)) {
            told = true;
            differ(s, BM_READING_CONTROLS_DIFFER, first, text);
        }
        if (!first.len)
            first = text;
    }
    if (!value.len && first.len)
        take(s, first, told);
}

/* What the boxes of a choice say, in the order of its options. */
typedef struct {
    size_t n_boxes, n_ticked;
    size_t first, second; /* of those ticked, from 1 */
} boxes;

static boxes boxes_of(const subject *s)
{
    boxes b = {0};
    for (size_t option = 1; option <= s->field->n_options; option++) {
        bool ticked = false;
        for (const bm_reading_shown *shown = s->cell->first; shown; shown = shown->next) {
            b.n_boxes += shown->option == option;
            ticked |= shown->option == option && shown->control->checked;
        }
        if (ticked && b.n_ticked++ == 0)
            b.first = option;
        else if (ticked && b.n_ticked == 2)
            b.second = option;
    }
    return b;
}

static void compare_boxes(const subject *s)
{
    const boxes b = boxes_of(s);
    bm_str first = b.first ? bm_str_of(s->field->options[b.first - 1]) : nothing;
    bm_str second = b.second ? bm_str_of(s->field->options[b.second - 1]) : nothing;
    bm_str value = s->cell->text;
    if (!b.n_boxes)
        return;
    if (b.n_ticked > 1)
        differ(s, BM_READING_OPTIONS, first, second);
    else if (value.len && (!first.len || !is_same(s, value, first)))
        differ_from_data(s, first, value);
    else if (!value.len && first.len)
        take(s, first, false);
}

/* The data say true or false, and a control shows a box. A cross that is not there is no value. */
static void compare_flag(const subject *s)
{
    static const bm_str yes = BM_STR("có"), no = BM_STR("không");
    int flag = bm_check_choice_flag(s->values->a, s->cell->text);
    if (s->cell->text.len && flag < 0)
        return;
    bool ticked = false, empty = false;
    for (const bm_reading_shown *shown = s->cell->first; shown; shown = shown->next) {
        bool is = text_of(s, shown).len > 0;
        ticked |= is;
        empty |= !is;
    }
    if (flag == 1 ? empty : ticked && empty)
        differ_from_data(s, flag == 1 ? no : yes, flag == 1 ? yes : no);
    else if (flag != 1 && ticked)
        take(s, yes, false);
}

/* Without a form the control tells. */
static bool is_flag(const subject *s)
{
    const bm_reading_shown *first = s->cell->first;
    return s->field ? s->field->type == BM_FIELD_FLAG
                    : !first->option && first->control->kind == BM_DOCX_READ_CHECK;
}

static void compare_cell(const subject *s)
{
    if (s->field && s->field->type == BM_FIELD_MARKDOWN)
        return;
    if (s->field && s->field->type == BM_FIELD_CHOICE)
        compare_boxes(s);
    if (is_flag(s))
        compare_flag(s);
    else
        compare_texts(s, s->cell->text);
}

static void compare_row(subject *s)
{
    bool added = s->entry->rows[s->place.index].added, any = false;
    for (size_t i = 0; i < (s->entry->n_columns ? s->entry->n_columns : 1); i++) {
        s->field = bm_reading_values_field(s->entry, i);
        s->place.column = s->entry->n_columns ? s->entry->columns[i] : nothing;
        s->cell = &s->entry->rows[s->place.index].cells[i];
        if (s->cell->first)
            compare_cell(s);
        any |= s->cell->text.len > 0;
    }
    s->place.column = nothing;
    if (added && any && !s->report->recovered) {
        s->report->taken = true;
        say(s, BM_READING_ROW_TAKEN, nothing, nothing);
    }
}

void bm_reading_controls_compare(bm_reading_values *values, bm_reading_controls_report *report)
{
    subject s = {.values = values, .report = report};
    for (size_t i = 0; i < values->n; i++) {
        s.entry = &values->entries[i];
        s.place = (bm_reading_place){.field = s.entry->id, .column = nothing};
        for (; s.place.index < s.entry->n_rows; s.place.index++)
            compare_row(&s);
    }
}
