"""Forms as offices have them, each in the way that somebody types one. A shape is (blocks, options, further words):
what Word shows of it, where that is not the text in the file (old fonts, numbers of lists and notes).
SPDX-License-Identifier: MIT"""
from word import (cell, check_box, control, footnote, line_shape, nfd, p, page_break, row, split, symbol, t, table, tcvn3,
                  text_box, vni)

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BOLD = {"bold": True}
RIGHT = [(9071, "dot", "right")]


def top(title):
    return [p(NATION, align="center", look=BOLD), p(MOTTO, align="center", look=BOLD, rule=True), p(line_shape(), align="center"),
            p(), p(title, align="center", look=BOLD), p()]


def tab_leaders():
    """Leaders are tabs with dots; two labels on a line; corrected words in many runs."""
    blocks = [p("Mẫu số 05", align="right", look=BOLD),
              p(t("(Ban hành kèm theo Thông tư số 01/2025/TT-BVD ngày 05 tháng 01 năm 2025 của Bộ trưởng Bộ Ví dụ)",
                  italic=True), align="right")]
    blocks += top("ĐƠN ĐỀ NGHỊ CẤP THẺ")
    blocks += [
        p("Kính gửi: Sở Ví dụ tỉnh ", t("\t"), align="center", tabs=[(7000, "dot", "left")]),
        p(split("1. Họ và tên (viết chữ in hoa): "), t("\t"), tabs=RIGHT),
        p(split("2. Ngày sinh: "), t("\t"), split(" Giới tính: "), t("\t"),
          tabs=[(5000, "dot", "left"), (9071, "dot", "left")]),
        p("3. Số CCCD: ", t("\t"), t("\t"), "Ngày cấp: ", t("\t"), tabs=[(4500, "dot", "left"), (4700, "none", "left"),
                                                                   (9071, "dot", "left")]),
        p("4. Địa chỉ thường trú: ", t("\t\t\t"), tabs=RIGHT),
        p("5. Email: ", t("\t"), "; điện thoại: ", t("\t"), tabs=[(5000, "underscore", "left"), (9071, "hyphen", "left")]),
        p("6. Lý do đề nghị:"), p(t("\t"), tabs=RIGHT), p(t("\t"), tabs=RIGHT),
        p("Tôi cam đoan những lời khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai của mình.",
          align="both"),
        p(), p("........, ngày ..... tháng ..... năm 20....", align="right", indent=4000),
        p("NGƯỜI LÀM ĐƠN", align="center", indent=4000, look=BOLD),
        p(t("(Ký, ghi rõ họ tên)", italic=True), align="center", indent=4000)]
    return blocks, {}, ""


def dots_and_low_lines():
    """Leaders typed: dots, ellipses, both, low lines, dots with spaces; underlined blanks; the gap on the next line."""
    blocks = top("TỜ KHAI\nĐĂNG KÝ SỬ DỤNG DỊCH VỤ")
    blocks += [
        p("Kính gửi: ………………………………………", align="center"),
        p("Họ và tên:", t("..........", bold=True), "............ Nam/Nữ: ........"),
        p("Sinh ngày: …../…../20… tại……………………………"),
        p("Số CMND/CCCD: ________________ cấp ngày __/__/____ Nơi cấp: ___________"),
        p("Mã số thuế: . . . . . . . . . . . . . Mã quan hệ ngân sách:….…...."),
        p("Điện thoại: ", t("                    ", underline=True), " Fax: ",
          t("          ", underline=True)),
        p("Nghề nghiệp, chức vụ...................."),
        p("Nội dung đề nghị:"), p("……………………………………………………………………"), p("……………………………………………………………………"),
        p("Ý kiến của đơn vị:", rule=True), p("Ghi chép khác:"), p("", rule=True), p("", rule=True),
        p("Ghi thêm các giấy tờ kèm theo (bản sao, bản chính, v.v...); hộp thư không dùng gmail, yahoo..."),
        p("NGƯỜI KHAI", align="right", look=BOLD), p("(Ký và ghi rõ họ tên)", align="right")]
    return blocks, {}, ""


