/* SPDX-License-Identifier: MIT */
#include "draft/draft_sign.h"

#include "draft/draft_char.h"
#include "draft/draft_label.h"
#include "text/tone.h"

enum { MOST_SIGNATURES = 3, MOST_CAPTION = 120 /* bytes */ };

/* One signature: what stands where, as texts of the definition. */
typedef struct {
    bm_str place_date, authority, caption, hint, name;
    bm_str words; /* of the caption, as they stand */
} signature;

static bool starts_with(bm_str s, const char *words)
{
    size_t n = strlen(words);
    return s.len >= n && memcmp(s.ptr, words, n) == 0;
}

static bool contains(bm_str s, const char *words)
{
    size_t n = strlen(words);
    for (size_t i = 0; i + n <= s.len; i++)
        if (memcmp(s.ptr + i, words, n) == 0)
            return true;
    return false;
}

bool bm_draft_sign_is_hint(const bm_draft_row *row)
{
    static const char *const begins[] = {"Ký",        "ký",       "KÝ",      "Chữ ký",
                                         "chữ ký",    "Họ tên",   "họ tên",  "Ghi rõ họ",
                                         "ghi rõ họ", "Đóng dấu", "đóng dấu"};
    bm_str s = bm_draft_label_trim(row->text);
    if (s.len < 3 || s.ptr[0] != '(' || s.len > MOST_CAPTION)
        return false;
    bm_str words = bm_draft_label_trim(bm_str_from(s, 1));
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (starts_with(words, begins[i]))
            return true;
    bool numbered = words.len && words.ptr[0] >= '0' && words.ptr[0] <= '9';
    return !numbered && s.ptr[s.len - 1] == ')' &&
           (contains(s, "ghi rõ họ") || contains(s, "đóng dấu") || contains(s, "ký tên"));
}

bool bm_draft_sign_is_recipients(const bm_draft_row *row)
{
    return starts_with(bm_draft_label_trim(row->text), "Nơi nhận");
}

bool bm_draft_sign_is_known(bm_arena *a, const bm_draft_row *row)
{
    static const char *const words[] = {"NGUOI KHAI",
                                        "NGUOI DE NGHI",
                                        "NGUOI LAM DON",
                                        "NGUOI VIET DON",
                                        "NGUOI NOP DON",
                                        "NGUOI YEU CAU",
                                        "NGUOI CAM DOAN",
                                        "NGUOI DAI DIEN",
                                        "NGUOI LAP",
                                        "NGUOI DUNG DAU",
                                        "DAI DIEN",
                                        "THU TRUONG",
                                        "GIAM DOC",
                                        "CHU TICH",
                                        "XAC NHAN CUA",
                                        "BEN GIAO",
                                        "BEN NHAN",
                                        "KT",
                                        "TL",
                                        "TM",
                                        "TUQ",
                                        "KE TOAN TRUONG",
                                        "THU KY",
                                        "CHU TOA",
                                        "CAN BO TIEP NHAN",
                                        "NGUOI TIEP NHAN",
                                        "BEN A",
                                        "BEN B",
                                        "CHU DON",
                                        "NGUOI NHAN"};
    bm_str plain = bm_tone_plain(a, row->text);
    bm_str s = bm_draft_label_trim(row->text);
    if (!s.len || s.len > MOST_CAPTION || s.ptr[0] == '(')
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (starts_with(plain, words[i]) && (plain.len == n || plain.ptr[n] == ' '))
            return true;
    }
    return false;
}

bool bm_draft_sign_are(bm_arena *a, const bm_draft_columns *columns)
{
    bool known = false, others = false;
    for (size_t i = 0; i < columns->n; i++) {
        const bm_draft_rows *c = &columns->columns[i];
        for (size_t k = 0; k < c->n; k++) {
            if (bm_draft_sign_is_hint(&c->rows[k]) || bm_draft_sign_is_recipients(&c->rows[k]))
                return true;
            bool caption = bm_draft_sign_is_known(a, &c->rows[k]);
            known = known || (caption && (c->rows[k].upper || c->rows[k].bold));
            others = others || (c->rows[k].text.len > MOST_CAPTION);
        }
    }
    return known && !others;
}

/* ---- Recipients --------------------------------------------------------------------------- */

/* Does every item end as a series does, so that its marks come back as they were? */
static bool is_series(const bm_draft_rows *items)
{
    for (size_t i = 0; i < items->n; i++) {
        bm_str s = bm_draft_label_trim(items->rows[i].text);
        if (!s.len || !strchr(";,.:", s.ptr[s.len - 1]))
            return false;
    }
    return items->n > 0;
}

