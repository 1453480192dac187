/* The smallest template: one flat file. SPDX-License-Identifier: MIT */
#ifndef TEMPLATE_FLAT_H
#define TEMPLATE_FLAT_H

#define TEMPLATE_FLAT                                                                              \
    "<?xml version=\"1.0\"?><pkg:package "                                                         \
    "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><pkg:part "                 \
    "pkg:name=\"/_rels/.rels\" "                                                                   \
    "pkg:contentType=\"application/vnd.openxmlformats-package.relationships+xml\"><pkg:xmlData>"   \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"       \
    "<Relationship Id=\"rId1\" "                                                                   \
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" " \
    "Target=\"word/document.xml\"/></Relationships></pkg:xmlData></pkg:part><pkg:part "            \
    "pkg:name=\"/word/document.xml\" "                                                             \
    "pkg:contentType=\"application/"                                                               \
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"><pkg:xmlData>"         \
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"        \
    "<w:body><w:p/><w:sectPr/></w:body></w:document></pkg:xmlData></pkg:part></pkg:package>"

#endif
