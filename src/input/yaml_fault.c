/* libyaml says what it expected; a clerk needs to know what to mend. Most messages map one to one,
 * four need a look at the line (see the functions below).
 * SPDX-License-Identifier: MIT */
#include "input/yaml_fault.h"

typedef enum { AT_PROBLEM, AT_CONTEXT } where;

typedef struct {
    const char *text; /* libyaml 0.2: beginning of the problem or of the context */
    bm_code code;
    where place;
} row;

static const row problems[] = {
    {"found a tab character", BM_YAML_TAB, AT_PROBLEM},
    {"found unexpected end of stream", BM_YAML_QUOTE, AT_CONTEXT},
    {"found unexpected document indicator", BM_YAML_QUOTE, AT_CONTEXT},
    {"found unknown escape character", BM_YAML_ESCAPE, AT_PROBLEM},
    {"did not find expected hexdecimal number", BM_YAML_ESCAPE, AT_PROBLEM},
    {"found invalid Unicode character escape code", BM_YAML_ESCAPE, AT_PROBLEM},
    {"could not find expected ':'", BM_YAML_NO_COLON, AT_CONTEXT},
    {"mapping keys are not allowed", BM_YAML_CHARACTER, AT_PROBLEM},
    {"found undefined tag handle", BM_YAML_CHARACTER, AT_CONTEXT},
};

static const row contexts[] = {
    {"while scanning an anchor", BM_YAML_CHARACTER, AT_CONTEXT},
    {"while scanning an alias", BM_YAML_CHARACTER, AT_CONTEXT},
    {"while scanning a tag", BM_YAML_CHARACTER, AT_CONTEXT},
    {"while parsing a tag", BM_YAML_CHARACTER, AT_CONTEXT},
    {"while scanning a directive", BM_YAML_CHARACTER, AT_CONTEXT},
    {"while scanning a %", BM_YAML_CHARACTER, AT_CONTEXT},
    {"while scanning a block scalar", BM_YAML_CHARACTER, AT_CONTEXT},
};

static bool begins(const char *text, const char *with)
{
    return text && strncmp(text, with, strlen(with)) == 0;
}

/* Where the line of byte ${offset} begins. */
static size_t line_start(const bm_source *source, size_t offset)
{
    while (offset > 0 && source->bytes[offset - 1] != '\n')
        offset--;
    return offset;
}

/* First byte of the line of ${offset} that is not a space; at most ${offset}. */
static size_t first_of_line(const bm_source *source, size_t offset)
{
    size_t i = line_start(source, offset);
    if (i == 0 && source->len >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0)
        i = 3;
    while (i < offset && source->bytes[i] == ' ')
        i++;
    return i;
}

static int report_at_offset(bm_reader *r, bm_code code, size_t offset)
{
    bm_pos pos = bm_place_at_offset(&r->place, offset);
    return bm_diags_add0(r->ds, code, &pos);
}

static int report_at_index(bm_reader *r, bm_code code, size_t index)
{
    bm_pos pos = bm_place_at_index(&r->place, index);
    return bm_diags_add0(r->ds, code, &pos);
}

static size_t offset_of(bm_reader *r, const yaml_mark_t *mark)
{
    (void)bm_place_at_index(&r->place, mark->index);
    return r->place.offset;
}

static int report_character(bm_reader *r, size_t offset)
{
    bool tab = offset < r->source->len && r->source->bytes[offset] == '\t';
    return report_at_offset(r, tab ? BM_YAML_TAB : BM_YAML_CHARACTER, offset);
}

/* First byte that is not a space of the last line with text above the line of ${first}; ${first}
 * itself when there is none. */
static size_t first_of_line_above(const bm_source *source, size_t first)
{
    size_t i = line_start(source, first);
    while (i > 0 && memchr(" \t\r\n", source->bytes[i - 1], 4))
        i--;
    return i > 0 ? first_of_line(source, i - 1) : first;
}

static size_t indent_of(const bm_source *source, size_t first)
{
    return first - line_start(source, first);
}

/* "mapping values are not allowed": a second colon in the line; or the line was taken for more of the
 * text above, because that has no colon or because this one is indented deeper. */
static int report_colon(bm_reader *r, size_t offset)
{
    const char *bytes = r->source->bytes;
    size_t first = first_of_line(r->source, offset);
    for (size_t i = first; i + 1 < offset; i++)
        if (bytes[i] == ':' && (bytes[i + 1] == ' ' || bytes[i + 1] == '\t'))
            return report_at_offset(r, BM_YAML_COLON, offset);
    size_t above = first_of_line_above(r->source, first);
    if (above < first && indent_of(r->source, above) >= indent_of(r->source, first))
        return report_at_offset(r, BM_YAML_NO_COLON, above);
    return report_at_offset(r, BM_YAML_INDENT, first);
}

