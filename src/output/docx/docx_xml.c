/* Writing one XML part through libxml2. SPDX-License-Identifier: MIT */
#include "output/docx/docx_xml.h"

#include "base/arena.h"

/* The writer fails only for want of memory: names and nesting are ours, text is checked before. */
static void need(int result)
{
    if (result < 0)
        bm_arena_out_of_memory();
}

static const xmlChar *chars(const char *utf8)
{
    return (const xmlChar *)utf8;
}

void bm_docx_xml_open(bm_docx_xml *x)
{
    x->buffer = xmlBufferCreateSize(16384);
    x->writer = x->buffer ? xmlNewTextWriterMemory(x->buffer, 0) : NULL;
    if (!x->writer)
        bm_arena_out_of_memory();
    need(xmlTextWriterStartDocument(x->writer, NULL, "UTF-8", "yes"));
}

bm_str bm_docx_xml_finish(bm_docx_xml *x)
{
    need(xmlTextWriterEndDocument(x->writer));
    need(xmlTextWriterFlush(x->writer));
    return bm_str_n((const char *)xmlBufferContent(x->buffer), (size_t)xmlBufferLength(x->buffer));
}

void bm_docx_xml_close(bm_docx_xml *x)
{
    if (x->writer)
        xmlFreeTextWriter(x->writer);
    if (x->buffer)
        xmlBufferFree(x->buffer);
    x->writer = NULL;
    x->buffer = NULL;
}

bm_str bm_docx_xml_root(bm_str part)
{
    const char *end = memchr(part.ptr, '\n', part.len);
    return end ? bm_str_from(part, (size_t)(end + 1 - part.ptr)) : part;
}

void bm_docx_xml_start(bm_docx_xml *x, const char *name)
{
    need(xmlTextWriterStartElement(x->writer, chars(name)));
}

void bm_docx_xml_end(bm_docx_xml *x)
{
    need(xmlTextWriterEndElement(x->writer));
}

void bm_docx_xml_attr(bm_docx_xml *x, const char *name, const char *value)
{
    need(xmlTextWriterWriteAttribute(x->writer, chars(name), chars(value)));
}

void bm_docx_xml_attr_int(bm_docx_xml *x, const char *name, long value)
{
    need(xmlTextWriterWriteFormatAttribute(x->writer, chars(name), "%ld", value));
}

void bm_docx_xml_text(bm_docx_xml *x, const char *text)
{
    need(xmlTextWriterWriteString(x->writer, chars(text)));
}

void bm_docx_xml_leaf(bm_docx_xml *x, const char *name, const char *text)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_text(x, text);
    bm_docx_xml_end(x);
}

void bm_docx_xml_empty(bm_docx_xml *x, const char *name)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_end(x);
}

void bm_docx_xml_val(bm_docx_xml *x, const char *name, const char *value)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_attr(x, "w:val", value);
    bm_docx_xml_end(x);
}

void bm_docx_xml_val_int(bm_docx_xml *x, const char *name, long value)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_attr_int(x, "w:val", value);
    bm_docx_xml_end(x);
}

void bm_docx_xml_fonts(bm_docx_xml *x, const char *family)
{
    bm_docx_xml_start(x, "w:rFonts");
    bm_docx_xml_attr(x, "w:ascii", family);
    bm_docx_xml_attr(x, "w:eastAsia", family);
    bm_docx_xml_attr(x, "w:hAnsi", family);
    bm_docx_xml_attr(x, "w:cs", family);
    bm_docx_xml_end(x);
}

/* C0 controls, surrogates and U+FFFE, U+FFFF by their bytes. */
size_t bm_docx_xml_forbidden(bm_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < 0x20)
            return i;
        if ((c != 0xED && c != 0xEF) || i + 2 >= text.len)
            continue;
        unsigned char d = (unsigned char)text.ptr[i + 1], e = (unsigned char)text.ptr[i + 2];
        if ((c == 0xED && d >= 0xA0) || (c == 0xEF && d == 0xBF && e >= 0xBE))
            return i;
    }
    return text.len;
}
