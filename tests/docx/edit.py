"""DOCX files that were edited: as Word does it, which changes the data with the text, and as others do, which change one of them.
SPDX-License-Identifier: MIT"""
import os
import re
import zipfile

from lib import report

DOCUMENT, DATA = "word/document.xml", "customXml/item1.xml"

SOURCE = """\
form: tt185-2019/mau-07
data:
  kinh_gui: Sở Ví dụ
  loai_chung_thu_so: Cá nhân
  ten_chung_thu_so: Nguyễn Văn An
  ngay_lap: 05/01/2024
  thay_doi_noi_dung: có
  thay_doi:
    - {muc: Chức vụ, moi: Phó phòng}
    - {muc: Số điện thoại, moi: "0900000002"}
"""


class File:
    """The parts of a package as texts."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as z:
            self.parts = {i.filename: z.read(i).decode("utf-8") for i in z.infolist()}

    def save(self, path):
        with zipfile.ZipFile(path, "w") as z:
            for name, text in self.parts.items():
                z.writestr(name, text)

    def change(self, part, old, new, count=0):
        """Replace the pattern old; it must be there."""
        text, n = re.subn(old, new, self.parts[part], count=count, flags=re.S)
        assert n, "%s: no %s" % (part, old)
        self.parts[part] = text

    def data(self, element, value):
        self.change(DATA, r"<%s>[^<]*</%s>|<%s/>" % (element, element, element),
                    "<%s>%s</%s>" % (element, value, element), 1)

    def controls(self, xpath):
        """The controls bound to a place, which hold no others."""
        return [m.group(0) for m in re.finditer(r"<w:sdt>(?:(?!<w:sdt>).)*?</w:sdt>", self.parts[DOCUMENT], re.S)
                if 'w:xpath="%s"' % xpath in m.group(0)]

    def show(self, xpath, value):
        """Write into all controls of a place."""
        found = self.controls(xpath)
        assert found, xpath
        for control in found:
            shown = re.sub(r"<w:showingPlcHdr/>", "", control)
            shown = re.sub(r"(<w:sdtContent>.*?<w:t[^>]*>)[^<]*", lambda m: m.group(1) + value, shown, count=1, flags=re.S)
            self.parts[DOCUMENT] = self.parts[DOCUMENT].replace(control, shown)

    def tick(self, xpath, on):
        for control in self.controls(xpath):
            ticked = re.sub(r'<w14:checked w14:val="\d"/>', '<w14:checked w14:val="%d"/>' % on, control)
            ticked = re.sub("[☐☑]", "☑" if on else "☐", ticked)
            self.parts[DOCUMENT] = self.parts[DOCUMENT].replace(control, ticked)

    def row(self, number):
        """The item of the repeating section that holds row number of the table, from 1."""
        items = [m.group(0) for m in
                 re.finditer(r"<w:sdt><w:sdtPr><w:id[^>]*/><w15:repeatingSectionItem/>.*?</w:tr></w:sdtContent></w:sdt>",
                             self.parts[DOCUMENT], re.S)]
        return items[number - 1]


def edit_as_word(f):
    """Both the text and the data."""
    f.data("ten_chung_thu_so", "Trần Thị Bình")
    f.show("/bieumau[1]/ten_chung_thu_so[1]", "Trần Thị Bình")
    f.data("ngay_lap", "2024-03-07")
    f.show("/bieumau[1]/ngay_lap[1]", "ngày 07 tháng 3 năm 2024")


def tick_as_word(f):
    f.data("gia_han", "true")
    f.tick("/bieumau[1]/gia_han[1]", 1)


def add_row(f):
    """A row more: an element, and the controls that are bound to it."""
    row = f.row(2)
    added = row.replace("thay_doi[2]", "thay_doi[3]").replace("Số điện thoại", "Thư điện tử")
    added = added.replace("0900000002", "moi@vidu.gov.vn")
    f.parts[DOCUMENT] = f.parts[DOCUMENT].replace(row, row + added.replace(">2<", ">3<"))
    f.change(DATA, r"(.*</thay_doi>)",
             r"\1<thay_doi><muc>Thư điện tử</muc><moi>moi@vidu.gov.vn</moi></thay_doi>")


def remove_row(f):
    f.parts[DOCUMENT] = f.parts[DOCUMENT].replace(f.row(2), "")


def remove_row_as_word(f):
    remove_row(f)
    f.change(DATA, r"<thay_doi><muc>Số điện thoại.*?</thay_doi>", "")


def type_row(f):
    """A row without controls, as LibreOffice adds it."""
    row = re.search(r"<w:tr[ >].*</w:tr>", f.row(2), re.S).group(0)
    row = re.sub(r"<w:sdt>.*?<w:sdtContent>(.*?)</w:sdtContent></w:sdt>", r"\1", row, flags=re.S)
    row = row.replace("0900000002", "mới").replace(">2<", ">3<")
    f.parts[DOCUMENT] = f.parts[DOCUMENT].replace(f.row(2), f.row(2) + row)


def add_paragraph(f):
    f.change(DOCUMENT, r"(.*</w:p>)", r"\1<w:p><w:r><w:t>Ghi thêm vào cuối đơn</w:t></w:r></w:p>", 1)


ROW3 = "    - muc: Thư điện tử\n      moi: moi@vidu.gov.vn\n"

# what is done, texts that must be in the data and those that must not, codes of the messages
EDITS = [
    ("values changed as Word does", edit_as_word, ["Trần Thị Bình", "07/03/2024"], ["Nguyễn Văn An"], []),
    ("a row added as Word does", add_row, [ROW3], [], []),
    ("a row removed as Word does", remove_row_as_word, ["Chức vụ"], ["0900000002"], []),
    ("a box ticked as Word does", tick_as_word, ["gia_han: có"], [], []),
    ("a box ticked in the text alone", lambda f: f.tick("/bieumau[1]/gia_han[1]", 1), ["gia_han: có"], [], ["V064"]),
    ("the data changed alone", lambda f: f.data("ten_chung_thu_so", "Trần Thị Bình"), ["Trần Thị Bình"], [], ["V065"]),
    ("the text changed alone", lambda f: f.show("/bieumau[1]/ten_chung_thu_so[1]", "Trần Thị Bình"),
     ["Nguyễn Văn An"], [], ["V065"]),
    ("a value written into the text alone", lambda f: f.show("/bieumau[1]/so_hieu[1]", "54021ABC8922FE09"),
     ["54021ABC8922FE09"], [], ["V064"]),
    ("a row added to the text alone", lambda f: (add_row(f), f.change(DATA, r"<thay_doi><muc>Thư.*?</thay_doi>", "")),
     [ROW3], [], ["V067"]),
    ("a row typed without controls", type_row, ["muc: Số điện thoại\n      moi: mới"], [], ["V074"]),
    ("a row removed from the text alone", remove_row, ["0900000002"], [], ["V068"]),
    ("a label changed", lambda f: f.change(DOCUMENT, "ĐỀ NGHỊ", "ĐƠN XIN", 1), ["Nguyễn Văn An"], [], ["V071"]),
    ("a paragraph added", add_paragraph, ["Nguyễn Văn An"], [], ["V071"]),
    ("the data emptied, as LibreOffice does", lambda f: f.parts.update({DATA: ""}),
     ["Nguyễn Văn An", "05/01/2024", "muc: Chức vụ"], [], ["V076"]),
    ("the data removed, and a name that says the form", lambda f: f.parts.pop(DATA), ["Nguyễn Văn An"], [], ["V076"]),
    ("a change that is tracked", lambda f: f.change(
        DOCUMENT, r"(.*</w:p>)", r'\1<w:p><w:ins w:id="9" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins></w:p>', 1),
     ["Nguyễn Văn An"], [], ["V072"]),
]


def check_all(tmp, read, make):
    source, made = os.path.join(tmp, "edit.yaml"), os.path.join(tmp, "edit.docx")
    with open(source, "w", encoding="utf-8") as f:
        f.write(SOURCE)
    status, err = make("tt185-2019/mau-07", source, made, ("--draft",))
    report(status == 0, "the file to be edited is made", err)
    for name, edit, there, gone, codes in EDITS:
        path = os.path.join(tmp, "edited.docx")
        f = File(made)
        edit(f)
        f.save(path)
        status, data, said = read(path)
        report(status == 0 and all(t in data for t in there) and not any(t in data for t in gone),
               name + ": the data", data + said)
        report(re.findall(r"\[(V\d+)\]", said) == codes, name + ": what is said", said)