def decomposed():
    """Letters and their marks apart (NFD), a mark even in the next run; forms of Windows-1258."""
    name = nfd("Họ và tên khai sinh: ")
    blocks = top(nfd("GIẤY ĐỀ NGHỊ"))
    blocks += [p(t(name[:1]), t(name[1:2]), t(name[2:]), "..........................."),
               p(t(nfd("Nơi cư trú: ")), "....................... ",
                 t(nfd("Quốc tịch: ")), ".............."),
               p("Dân tô\u0323c: ", "....................")]
    return blocks, {}, ""


def tcvn3_fonts():
    """Fonts of TCVN3, capitals by their font; one line was typed in Unicode with that font."""
    time, heading = {"font": ".VnTime"}, {"font": ".VnTimeH", "bold": True}
    blocks = [p(t(tcvn3(NATION), **heading), align="center"),
              p(t(tcvn3(MOTTO), bold=True, **time), align="center"), p(),
              p(t(tcvn3("đơn xin nghỉ phép"), **heading), align="center"),
              p(t(tcvn3("Kính gửi: "), **time), t("..................", **time), align="center"),
              p(split(tcvn3("Tên tôi là: "), **time), t(".................... ", **time), t(tcvn3("Chức vụ: "), **time),
                t("...............", **time)),
              p(t(tcvn3("Đơn vị công tác: "), **time), t("...........................", **time)),
              p(t("Điện thoại liên hệ: ", **time), t("...................", **time)),
              p(t(tcvn3("Người làm đơn"), bold=True, **time), align="right"),
              p(t(tcvn3("(Ký, ghi rõ họ tên)"), italic=True, **time), align="right")]
    shown = "\n".join([NATION, MOTTO, "ĐƠN XIN NGHỈ PHÉP", "Kính gửi:", "Tên tôi là: Chức vụ:", "Đơn vị công tác:",
                       "Điện thoại liên hệ:", "Người làm đơn", "(Ký, ghi rõ họ tên)"])
    return blocks, {}, shown


def vni_fonts():
    """Fonts of VNI, where a letter and its mark are two characters, in runs of three."""
    font = {"font": "VNI-Times"}
    texts = [NATION, MOTTO, "GIẤY GIỚI THIỆU", "Kính gửi: ", "Trân trọng giới thiệu ông/bà: ", "Được cử đến: ", "Về việc: "]
    blocks = [p(split(vni(text), bold=True, **font), align="center") for text in texts[:3]]
    blocks += [p(split(vni(text), **font), t("...................", **font)) for text in texts[3:]]
    return blocks, {}, "\n".join(texts)