/* Something stands where an entry should begin: at the start of a line its indentation is wrong,
 * elsewhere it follows a value that is complete. */
static int report_entry(bm_reader *r, const yaml_mark_t *mark, const bm_yaml_fault_quoted *last)
{
    size_t offset = offset_of(r, mark);
    if (first_of_line(r->source, offset) == offset) {
        bool nameless = offset < r->source->len && r->source->bytes[offset] == ':';
        return report_at_offset(r, nameless ? BM_INPUT_KEY : BM_YAML_INDENT, offset);
    }
    /* The text up to the next opening quote was taken for a value over several lines. */
    if (last->several_lines && last->end <= mark->index && mark->index - last->end <= 1)
        return report_at_index(r, BM_YAML_QUOTE, last->start);
    return report_at_offset(r, BM_YAML_EXTRA, offset);
}

/* "did not find expected ',' or ']'": text behind an item when the bracket is closed further on in
 * the same line, else the bracket is not closed. */
static int report_bracket(bm_reader *r, const yaml_parser_t *parser)
{
    const char *bytes = r->source->bytes;
    size_t open = offset_of(r, &parser->context_mark);
    char closing = open < r->source->len && bytes[open] == '{' ? '}' : ']';
    size_t offset = offset_of(r, &parser->problem_mark), end = offset;
    while (end < r->source->len && bytes[end] != '\n' && bytes[end] != closing)
        end++;
    bool closed = end < r->source->len && bytes[end] == closing;
    if (closed && line_start(r->source, offset) == line_start(r->source, open))
        return report_at_offset(r, BM_YAML_EXTRA, offset);
    return report_at_offset(r, BM_YAML_BRACKET, open);
}

/* No value where one should be: the end of the file inside of a bracket, or a sign of flow style. */
static int report_no_value(bm_reader *r, const yaml_parser_t *parser)
{
    size_t offset = offset_of(r, &parser->problem_mark);
    if (offset < r->source->len || parser->marks.top == parser->marks.start)
        return report_character(r, offset);
    return report_at_index(r, BM_YAML_BRACKET, parser->marks.top[-1].index);
}

/* libyaml points into the escape or behind it. */
static int report_escape(bm_reader *r, const yaml_mark_t *mark)
{
    const char *bytes = r->source->bytes;
    size_t offset = offset_of(r, mark), i = offset;
    while (i > 0 && (i >= r->source->len || (bytes[i] != '\\' && bytes[i] != '\n')))
        i--;
    return report_at_offset(r, BM_YAML_ESCAPE, bytes[i] == '\\' ? i : offset);
}

static int report_row(bm_reader *r, const yaml_parser_t *parser, const row *x)
{
    const yaml_mark_t *mark =
        x->place == AT_CONTEXT ? &parser->context_mark : &parser->problem_mark;
    if (x->code == BM_YAML_ESCAPE)
        return report_escape(r, mark);
    return report_at_index(r, x->code, mark->index);
}

int bm_yaml_fault_report(bm_reader *r, const yaml_parser_t *parser,
                         const bm_yaml_fault_quoted *last)
{
    const char *problem = parser->problem;
    if (parser->error == YAML_MEMORY_ERROR)
        bm_arena_out_of_memory();
    if (begins(problem, "found character that cannot start any token"))
        return report_character(r, offset_of(r, &parser->problem_mark));
    if (begins(problem, "mapping values are not allowed"))
        return report_colon(r, offset_of(r, &parser->problem_mark));
    if (begins(problem, "did not find expected ',' or"))
        return report_bracket(r, parser);
    if (begins(problem, "did not find expected key") ||
        begins(problem, "did not find expected '-' indicator") ||
        begins(problem, "did not find expected <document start>"))
        return report_entry(r, &parser->problem_mark, last);
    if (begins(problem, "block sequence entries are not allowed")) {
        size_t offset = offset_of(r, &parser->problem_mark);
        bool first = first_of_line(r->source, offset) == offset;
        return report_at_offset(r, first ? BM_YAML_INDENT : BM_YAML_CHARACTER, offset);
    }
    if (begins(problem, "did not find expected node content"))
        return report_no_value(r, parser);
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
        if (begins(problem, problems[i].text))
            return report_row(r, parser, &problems[i]);
    for (size_t i = 0; i < sizeof contexts / sizeof *contexts; i++)
        if (begins(parser->context, contexts[i].text))
            return report_row(r, parser, &contexts[i]);
    bm_pos pos = bm_place_at_index(&r->place, parser->problem_mark.index);
    return bm_diags_add1(r->ds, BM_YAML_SYNTAX, &pos, problem ? problem : "");
}