static bool is_dashed(const bm_draft_row *row)
{
    bm_str s = bm_draft_label_trim(row->text);
    return s.len && (s.ptr[0] == '-' || starts_with(s, "–"));
}

static size_t after_blanks(bm_str s, size_t i)
{
    while (i < s.len && (s.ptr[i] == ' ' || s.ptr[i] == BM_DRAFT_TAB))
        i++;
    return i;
}

/* ${row} without its dash. */
static bm_draft_row undash(const bm_draft_row *row)
{
    size_t i = after_blanks(row->text, 0);
    i += starts_with(bm_str_from(row->text, i), "–") ? strlen("–") : 1;
    return bm_draft_row_cut(row, after_blanks(row->text, i), row->text.len);
}

/* The items below the label; those without a dash go on with the one before. */
static bm_draft_rows items_of(bm_draft_state *d, const bm_draft_rows *rows, bool *dashed)
{
    bm_draft_rows items = {0};
    *dashed = true;
    for (size_t i = 1; i < rows->n; i++) {
        bm_draft_row item = rows->rows[i];
        if (is_dashed(&item))
            item = undash(&item);
        else
            *dashed = false;
        bm_draft_row_push(d->arena, &items, &item);
    }
    return items;
}

static void add_recipients(bm_draft_state *d, bm_draft_yaml *list, const bm_draft_rows *rows)
{
    const bm_draft_line_place label = {.wording = true};
    const bm_draft_line_place item = {.wording = true};
    bool dashed;
    bm_draft_rows items = items_of(d, rows, &dashed);
    bm_draft_yaml *entry = bm_draft_yaml_add(d->arena, list, NULL, BM_DRAFT_YAML_MAP);
    bm_draft_yaml *map = bm_draft_yaml_add(d->arena, entry, "recipients", BM_DRAFT_YAML_MAP);
    map->flow = true;
    (void)bm_draft_yaml_set(d->arena, map, "label", bm_draft_line_text(d, &rows->rows[0], &label));
    bm_str *texts = bm_arena_alloc(d->arena, (items.n + 1) * sizeof *texts);
    for (size_t i = 0; i < items.n; i++)
        texts[i] = bm_draft_label_spaced(
            d->arena, bm_draft_gap_shown(d->arena, &items.rows[i], 0, items.rows[i].text.len));
    bm_str id = bm_str_of("");
    if (is_series(&items)) {
        bm_draft_field f = {.id = bm_str_of("noi_nhan"),
                            .label = bm_str_of("Nơi nhận"),
                            .type = BM_FIELD_LIST,
                            .items = texts,
                            .n_items = items.n};
        id = bm_draft_state_field(d, &f);
    }
    if (id.len) {
        (void)bm_draft_yaml_set(d->arena, map, "items",
                                bm_str_of(bm_arena_printf(d->arena, "{%s}", id.ptr)));
    } else {
        bm_draft_yaml *all = bm_draft_yaml_add(d->arena, map, "items", BM_DRAFT_YAML_LIST);
        all->flow = true;
        for (size_t i = 0; i < items.n; i++)
            (void)bm_draft_yaml_set(d->arena, all, NULL,
                                    bm_draft_line_text(d, &items.rows[i], &item));
    }
    if (!dashed)
        bm_draft_state_doubt(d, entry, BM_IMPORT_LAYOUT, rows->rows[0].text, bm_str_of(""));
}

/* ---- One signature ------------------------------------------------------------------------ */

static bool is_authority(bm_str s)
{
    return starts_with(s, "KT.") || starts_with(s, "TL.") || starts_with(s, "TM.") ||
           starts_with(s, "TUQ.") || starts_with(s, "Q.");
}

/* Append ${text} to ${*to}, on a line of its own. */
static void append(bm_arena *a, bm_str *to, bm_str text)
{
    if (!to->len)
        *to = text;
    else
        *to = bm_str_of(
            bm_arena_printf(a, "%s\\\n%s", bm_arena_cstr(a, *to), bm_arena_cstr(a, text)));
}

static void append_caption(bm_draft_state *d, const bm_draft_row *row, signature *s)
{
    const bm_draft_line_place caption = {.id = "chuc_vu_ky", .label = "Chức vụ của người ký"};
    const char *words =
        bm_arena_printf(d->arena, "%s%s%s", s->words.len ? s->words.ptr : "",
                        s->words.len ? " " : "", bm_arena_cstr(d->arena, row->text));
    s->words = bm_str_of(words);
    append(d->arena, &s->caption, bm_draft_line_text(d, row, &caption));
}