def tables():
    """Heads in two rows, a row that numbers the columns, numbered rows, a total; a grid of labels; fixed rows; one in another."""
    heads = [row(cell(p("TT", look=BOLD), width=600, merge="begins"),
                 cell(p("Họ và tên", look=BOLD), width=3000, merge="begins"),
                 cell(p("Giấy tờ", look=BOLD), width=4000, span=2), cell("Ghi chú", width=1400, merge="begins"), header=True),
             row(cell(width=600, merge="goes on"), cell(width=3000, merge="goes on"), cell("Số", width=2000),
                 cell("Ngày cấp", width=2000), cell(width=1400, merge="goes on"), header=True),
             row(cell("(1)", width=600), cell("(2)", width=3000), cell("(3)", width=2000), cell("(4)", width=2000),
                 cell("(5)", width=1400))]
    rows = [row(cell(p(n, align="center"), width=600), cell("", width=3000), cell("", width=2000), cell("……", width=2000),
                cell("", width=1400)) for n in ("1", "2", "...")]
    total = row(cell("", width=600), cell(p("Tổng cộng", look=BOLD), width=3000), cell("", width=2000), cell("", width=2000),
                cell("", width=1400))
    blocks = top("DANH SÁCH ĐỀ NGHỊ")
    blocks += [p("1. Danh sách cán bộ", look=BOLD), table(*heads, *rows, total),
               p("2. Thông tin đơn vị", look=BOLD),
               table(row(cell("Tên cơ quan, tổ chức", width=3000), cell("", width=6000)),
                     row(cell("Địa chỉ", width=3000), cell("", width=6000)),
                     row(cell("Điện thoại", width=3000), cell("…………", width=6000))),
               p("3. Hồ sơ kèm theo", look=BOLD),
               table(row(cell("STT", width=900), cell("Tên giấy tờ", width=6000), cell("Số bản", width=2100)),
                     row(cell("1", width=900), cell("Bản sao quyết định", width=6000), cell("", width=2100)),
                     row(cell("2", width=900), cell("Danh sách, biểu mẫu", width=6000), cell("", width=2100))),
               p("4. Số lượng", look=BOLD),
               table(row(cell("Loại", width=4000), cell("Số lượng", width=2500), cell("Đơn giá", width=2500)),
                     *[row(cell("", width=4000), cell("", width=2500), cell("", width=2500)) for _ in range(3)]),
               table(row(cell(table(row(cell("Ý kiến của cơ quan quản lý:"), cell("..............")), ruled=False)))),
               p("Ghi chú: ", look=BOLD), p("- Cột (3) ghi số định danh cá nhân."), p("- Cột (4) ghi ngày, tháng, năm.")]
    return blocks, {}, ""


def boxes():
    """Boxes before and behind the words, of Wingdings, typed, as controls; a list of them; one with a gap."""
    blocks = top("PHIẾU YÊU CẦU")
    blocks += [p("Giới tính: ☐ Nam ☐ Nữ"),
               p("Giới tính vợ (chồng): Nam □ Nữ □    Dân tộc: ............."),
               p("Hình thức nhận: ", symbol(0xA8), " Trực tiếp ", symbol(0x6F), " Qua bưu điện ", symbol(0xA8), " Trực tuyến"),
               p("Đã nộp phí: [ ] Có [ ] Không"),
               p("Loại yêu cầu: ", check_box(), " Cấp mới ", check_box(), " Gia hạn"),
               p("Đề nghị giải quyết:"),
               p(check_box(), " Cấp lại chứng thư số"), p(check_box(), " Thu hồi chứng thư số"),
               p("☐ Khác: .............................."),
               p("Đồng ý nhận kết quả qua thư điện tử ☐")]
    return blocks, {}, ""


def signatures():
    """Signatures in a table without rules, then by tabs, then alone at the right; recipients."""
    blocks = top("BIÊN BẢN BÀN GIAO")
    blocks += [p("Hôm nay, ngày ..... tháng ..... năm ......., tại ......................... chúng tôi gồm:", align="both"),
               p("Bên giao: ............................"), p("Bên nhận: ............................"),
               table(row(cell("", width=4500), cell(p(t("…………, ngày … tháng … năm …", italic=True), align="center"), width=4500)),
                     row(cell(p("XÁC NHẬN CỦA CƠ QUAN", align="center", look=BOLD), p("(Ký, đóng dấu)", align="center"), width=4500),
                         cell(p("NGƯỜI ĐỀ NGHỊ", align="center", look=BOLD), p("(Ký, ghi rõ họ tên)", align="center"),
                              p(), p(), p("..................", align="center"), width=4500)), ruled=False),
               p(page_break()),
               p(t("BÊN GIAO\tBÊN NHẬN", bold=True), tabs=[(5500, "none", "left")]),
               p(t("(Ký, ghi rõ họ tên)\t(Ký, ghi rõ họ tên)", italic=True), tabs=[(5500, "none", "left")]),
               p(), p(),
               table(row(cell(p("Nơi nhận:", look={"bold": True, "italic": True}), p("- Như trên;"), p("- Lưu: VT, ...."),
                              width=4500),
                         cell(p("KT. GIÁM ĐỐC", align="center", look=BOLD), p("PHÓ GIÁM ĐỐC", align="center", look=BOLD), p(), p(),
                              p("Nguyễn Văn Mẫu", align="center", look=BOLD), width=4500)), ruled=False)]
    return blocks, {}, ""


