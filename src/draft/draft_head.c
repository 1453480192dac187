/* SPDX-License-Identifier: MIT */
#include "draft/draft_head.h"

#include "draft/draft_char.h"
#include "draft/draft_label.h"
#include "form/known.h"
#include "text/tone.h"

static const char NATION[] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

static bool contains(bm_str s, const char *words)
{
    size_t n = strlen(words);
    for (size_t i = 0; i + n <= s.len; i++)
        if (memcmp(s.ptr + i, words, n) == 0)
            return true;
    return false;
}

static bool starts_with(bm_str s, const char *words)
{
    size_t n = strlen(words);
    return s.len >= n && memcmp(s.ptr, words, n) == 0;
}

/* Is ${row} ${plain}, and at most a few letters more? */
static bool is_said(bm_arena *a, const bm_draft_row *row, const char *plain)
{
    enum { LONGEST = 200, MORE = 24 };
    bm_str s = row->text.len < LONGEST ? bm_tone_plain(a, row->text) : bm_str_of("");
    return starts_with(s, plain) && s.len <= strlen(plain) + MORE && !contains(row->text, ":");
}

bool bm_draft_head_is_nation(bm_arena *a, const bm_draft_row *row)
{
    return is_said(a, row, "CONG HOA XA HOI CHU NGHIA VIET NAM");
}

bool bm_draft_head_is_motto(bm_arena *a, const bm_draft_row *row)
{
    return is_said(a, row, "DOC LAP TU DO HANH PHUC");
}

/* ---- Number and citation ------------------------------------------------------------------ */

bool bm_draft_head_is_number(bm_arena *a, const bm_draft_row *row)
{
    enum { LONGEST = 80 };
    bm_str s = bm_draft_label_trim(row->text);
    bm_str plain = s.len < LONGEST ? bm_tone_plain(a, s) : bm_str_of("");
    if (!starts_with(plain, "MAU ") || row->n_slots)
        return false;
    bm_str rest = bm_str_from(plain, 4);
    if (starts_with(rest, "SO "))
        rest = bm_str_from(rest, 3);
    /* "Mẫu 01", "Mẫu TK1-TS", but not "Mẫu đơn xin …" */
    for (size_t i = 0; i < rest.len && rest.ptr[i] != ' '; i++)
        if (rest.ptr[i] >= '0' && rest.ptr[i] <= '9')
            return true;
    return false;
}

bool bm_draft_head_is_citation(bm_arena *a, const bm_draft_row *row)
{
    bm_str plain = row->text.len < 600 ? bm_tone_plain(a, row->text) : bm_str_of("");
    return starts_with(plain, "BAN HANH KEM THEO") || starts_with(plain, "KEM THEO") ||
           starts_with(plain, "BAN HANH THEO");
}

/* "Ban hành kèm theo Thông tư số 01/2020/TT-BVD ngày … của …" without brackets and its first words. */
static bm_str source_of(bm_arena *a, bm_str s)
{
    static const char *const words[] = {"Thông tư",   "Nghị định",          "Quyết định",
                                        "Nghị quyết", "Thông tư liên tịch", "Luật",
                                        "Công văn"};
    size_t first = s.len;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        for (size_t i = 0; i + strlen(words[k]) <= s.len && i < first; i++)
            if (memcmp(s.ptr + i, words[k], strlen(words[k])) == 0)
                first = i;
    if (first == s.len)
        return bm_str_of("");
    s = bm_draft_label_spaced(a, bm_str_from(s, first));
    while (s.len && strchr(" ).", s.ptr[s.len - 1]))
        s.len--;
    return s;
}

void bm_draft_head_number(bm_draft_state *d, const bm_draft_row *row)
{
    const bm_draft_line_place place = {.wording = true, .emphasis = true};
    bm_str shown = bm_draft_gap_shown(d->arena, row, 0, row->text.len);
    bm_draft_row toggled = *row; /* the block is bold: emphasis is what differs from that */
    uint8_t *look = bm_arena_alloc(d->arena, row->text.len + 1);
    for (size_t i = 0; i < row->text.len; i++)
        look[i] = row->look[i] ^ BM_DRAFT_BOLD;
    toggled.look = look;
    if (!d->number.len && bm_draft_head_is_number(d->arena, row))
        d->number = bm_draft_label_spaced(d->arena, shown);
    if (!d->source.len)
        d->source = source_of(d->arena, shown);
    (void)bm_draft_state_block(d, "form_number", bm_draft_line_text(d, &toggled, &place));
}

