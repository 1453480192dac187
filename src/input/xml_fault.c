/* The common mistakes have messages of their own; the rest is quoted from libxml2.
 * SPDX-License-Identifier: MIT */
#include "input/xml_fault.h"

#include <stdio.h>

#include "base/utf8.h"

/* Offset of the last ${c} before ${at}, or ${at} when there is none. */
static size_t back_to(bm_str body, size_t at, char c)
{
    for (size_t i = at < body.len ? at + 1 : body.len; i-- > 0;)
        if (body.ptr[i] == c)
            return i;
    return at;
}

static bm_pos pos_at(bm_reader *r, size_t at)
{
    return bm_place_at_offset(&r->place, at + r->skip);
}

static void report_character(bm_reader *r, size_t at, const char *c, const char *escaped)
{
    bm_pos pos = pos_at(r, back_to(r->body, at, *c));
    bm_diags_add2(r->ds, BM_XML_CHARACTER, &pos, c, escaped);
}

static void report_other(bm_reader *r, const xmlError *error, size_t at)
{
    bm_str text = bm_str_of(error->message ? error->message : "");
    const char *end = memchr(text.ptr, '\n', text.len); /* some quote the file behind it */
    if (end)
        text.len = (size_t)(end - text.ptr);
    text.len = bm_utf8_invalid_at(text); /* libxml2 cuts long messages anywhere */
    bm_pos pos = pos_at(r, at);
    bm_diags_add(r->ds, BM_XML_SYNTAX, &pos, NULL, &text, 1);
}

/* libxml2 stands at the start of the text that holds "]]>". */
static size_t cdata_end_from(bm_str body, size_t at)
{
    for (size_t i = at; i + 3 <= body.len; i++)
        if (memcmp(body.ptr + i, "]]>", 3) == 0)
            return i;
    return at;
}

static void report_tag(bm_reader *r, size_t at, const bm_xml_fault_open *open)
{
    char line[12];
    (void)snprintf(line, sizeof line, "%u", (unsigned)open->pos.line);
    size_t start = back_to(r->body, at ? at - 1 : 0, '<'), end = start + 2;
    while (end < r->body.len && !memchr(" \t\r\n/><", r->body.ptr[end], 7))
        end++;
    bm_str closing = {0};
    if (start + 2 < r->body.len)
        closing = bm_str_n(r->body.ptr + start + 2, end - start - 2);
    bm_str args[] = {open->name, closing, bm_str_of(line)};
    bm_pos pos = pos_at(r, start);
    bm_diags_add(r->ds, BM_XML_TAG, &pos, NULL, args, 3);
}

void bm_xml_fault_report(bm_reader *r, const xmlError *error, size_t at,
                         const bm_xml_fault_open *open)
{
    char before = at > 0 && at <= r->body.len ? r->body.ptr[at - 1] : 0;
    bm_pos pos;
    switch (error->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        report_tag(r, at, open);
        return;
    case XML_ERR_TAG_NOT_FINISHED:
        if (!open->name.ptr)
            break;
        bm_diags_add(r->ds, BM_XML_UNCLOSED, &open->pos, NULL, &open->name, 1);
        return;
    case XML_ERR_NAME_REQUIRED:
        if (before != '&' && before != '<')
            break;
        report_character(r, at - 1, before == '&' ? "&" : "<", before == '&' ? "&amp;" : "&lt;");
        return;
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_UNDECLARED_ENTITY:
        report_character(r, at, "&", "&amp;");
        return;
    case XML_ERR_LT_IN_ATTRIBUTE:
        report_character(r, at, "<", "&lt;");
        return;
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_ERR_SPACE_REQUIRED:
        pos = pos_at(r, at);
        bm_diags_add0(r->ds, BM_XML_QUOTES, &pos);
        return;
    case XML_ERR_MISPLACED_CDATA_END:
        at = cdata_end_from(r->body, at);
        break;
    default:
        break;
    }
    report_other(r, error, at);
}