def letter():
    """An official letter: head in a table, recipients, footnotes of Word, lying page."""
    blocks = [table(row(cell(p("TÊN CQ, TC CHỦ QUẢN", align="center"), p("TÊN CƠ QUAN, TỔ CHỨC", align="center", look=BOLD),
                             p("-------", align="center"), p("Số: ....../.......", align="center"),
                             p("V/v đề nghị cấp thẻ", align="center"), width=3600),
                        cell(p("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", align="center", look=BOLD),
                             p("Độc lập – Tự do – Hạnh phúc", align="center", look=BOLD), p("---------------", align="center"),
                             p(t("......, ngày ... tháng ... năm ...", italic=True), align="center"), width=5400)), ruled=False),
              p(), p("Kính gửi:", align="center"), p("- Cục Ví dụ;", indent=3000), p("- Sở Ví dụ tỉnh ........", indent=3000),
              p(t("Căn cứ Thông tư số 01/2025/TT-BVD ngày 05 tháng 01 năm 2025;", italic=True), first=567),
              p("Đề nghị cấp thẻ", footnote(1), " cho ....... người", footnote(2), " thuộc đơn vị quản lý theo danh sách gửi kèm "
                "văn bản này, để phục vụ công tác từ ngày ...../...../........", first=567, align="both"),
              p("Nơi nhận:"), p("- Như trên;"), p("- Lưu: VT."),
              p("THỦ TRƯỞNG CƠ QUAN", align="right", look=BOLD), p("(Ký, đóng dấu)", align="right")]
    return blocks, {"notes": ["Loại thẻ theo Phụ lục.", "Ghi bằng số."], "landscape": True, "title": "Đề nghị cấp thẻ"}, \
        "\n".join(["TÊN CQ, TC CHỦ QUẢN TÊN CƠ QUAN, TỔ CHỨC Số: / V/v đề nghị cấp thẻ", NATION, "Độc lập – Tự do – Hạnh phúc",
                   ", ngày tháng năm Kính gửi: - Cục Ví dụ; - Sở Ví dụ tỉnh",
                   "Căn cứ Thông tư số 01/2025/TT-BVD ngày 05 tháng 01 năm 2025; Đề nghị cấp thẻ(1) cho người(2) thuộc đơn vị quản lý "
                   "theo danh sách gửi kèm văn bản này, để phục vụ công tác từ ngày", "Nơi nhận: - Như trên; - Lưu: VT.",
                   "THỦ TRƯỞNG CƠ QUAN (Ký, đóng dấu)", "(1) Loại thẻ theo Phụ lục. (2) Ghi bằng số."])


def controls():
    """Content controls with placeholders, a date, a list, a filled one; a text box; a list that Word numbers; page 2."""
    date = '<w:date><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'
    choice = '<w:dropDownList><w:listItem w:displayText="Chọn" w:value=""/><w:listItem w:displayText="A" w:value="A"/></w:dropDownList>'
    blocks = [p(text_box(p("Mẫu 01/ĐK", look=BOLD)))] + top("PHIẾU ĐĂNG KÝ")
    blocks += [p("Họ và tên: ", control("Click or tap here to enter text.")),
               p("Ngày bắt đầu: ", control("Bấm vào đây để nhập ngày.", kind=date, title="Ngày bắt đầu")),
               p("Đơn vị: ", control(t("<chọn đơn vị>"), kind=choice, tag="don_vi")),
               p("Tỉnh/Thành phố: ", control("Cao Bằng", placeholder=False)),
               p("Lập ", control("ngày ... tháng ... năm ...", title="Ngày lập")),
               p("Thông tin liên hệ", numbered=1, look=BOLD),
               p("Điện thoại: ..............", numbered=2), p("Thư điện tử công vụ: ..............", numbered=2),
               p("Nội dung khác", numbered=1, look=BOLD),
               p(t("Trang này còn "), control(t("......", bold=True)), " dòng."),
               p(page_break(), "PHỤ LỤC KÈM THEO", style="Heading1"), p("Diễn giải: .....................")]
    return blocks, {}, "\n".join(["Mẫu 01/ĐK", NATION, MOTTO, "PHIẾU ĐĂNG KÝ", "Họ và tên: Ngày bắt đầu: Đơn vị: <chọn đơn vị>",
                                  "Tỉnh/Thành phố: Cao Bằng Lập ngày tháng năm 1. Thông tin liên hệ - Điện thoại:",
                                  "- Thư điện tử công vụ: 2. Nội dung khác Trang này còn dòng. PHỤ LỤC KÈM THEO Diễn giải:"])