static void read_row(bm_draft_state *d, const bm_draft_row *row, signature *s)
{
    const bm_draft_line_place caption = {.id = "quyen_han", .label = "Quyền hạn của người ký"};
    const bm_draft_line_place hint = {.wording = true};
    const bm_draft_line_place name = {
        .id = "nguoi_ky", .label = "Người ký", .type = BM_FIELD_PERSON};
    bm_arena *a = d->arena;
    if (!s->caption.len && !s->place_date.len && bm_draft_line_is_place_date(a, row))
        s->place_date = bm_draft_line_place_date(d, row);
    else if (bm_draft_sign_is_hint(row))
        append(a, &s->hint, bm_draft_line_text(d, row, &hint));
    else if (s->hint.len || s->name.len || ((row->apart || !row->letters) && s->caption.len))
        append(a, &s->name, bm_draft_line_text(d, row, &name));
    else if (!s->caption.len && is_authority(bm_draft_label_trim(row->text)))
        append(a, &s->authority, bm_draft_line_text(d, row, &caption));
    else
        append_caption(d, row, s);
}

/* The field for the name of who signs: the one who applies, or a new one. */
static bm_str name_field(bm_draft_state *d, bm_str words)
{
    static const char *const own[] = {"NGUOI KHAI",    "NGUOI DE NGHI",  "NGUOI LAM DON",
                                      "NGUOI YEU CAU", "NGUOI VIET DON", "NGUOI CAM DOAN"};
    bm_str plain = bm_tone_plain(d->arena, words);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (starts_with(plain, own[i]) && d->person.len)
            return d->person;
    bm_draft_field f = {
        .id = bm_str_of("nguoi_ky"), .label = bm_str_of("Người ký"), .type = BM_FIELD_PERSON};
    bm_str text = bm_draft_label_spaced(d->arena, words);
    if (bm_draft_char_has_letter(text))
        f.label = bm_str_of(bm_arena_printf(d->arena, "Người ký – %s", text.ptr));
    bm_str person = d->person, id = bm_draft_state_field(d, &f);
    d->person = person; /* who signs is not who applies */
    return id;
}

static void set(bm_draft_state *d, bm_draft_yaml *map, const char *key, bm_str text)
{
    if (text.len)
        (void)bm_draft_yaml_set(d->arena, map, key, text);
}

static void add_signature(bm_draft_state *d, bm_draft_yaml *list, const bm_draft_rows *rows)
{
    signature s = {0};
    for (size_t i = 0; i < rows->n; i++)
        read_row(d, &rows->rows[i], &s);
    if (!s.caption.len && s.authority.len) {
        s.caption = s.authority;
        s.authority = bm_str_of("");
    }
    bm_draft_yaml *map = bm_draft_yaml_add(d->arena, list, NULL, BM_DRAFT_YAML_MAP);
    set(d, map, "place_date", s.place_date);
    set(d, map, "authority", s.authority);
    (void)bm_draft_yaml_set(d->arena, map, "caption",
                            s.caption.len ? s.caption : bm_str_of("&nbsp;"));
    set(d, map, "hint", s.hint);
    if (!s.name.len && s.caption.len) {
        size_t fields = d->n_fields;
        bm_str id = name_field(d, s.words);
        if (id.len)
            s.name = bm_str_of(bm_arena_printf(d->arena, "{%s}", bm_arena_cstr(d->arena, id)));
        if (d->n_fields == fields)
            bm_draft_state_doubt(d, map, BM_IMPORT_SIGNER, bm_draft_label_spaced(d->arena, s.words),
                                 id);
    }
    set(d, map, "name", s.name);
}

void bm_draft_sign_add(bm_draft_state *d, const bm_draft_columns *columns)
{
    const bm_draft_rows *recipients = NULL;
    bm_draft_yaml *list = NULL;
    size_t room = 0, last = 0;
    for (size_t i = 0; i < columns->n; i++) {
        const bm_draft_rows *c = &columns->columns[i];
        if (c->n && !recipients && bm_draft_sign_is_recipients(&c->rows[0]))
            recipients = c;
        last = c->n ? i : last;
    }
    for (size_t i = 0; i <= columns->n; i++) {
        const bm_draft_rows *c = i ? &columns->columns[i - 1] : recipients;
        if (!c || !c->n || (i && c == recipients))
            continue;
        if (!room) {
            list = bm_draft_state_group(d, "signatures", BM_DRAFT_YAML_LIST);
            room = MOST_SIGNATURES;
        }
        if (c == recipients)
            add_recipients(d, list, c);
        else
            add_signature(d, list, c);
        room--;
    }
    /* One alone stands at the right. */
    if (list && list->n == 1 && !recipients && columns->n > 1 && last == 0)
        bm_draft_state_doubt(d, list->first, BM_IMPORT_LAYOUT, columns->columns[0].rows[0].text,
                             bm_str_of(""));
}