bm_str bm_draft_head_document(bm_arena *a, bm_str source)
{
    static const struct {
        const char *words, *short_form;
    } kinds[] = {
        {"THONG TU", "tt"}, {"NGHI DINH", "nd"}, {"QUYET DINH", "qd"}, {"NGHI QUYET", "nq"}};
    bm_str plain = bm_tone_plain(a, source);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        if (!starts_with(plain, kinds[k].words))
            continue;
        size_t i = 0, n;
        while (i < plain.len && !(plain.ptr[i] >= '0' && plain.ptr[i] <= '9'))
            i++;
        for (n = i; n < plain.len && plain.ptr[n] >= '0' && plain.ptr[n] <= '9';)
            n++;
        if (n == i || n - i > 6 || n + 5 > plain.len)
            break;
        bm_str year = bm_str_n(plain.ptr + n + 1, 4);
        if (plain.ptr[n] == ' ' && (starts_with(year, "20") || starts_with(year, "19")))
            return bm_str_of(bm_arena_printf(a, "%s%.*s-%.4s", kinds[k].short_form, (int)(n - i),
                                             plain.ptr + i, year.ptr));
    }
    return bm_str_of("ban-nhap");
}

/* ---- The nation --------------------------------------------------------------------------- */

/* What the language has for the Tiêu ngữ in ${row}: the one with the same dashes; NULL = the usual one. */
static const char *motto_word(const bm_draft_row *row)
{
    const char *const *words = bm_known_words_of(BM_KNOWN_TIEU_NGU)->words;
    return row && contains(row->text, "–") ? words[1] : words[0];
}

/* The part of ${row} that begins like ${plain}. */
static bm_str said(bm_arena *a, const bm_draft_row *row)
{
    return bm_draft_label_spaced(a, bm_draft_gap_shown(a, row, 0, row->text.len));
}

static void compare(bm_draft_state *d, bm_draft_yaml *node, const bm_draft_row *row,
                    const char *printed)
{
    bm_str text = row ? said(d->arena, row) : bm_str_of("");
    if (row && !bm_str_is(text, printed))
        bm_draft_state_doubt(d, node, BM_IMPORT_OTHER_WORDING, text, bm_str_of(printed));
}

void bm_draft_head_nation(bm_draft_state *d, const bm_draft_row *nation, const bm_draft_row *motto)
{
    const char *word = motto_word(motto);
    bool usual = bm_str_is(bm_str_of(word), bm_known_words_of(BM_KNOWN_TIEU_NGU)->words[0]);
    if (usual) {
        bm_draft_state_bare(d, "national_header");
    } else {
        bm_draft_yaml *map = bm_draft_state_group(d, "national_header", BM_DRAFT_YAML_MAP);
        map->flow = true;
        (void)bm_draft_yaml_set(d->arena, map, "tieu_ngu", bm_str_of(word));
    }
    bm_draft_yaml *node = d->body->last ? d->body->last : d->root;
    compare(d, node, nation, NATION);
    compare(d, node, motto, word);
}

/* ---- The head of a letter ----------------------------------------------------------------- */

typedef struct {
    const bm_draft_row *nation, *motto, *date, *number;
    bm_draft_rows numbers; /* of the form, and citations */
    bm_draft_rows office, subject, rest;
} head;

/* A placeholder in capitals for the name of an office: "TÊN CƠ QUAN, TỔ CHỨC (1)". */
static bool is_office_blank(bm_arena *a, bm_str s)
{
    bm_str plain = bm_tone_plain(a, s);
    return starts_with(plain, "TEN CQ") || starts_with(plain, "TEN CO QUAN") ||
           starts_with(plain, "CO QUAN CHU QUAN") || starts_with(plain, "TEN DON VI") ||
           starts_with(plain, "TEN TO CHUC") || starts_with(plain, "TEN DOANH NGHIEP");
}