def running_text():
    """A request in sentences, the gaps in them; a name in capitals by its look."""
    blocks = [p(t("Cộng hòa xã hội chủ nghĩa Việt Nam", bold=True, caps=True), align="center"), p(MOTTO, align="center", look=BOLD),
              p("***", align="center"), p("Đơn đề nghị hỗ trợ", align="center", look={"bold": True, "size": 32}),
              p(t("(Dùng cho cá nhân)", italic=True), align="center"),
              p("Tôi tên là ............................., sinh ngày ..../..../......, số căn cước công dân ........................, "
                "cấp ngày ............... tại ........................., hiện cư trú tại ..................................... làm đơn này kính "
                "đề nghị quý cơ quan xem xét hỗ trợ theo quy định.", align="both", first=567),
              p("Số tiền đề nghị: ................. đồng (bằng chữ: ......................................)."),
              p("Trân trọng cảm ơn./."),
              p("…………, ngày … tháng … năm …", align="right"), p("Người làm đơn", align="right", look=BOLD)]
    return blocks, {}, NATION + "\n" + "\n".join([
        MOTTO, "Đơn đề nghị hỗ trợ", "(Dùng cho cá nhân)",
        "Tôi tên là , sinh ngày / / , số căn cước công dân , cấp ngày tại , hiện cư trú tại làm đơn này kính "
        "đề nghị quý cơ quan xem xét hỗ trợ theo quy định", "Số tiền đề nghị: đồng (bằng chữ: )", "Trân trọng cảm ơn /",
        "ngày tháng năm", "Người làm đơn"])


def special_characters():
    """Wording that YAML, CommonMark or the language of forms would take for something else."""
    blocks = top("MẪU THỬ: DẤU #1 & \"NGOẶC\"")
    blocks += [p("- Mục {a} và {b}, dấu *sao* _gạch_ `mã` [liên kết](http://vd) <b>đậm</b> &amp; \\ kết thúc #thẻ"),
               p("# Không phải tiêu đề: giá trị"), p("1. Mục một * hai * ba: ..........."),
               p("'Nháy đơn': ........ \"Nháy kép\": ........"),
               p("yes"), p("2025-01-05"), p("? câu hỏi"), p("! chú ý: đây"), p("% phần trăm, @ a còng, | gạch đứng, ~"),
               p(t("Chữ đậm:", bold=True), "ngay sau ", t("nghiêng", italic=True), "-gạch ", t("(đậm)", bold=True), "chữ"),
               table(row(cell("Cột {1}, [2]: #3", width=5000), cell("Cột \"hai\"", width=4000), header=True),
                     row(cell("", width=5000), cell("", width=4000)))]
    return blocks, {}, ""


def two_forms():
    """Two forms in one file: each is better drafted alone."""
    return top("MẪU THỨ NHẤT") + [p("Họ và tên: ............")] + [p(page_break())] + top("MẪU THỨ HAI") + [
        p("Họ và tên: ............")], {}, ""


SHAPES = {"tab-leaders": tab_leaders, "dots-and-low-lines": dots_and_low_lines, "decomposed": decomposed,
          "tcvn3-fonts": tcvn3_fonts, "vni-fonts": vni_fonts, "tables": tables, "boxes": boxes, "signatures": signatures,
          "letter": letter, "controls": controls, "running-text": running_text,
          "special-characters": special_characters, "two-forms": two_forms}
