/* customXml/itemN.xml: the data of a document as the XML that its content controls are bound to, in the form that bm_data_read
 * takes. It has an element for all that is printed, an empty one where there is no value: a control whose XPath leads
 * nowhere is not bound. The root is <bieumau form definition program>, in no namespace, with blank="true" when it was the blank form;
 * fields follow in the order of the form:
 *
 *     <ho_ten>Nguyễn Thị Dương</ho_ten>               as `typed` of its value: capitals are a matter of looks
 *     <ngay_sinh>1986-03-08</ngay_sinh>               a date: Word keeps it so (w:storeMappedDataAs "date") and shows it as the
 *                                                     control says
 *     <so_ban>05</so_ban>                             an integer as it is printed
 *     <tam_dung>true</tam_dung>                       a flag: true or false
 *     <hinh_thuc>Gia hạn</hinh_thuc>                  a choice that prints the chosen option
 *     <gioi_tinh><option chosen="false">Nam</option>  a choice that prints boxes: each box has an attribute of its own
 *       <option chosen="true">Nữ</option></gioi_tinh>
 *     <noi_nhan>…</noi_nhan><noi_nhan>…</noi_nhan>    an item of a list each, at least as many as are printed
 *     <thay_doi><cu>…</cu><moi/></thay_doi>           a row of a table each, with all columns; at least as many as are printed
 *     <noi_dung xml:space="preserve">…</noi_dung>     Markdown, its source
 *
 * XPaths: "/bieumau[1]/ho_ten[1]", "/bieumau[1]/gioi_tinh[1]/option[2]/@chosen", "/bieumau[1]/noi_nhan[2]", "/bieumau[1]/thay_doi[3]/cu[1]";
 * of the section that repeats the rows "/bieumau[1]/thay_doi".
 *
 * Where a file has the data of several documents, each root has their number, <bieumau document="2" form…>, and XPaths begin
 * "/bieumau[@document='2']/": LibreOffice 7.4 does not look at ids, it takes the text of a control from the first part where
 * its XPath finds one, and writes it into all where it does.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_DOCX_DATA_H
#define BM_OUTPUT_DOCX_DOCX_DATA_H

#include "output/docx/docx_paragraph.h"

/* "{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}" and the 0. */
enum { BM_DOCX_DATA_ID = 39 };

/**
 * bm_docx_data_write(doc, number, out, id):
 * Append the part to ${out}, and tell by which id controls refer to it: a digest of its bytes and of ${number}, so that
 * what is copied from one file into another is not taken for the other's.
 *
 * doc     with form, values and root, which tells how many rows and items are printed (bm_node.row, .item)
 * number  of the document, from 1, when there are the data of several in the file; 0 = of this one only
 *
 * O(nodes + bytes).
 */
void bm_docx_data_write(const bm_document *doc, size_t number, bm_buf *out,
                        char id[BM_DOCX_DATA_ID]);

/** bm_docx_data_check(w, doc): false after reporting (T001) the characters of its values that XML cannot hold: also of those that
 *  are not printed. O(bytes). */
bool bm_docx_data_check(bm_docx_writer *w, const bm_document *doc);

#endif
