/* word/glossary/document.xml: what Word shows in a field that somebody empties. A content control names its placeholder
 * (w:placeholder) by the name of an entry here (ECMA-376 part 1, 17.5.2.25 and 17.12).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_GLOSSARY_H
#define BM_OUTPUT_DOCX_GLOSSARY_H

#include "output/docx/docx_xml.h"

#define BM_DOCX_GLOSSARY_DOTS "bieumau-dots" /* a row of dots */
#define BM_DOCX_GLOSSARY_DATE "bieumau-date" /* …/…/…… */
#define BM_DOCX_GLOSSARY_DAY "bieumau-day"   /* ngày … tháng … năm …… */
#define BM_DOCX_GLOSSARY_SPACE \
    "bieumau-space" /* three en spaces: of cells and names, which have no dots */
#define BM_DOCX_GLOSSARY_BOX "bieumau-box" /* ☐ */

/** bm_docx_glossary_write(x): the whole part. Constant. */
void bm_docx_glossary_write(bm_docx_xml *x);

#endif