static void sort_row(bm_draft_state *d, head *h, const bm_draft_row *row, bool office)
{
    bm_arena *a = d->arena;
    bm_str s = bm_draft_label_trim(row->text);
    /* a name, or dots for one */
    bool name = office && (row->letters ? !h->number : !h->office.n);
    bool number = starts_with(s, "Số") && (contains(s, "/") || row->n_slots || contains(s, ":"));
    if (!h->nation && bm_draft_head_is_nation(a, row))
        h->nation = row;
    else if (!h->motto && bm_draft_head_is_motto(a, row))
        h->motto = row;
    else if (bm_draft_head_is_number(a, row) || bm_draft_head_is_citation(a, row))
        bm_draft_row_push(a, &h->numbers, row);
    else if (!h->date && bm_draft_line_is_place_date(a, row))
        h->date = row;
    else if (office && !h->number && number)
        h->number = row;
    else if (office && (starts_with(s, "V/v") || starts_with(s, "Về việc") || h->subject.n))
        bm_draft_row_push(a, &h->subject, row);
    else if (name)
        bm_draft_row_push(a, &h->office, row);
    else if (row->letters)
        bm_draft_row_push(a, &h->rest, row);
}

/* The office that the letter is from: as it is printed, or a field when that is but a placeholder. */
static bm_str office_text(bm_draft_state *d, const bm_draft_row *row, const char *id,
                          const char *label)
{
    const bm_draft_line_place place = {.id = id, .label = label};
    if (!is_office_blank(d->arena, row->text))
        return bm_draft_line_text(d, row, &place);
    bm_draft_field f = {
        .id = bm_str_of(id), .label = bm_str_of(label), .upper = true, .has_blank = true};
    f.blank = said(d->arena, row);
    bm_str field = bm_draft_state_field(d, &f);
    if (!field.len)
        return bm_draft_line_text(d, row, &place);
    if (!d->author.len && strcmp(id, "co_quan") == 0)
        d->author = field;
    return bm_str_of(bm_arena_printf(d->arena, "{%s}", bm_arena_cstr(d->arena, field)));
}

/* Texts of ${rows} from ${from} to ${to}, a line each or one behind the other. */
static bm_str join(bm_draft_state *d, const bm_draft_rows *rows, size_t from, size_t to,
                   const bm_draft_line_place *place)
{
    const char *all = "";
    for (size_t i = from; i < to; i++)
        all = bm_arena_printf(d->arena, "%s%s%s", all, i > from ? "\\\n" : "",
                              bm_draft_line_text(d, &rows->rows[i], place).ptr);
    return bm_str_of(all);
}

/* The first row in bold is the office itself, those above it are over it; else the last one is. */
static size_t agency_row(const bm_draft_rows *office)
{
    for (size_t i = 1; i < office->n; i++)
        if (office->rows[i].bold && !office->rows[i - 1].bold)
            return i;
    return office->n - 1;
}

static void add_office(bm_draft_state *d, bm_draft_yaml *map, const head *h)
{
    const bm_draft_rows *o = &h->office;
    size_t agency = agency_row(o);
    const bm_draft_line_place plain = {.emphasis = false};
    if (agency == 1)
        (void)bm_draft_yaml_set(
            d->arena, map, "superior",
            office_text(d, &o->rows[0], "chu_quan", "Cơ quan, tổ chức chủ quản"));
    else if (agency)
        (void)bm_draft_yaml_set(d->arena, map, "superior", join(d, o, 0, agency, &plain));
    if (agency + 1 == o->n)
        (void)bm_draft_yaml_set(
            d->arena, map, "agency",
            office_text(d, &o->rows[agency], "co_quan", "Tên cơ quan, tổ chức"));
    else
        (void)bm_draft_yaml_set(d->arena, map, "agency", join(d, o, agency, o->n, &plain));
}

/* Bytes ${at} to ${end} of ${row} as a field of their own; what stands there is its blank. */
static bm_str whole_field(bm_draft_state *d, const bm_draft_row *row, size_t at, size_t end,
                          bm_draft_field *f)
{
    const bm_draft_line_place wording = {.wording = true};
    bm_draft_row part = bm_draft_row_cut(row, at, end);
    f->has_blank = true;
    f->blank = bm_draft_gap_shown(d->arena, row, at, end);
    if (!f->blank.len)
        f->blank = bm_str_of("      ");
    bm_str id = bm_draft_state_field(d, f);
    if (!id.len)
        return bm_draft_line_text(d, &part, &wording);
    return bm_str_of(bm_arena_printf(d->arena, "{%s}", bm_arena_cstr(d->arena, id)));
}

