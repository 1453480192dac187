/* The blocks of an official letter (NĐ 30/2020/NĐ-CP, Phụ lục I). SPDX-License-Identifier: MIT */
#ifndef BM_FORM_FORM_LETTER_H
#define BM_FORM_FORM_LETTER_H

#include "form/form_read.h"

/** bm_form_letter_nation(r, v, pos, list): append Quốc hiệu and Tiêu ngữ. ${v}: the content of
 *  `national_header`; NULL = its bare name, without keys. */
void bm_form_letter_nation(bm_form_read *r, const bm_value *v, const bm_pos *pos,
                           bm_node_list *list);

/** bm_form_letter_head(r, v, list): append the LETTERHEAD that ${v} describes. */
void bm_form_letter_head(bm_form_read *r, const bm_value *v, bm_node_list *list);

/** bm_form_letter_addressees(r, v, list): append the paragraphs for one recipient and, when a LIST field names
 *  them, those for several. Phụ lục I, Phần I, II.9d */
void bm_form_letter_addressees(bm_form_read *r, const bm_value *v, bm_node_list *list);

/** bm_form_letter_basis(r, v, list): append căn cứ. Phụ lục I, Phần I, II.6a */
void bm_form_letter_basis(bm_form_read *r, const bm_value *v, bm_node_list *list);

/** bm_form_letter_contact(r, v, list): append the FOOTER. Phụ lục I, Phần I, III.4 */
void bm_form_letter_contact(bm_form_read *r, const bm_value *v, bm_node_list *list);

#endif
