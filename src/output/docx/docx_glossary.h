/* word/glossary/document.xml: what Word shows in a field that somebody empties. A content control names its placeholder
 * (w:placeholder) by the name of an entry here (ECMA-376 part 1, 17.5.2.25 and 17.12).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_GLOSSARY_H
#define BM_OUTPUT_DOCX_GLOSSARY_H

#include "base/arena.h"
#include "output/docx/docx_xml.h"

#define BM_DOCX_GLOSSARY_DOTS "bieumau-dots" /* a row of dots */
#define BM_DOCX_GLOSSARY_SPACE \
    "bieumau-space" /* three en spaces: of cells and names, which have no dots */
/* And a number from 1: words that the form has in a gap, like "<Địa danh>", "Căn cứ ...". */
#define BM_DOCX_GLOSSARY_WORDS "bieumau-words-"

/* The different words in the gaps of a file. */
typedef struct {
    bm_str *texts; /* borrowed */
    size_t n, cap;
} bm_docx_words;

/** bm_docx_glossary_words_add(words, a, text): the number of ${text}, which outlives ${words}. Grows in ${a}. O(words): a form has
 *  few, and forms share them. */
size_t bm_docx_glossary_words_add(bm_docx_words *words, bm_arena *a, bm_str text);

/** bm_docx_glossary_write(x, words): the whole part. */
void bm_docx_glossary_write(bm_docx_xml *x, const bm_docx_words *words);

/** bm_docx_glossary_usual(x): the part of most files: without words. Constant. */
void bm_docx_glossary_usual(bm_docx_xml *x);

#endif