/* "Số: ...../...", "Số:      /ABC-XYZ": before the stroke is the number, or room for it, behind it the sign. */
static bm_str number_text(bm_draft_state *d, const bm_draft_row *row)
{
    const bm_draft_line_place place = {.id = "so", .label = "Số"};
    bm_str s = row->text;
    const char *stroke = memchr(s.ptr, '/', s.len), *colon = memchr(s.ptr, ':', s.len);
    if (!stroke || !colon || colon > stroke)
        return bm_draft_line_text(d, row, &place);
    size_t at = (size_t)(colon - s.ptr) + 1, end = (size_t)(stroke - s.ptr);
    bm_draft_field so = {.id = bm_str_of("so"), .label = bm_str_of("Số"), .type = BM_FIELD_INTEGER};
    bm_draft_field sign = {.id = bm_str_of("ky_hieu"), .label = bm_str_of("Ký hiệu")};
    bm_draft_row before = bm_draft_row_cut(row, 0, at), number = bm_draft_row_cut(row, at, end),
                 behind = bm_draft_row_cut(row, end + 1, s.len);
    if (number.letters)
        return bm_draft_line_text(d, row, &place);
    if (at + 1 < end && s.ptr[at] == ' ')
        at++; /* the space behind the colon */
    bm_str left = bm_draft_line_text(d, &before, &place), value = whole_field(d, row, at, end, &so);
    bm_draft_pieces gaps = bm_draft_gap_split(d->arena, &behind);
    const bm_draft_line_place rest = {.id = "ky_hieu", .label = "Ký hiệu"};
    bm_str right = behind.letters || !gaps.n_gaps ? bm_draft_line_text(d, &behind, &rest)
                                                  : whole_field(d, row, end + 1, s.len, &sign);
    return bm_str_of(bm_arena_printf(d->arena, "%s %s/%s", left.ptr, value.ptr, right.ptr));
}

static void add_letterhead(bm_draft_state *d, const head *h)
{
    const bm_draft_line_place subject = {.id = "trich_yeu", .label = "Trích yếu"};
    bm_draft_yaml *map = bm_draft_state_group(d, "letterhead", BM_DRAFT_YAML_MAP);
    add_office(d, map, h);
    if (h->number)
        (void)bm_draft_yaml_set(d->arena, map, "number", number_text(d, h->number));
    if (h->subject.n)
        (void)bm_draft_yaml_set(d->arena, map, "subject",
                                join(d, &h->subject, 0, h->subject.n, &subject));
    if (h->date)
        (void)bm_draft_yaml_set(d->arena, map, "place_date", bm_draft_line_place_date(d, h->date));
    const char *word = motto_word(h->motto);
    if (h->motto && !bm_str_is(bm_str_of(word), bm_known_words_of(BM_KNOWN_TIEU_NGU)->words[0]))
        (void)bm_draft_yaml_set(d->arena, map, "tieu_ngu", bm_str_of(word));
    compare(d, map, h->nation, NATION);
    compare(d, map, h->motto, word);
}

void bm_draft_head_add(bm_draft_state *d, const bm_draft_columns *columns)
{
    head h = {0};
    bool nation_first = false;
    for (size_t i = 0; columns->n && i < columns->columns[0].n; i++)
        nation_first =
            nation_first || bm_draft_head_is_nation(d->arena, &columns->columns[0].rows[i]);
    for (size_t c = 0; c < columns->n; c++)
        for (size_t i = 0; i < columns->columns[c].n; i++)
            if (!bm_draft_gap_is_rule(&columns->columns[c].rows[i]))
                sort_row(d, &h, &columns->columns[c].rows[i],
                         c == 0 && columns->n > 1 && !nation_first);
    for (size_t i = 0; i < h.numbers.n; i++)
        bm_draft_head_number(d, &h.numbers.rows[i]);
    if (h.office.n) {
        add_letterhead(d, &h);
    } else {
        bm_draft_head_nation(d, h.nation, h.motto);
        if (h.number)
            bm_draft_line_add(d, h.number, true);
        if (h.date)
            (void)bm_draft_state_block(d, "place_date", bm_draft_line_place_date(d, h.date));
        for (size_t i = 0; i < h.subject.n; i++)
            bm_draft_line_add(d, &h.subject.rows[i], true);
    }
    for (size_t i = 0; i < h.rest.n; i++)
        bm_draft_line_add(d, &h.rest.rows[i], true);
}
