package ledger.api.importing.corpus;

import java.util.List;
import ledger.api.importing.corpus.PaperPlan.PaperAgency;
import ledger.api.importing.corpus.PaperPlan.PaperLine;
import ledger.api.importing.corpus.PaperPlan.PaperPortion;
import ledger.api.importing.corpus.PaperPlan.PaperSection;

/** The plans that the files of the corpus hold; every figure is typed by hand. */
final class Plans {

    private static final PaperAgency SCIENCE = new PaperAgency("Sở Khoa học và Công nghệ", "so-khcn");
    private static final PaperAgency SCIENCE_SHORT = new PaperAgency("Sở KH&CN", "so-khcn");
    private static final PaperAgency STATISTICS = new PaperAgency("Cục Thống kê tỉnh", "cuc-thong-ke");
    private static final PaperAgency FARMING =
            new PaperAgency("Phòng Nông nghiệp và Môi trường", "phong-nong-nghiep-va-moi-truong");
    private static final PaperAgency CULTURE =
            new PaperAgency("Phòng Văn hóa và Thông tin", "phong-van-hoa-va-thong-tin");
    private static final PaperAgency DISEASE =
            new PaperAgency("Trung tâm Kiểm soát bệnh tật", "trung-tam-kiem-soat-benh-tat");
    private static final PaperAgency HEALTH = new PaperAgency("Sở Y tế", "so-y-te");
    private static final PaperAgency MEDIA =
            new PaperAgency("Sở Thông tin và Truyền thông", "so-thong-tin-va-truyen-thong");
    private static final PaperAgency TRADE = new PaperAgency("Sở Công Thương", "so-cong-thuong");
    private static final PaperAgency LABOUR =
            new PaperAgency("Sở Lao động - Thương binh và Xã hội", "so-lao-dong-thuong-binh-va-xa-hoi");
    private static final PaperAgency YOUTH = new PaperAgency("Tỉnh đoàn", "tinh-doan");
    private static final PaperAgency SCHOOLS = new PaperAgency("Sở Giáo dục và Đào tạo", "so-giao-duc-va-dao-tao");
    private static final String ALL =
            "Các sở, ngành; UBND các huyện, thành phố, thị xã; Hội DN, các DN trên địa bàn tỉnh";

    private Plans() {}

    /** The plan 950/KH-UBND: four spellings of two agencies, one parent, five notes of work carried over. */
    static PaperPlan productivity() {
        return new PaperPlan(
                List.of(
                        "Phụ lục",
                        "Triển khai nhiệm vụ của Chương trình quốc gia hỗ trợ doanh nghiệp nâng cao năng suất và chất lượng"
                                + " sản phẩm, hàng hóa trên địa bàn tỉnh Tây Ninh năm 2021",
                        "(Kèm theo Kế hoạch số 950 /KH-UBND ngày 30 / 3 /2021 của Chủ tịch Ủy ban nhân dân tỉnh Tây Ninh)"),
                "950/KH-UBND",
                List.of(
                        new PaperSection(
                                "I",
                                "Tăng cường công tác thông tin truyền thông về năng suất, chất lượng",
                                new PaperAgency("Sở Khoa học Công nghệ.", "so-khcn"),
                                ALL,
                                "",
                                List.of(
                                        PaperLine.of(
                                                "Đăng báo, tờ rơi, phóng sự,... để thông tin truyền các nội dung có liên quan đến năng suất, chất lượng",
                                                "Dự kiến tháng 3 - 6/2021",
                                                "Lần",
                                                1,
                                                15_000_000),
                                        PaperLine.of(
                                                "Tổ chức hội nghị phổ biến các nội dung có liên quan đến năng suất, chất lượng",
                                                "01 ngày, dự kiến tháng 3 - 10/2021",
                                                "Lần",
                                                1,
                                                15_400_000),
                                        PaperLine.of(
                                                "Tham gia các lớp tập huấn, hội nghị, hội thảo (02 đợt/năm, mỗi đợt từ 2-3 người).",
                                                "Trong năm 2021",
                                                "Lần",
                                                2,
                                                5_100_000))),
                        new PaperSection(
                                "II",
                                "Đào tạo nguồn nhân lực cho hoạt động nâng cao năng suất chất lượng",
                                SCIENCE,
                                ALL,
                                "",
                                List.of(
                                        PaperLine.of(
                                                "Tổ chức đào tạo về các nội dung có liên quan đến năng suất, chất lượng",
                                                "03 ngày/lớp, dự kiến tháng 3 - 11/2021",
                                                "Lớp",
                                                1,
                                                48_850_000),
                                        PaperLine.of(
                                                "Tham gia các lớp đào tạo, tập huấn các kiến thức chuyên sâu",
                                                "Trong năm 2021",
                                                "Lần",
                                                2,
                                                28_920_000),
                                        PaperLine.of(
                                                "Kinh phí hoạt động nghiệp vụ: thẩm định, kiểm tra giám sát, tài liệu, báo cáo, văn phòng phẩm, chi khác...",
                                                "Trong năm 2021",
                                                "Năm",
                                                1,
                                                10_000_000))),
                        new PaperSection(
                                "III",
                                "Hỗ trợ doanh nghiệp áp dụng tiêu chuẩn, quy chuẩn kỹ thuật, hệ thống quản lý, công cụ cải tiến năng suất chất lượng",
                                new PaperAgency("Sở Khoa học Công nghệ và Nghề.", "so-khcn"),
                                ALL,
                                "Trong năm 2021",
                                List.of(
                                        PaperLine.of(
                                                "Khảo sát, thu thập và số hóa dữ liệu (trực tiếp, điện tử,...), khoảng 50 DN",
                                                "Dự kiến tháng 3 - 11/2021",
                                                "DN",
                                                50,
                                                8_000_000),
                                        PaperLine.of(
                                                        "Kinh phí hỗ trợ doanh nghiệp xây dựng, áp dụng các hệ thống quản lý tiên tiến",
                                                        "",
                                                        "HT",
                                                        6,
                                                        50_000_000)
                                                .noting(
                                                        "Trong đó: 02 hệ thống của giai đoạn 2016-2020 chuyển tiếp sang thực hiện năm 2021",
                                                        new PaperPortion("2016-2020", 2, 100_000_000)),
                                        PaperLine.of(
                                                        "Kinh phí hỗ trợ doanh nghiệp áp dụng các công cụ cải tiến nâng cao năng suất chất lượng",
                                                        "",
                                                        "CC",
                                                        4,
                                                        70_000_000)
                                                .noting(
                                                        "Trong đó: 02 công cụ của giai đoạn 2016-2020 chuyển tiếp sang thực hiện năm 2021",
                                                        new PaperPortion("2016-2020", 2, 140_000_000)),
                                        PaperLine.of(
                                                "Kinh phí hướng dẫn hoặc hỗ trợ doanh nghiệp công bố hợp chuẩn",
                                                "",
                                                "SP",
                                                2,
                                                30_000_000),
                                        PaperLine.of(
                                                        "Kinh phí hướng dẫn hoặc hỗ trợ doanh nghiệp công bố hợp quy",
                                                        "",
                                                        "SP",
                                                        1,
                                                        20_000_000)
                                                .noting(
                                                        "Nội dung này của giai đoạn 2016-2020 chuyển tiếp sang thực hiện năm 2021",
                                                        new PaperPortion("2016-2020", 1, 20_000_000)),
                                        PaperLine.of(
                                                "Kinh phí hướng dẫn hoặc hỗ trợ doanh nghiệp xây dựng tiêu chuẩn cơ sở",
                                                "",
                                                "TC",
                                                8,
                                                10_000_000),
                                        PaperLine.of(
                                                        "Kinh phí hỗ trợ các tổ chức, doanh nghiệp tham gia và đạt Giải thưởng Chất lượng quốc gia",
                                                        "",
                                                        "DN",
                                                        4,
                                                        0)
                                                .over(
                                                        PaperLine.of(
                                                                        "Giải vàng Chất lượng quốc gia",
                                                                        "",
                                                                        "DN",
                                                                        1,
                                                                        30_000_000)
                                                                .noting(
                                                                        "Trong đó: có 01 giải vàng, 01 giải thưởng CLQG năm 2020 chuyển tiếp sang thực hiện năm 2021",
                                                                        new PaperPortion("2020", 1, 30_000_000)),
                                                        new PaperLine(
                                                                "Giải thưởng Chất lượng quốc gia",
                                                                "",
                                                                "DN",
                                                                3,
                                                                20_000_000,
                                                                null,
                                                                "",
                                                                List.of(new PaperPortion("2020", 1, 20_000_000)),
                                                                List.of())))),
                        new PaperSection(
                                "IV",
                                "Tính toán mức độ đóng góp của các chỉ tiêu tổng hợp",
                                new PaperAgency("Cục Thống kê", "cuc-thong-ke"),
                                "Các sở, ngành và doanh nghiệp có liên quan,...",
                                "",
                                List.of(PaperLine.of(
                                        "Kinh phí tính toán mức đóng góp các chỉ tiêu (Năng suất lao động, Năng suất vốn, TFP)",
                                        "Trong năm 2021",
                                        "Lần",
                                        1,
                                        300_000_000)))),
                "Một tỷ, sáu trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng",
                List.of(),
                List.of("agency-spelling", "carried-over", "plan-budget-holder", "plan-funding-source"));
    }

    /** A district's plan of 2025: agencies that nobody has met, signatures below. */
    static PaperPlan district() {
        return new PaperPlan(
                List.of(
                        "PHỤ LỤC 01",
                        "Kinh phí thực hiện Chương trình xây dựng nông thôn mới trên địa bàn huyện năm 2025",
                        "(Kèm theo Kế hoạch số 112/KH-UBND ngày 15/02/2025 của Ủy ban nhân dân huyện Dương Minh Châu)"),
                "112/KH-UBND",
                List.of(
                        new PaperSection(
                                "I",
                                "Tuyên truyền, vận động",
                                CULTURE,
                                "UBND các xã, thị trấn; Ủy ban Mặt trận Tổ quốc huyện",
                                "Quý I, II/2025",
                                List.of(
                                        PaperLine.of("In pano, áp phích", "", "Tấm", 36, 450_000),
                                        PaperLine.of("Hội nghị triển khai", "Tháng 3/2025", "Cuộc", 2, 12_750_000))),
                        new PaperSection(
                                "II",
                                "Phát triển sản xuất",
                                FARMING,
                                "Hội Nông dân huyện; UBND các xã",
                                "",
                                List.of(
                                        PaperLine.of(
                                                "Mô hình trồng mãng cầu VietGAP", "Cả năm", "Mô hình", 3, 85_000_000),
                                        PaperLine.of("Tập huấn kỹ thuật", "Quý II/2025", "Lớp", 12, 6_200_000),
                                        PaperLine.of("Cấp giấy chứng nhận OCOP", "Quý IV/2025", "SP", 5, 18_000_000))),
                        new PaperSection(
                                "III",
                                "Kiểm tra, giám sát",
                                FARMING,
                                "",
                                "",
                                List.of(PaperLine.of("Kiểm tra các xã", "Quý III/2025", "Đợt", 4, 3_125_000)))),
                "Bốn trăm bảy mươi ba triệu, sáu trăm ngàn đồng",
                List.of("Người lập biểu", "Nguyễn Thị Hoa"),
                List.of("agency-unknown", "plan-budget-holder", "plan-funding-source", "unit-unknown"));
    }

    /** A department's plan with sections A, B, C and one parent. */
    static PaperPlan department() {
        return new PaperPlan(
                List.of(
                        "Phụ lục kinh phí",
                        "Hoạt động phòng, chống sốt xuất huyết năm 2023",
                        "(Kèm theo Kế hoạch số 45/KH-SYT ngày 10 tháng 01 năm 2023 của Sở Y tế)"),
                "45/KH-SYT",
                List.of(
                        new PaperSection(
                                "A",
                                "Giám sát dịch tễ",
                                DISEASE,
                                "Trung tâm Y tế các huyện",
                                "Cả năm",
                                List.of(
                                        PaperLine.of("Giám sát véc tơ tại ổ dịch", "", "Lần", 120, 0)
                                                .over(
                                                        PaperLine.of("Giám sát thường quy", "", "Lần", 96, 650_000),
                                                        PaperLine.of("Giám sát đột xuất", "", "Lần", 24, 900_000)),
                                        PaperLine.of("Xét nghiệm mẫu huyết thanh", "", "Mẫu", 300, 185_000))),
                        new PaperSection(
                                "B",
                                "Xử lý ổ dịch",
                                DISEASE,
                                "",
                                "",
                                List.of(
                                        PaperLine.of("Hóa chất diệt muỗi", "Quý II/2023", "Lít", 40, 1_450_000),
                                        PaperLine.of("Công phun", "", "Công", 200, 240_000))),
                        new PaperSection(
                                "C",
                                "Quản lý, truyền thông",
                                HEALTH,
                                "",
                                "",
                                List.of(PaperLine.of("Phát thanh, truyền hình", "", "Kỳ", 6, 5_000_000)))),
                "Hai trăm bảy mươi lăm triệu, năm trăm nghìn đồng",
                List.of(),
                List.of("agency-unknown", "plan-budget-holder", "plan-funding-source", "unit-unknown"));
    }

    /** Digital change: each line has an agency of its own or its section's. */
    static PaperPlan digital() {
        return new PaperPlan(
                List.of(
                        "PHỤ LỤC",
                        "Nhiệm vụ và kinh phí chuyển đổi số năm 2024",
                        "(Kèm theo Quyết định số 210/QĐ-UBND ngày 05/3/2024 của Chủ tịch UBND tỉnh Tây Ninh)"),
                "210/QĐ-UBND",
                List.of(
                        new PaperSection(
                                "I",
                                "Chính quyền số",
                                MEDIA,
                                "Các sở, ban, ngành",
                                "",
                                List.of(
                                        PaperLine.of("Nâng cấp trục liên thông", "", "HT", 1, 1_250_000_000),
                                        PaperLine.of("Số hóa hồ sơ khoa học", "", "Hồ sơ", 2500, 42_000)
                                                .ledBy(SCIENCE),
                                        PaperLine.of("Số hóa niên giám thống kê", "", "Bộ", 5, 16_400_000)
                                                .ledBy(STATISTICS))),
                        new PaperSection(
                                "II",
                                "Kinh tế số",
                                TRADE,
                                "",
                                "",
                                List.of(
                                        PaperLine.of("Đưa hộ kinh doanh lên sàn", "", "Hộ", 150, 1_200_000),
                                        PaperLine.of("Hội thảo kinh tế số", "", "Cuộc", 1, 38_500_000)
                                                .ledBy(MEDIA)))),
                "Một tỷ, sáu trăm năm mươi lăm triệu, năm trăm ngàn đồng",
                List.of(),
                List.of("agency-unknown", "plan-budget-holder", "plan-funding-source"));
    }

    /** Three levels below each section. */
    static PaperPlan training() {
        return new PaperPlan(
                List.of(
                        "Phụ lục II",
                        "Kinh phí đào tạo nghề và giải quyết việc làm năm 2022",
                        "(Kèm theo Kế hoạch số 77/KH-UBND ngày 21/01/2022 của UBND tỉnh Tây Ninh)"),
                "77/KH-UBND",
                List.of(
                        new PaperSection(
                                "I",
                                "Đào tạo nghề",
                                LABOUR,
                                "",
                                "Năm 2022",
                                List.of(
                                        PaperLine.of("Đào tạo dưới 3 tháng", "", "", 0, 0)
                                                .over(
                                                        PaperLine.of("Nghề nông nghiệp", "", "", 0, 0)
                                                                .over(
                                                                        PaperLine.of(
                                                                                "Trồng nấm", "", "Lớp", 4, 52_000_000),
                                                                        PaperLine.of(
                                                                                "Nuôi bò", "", "Lớp", 3, 48_500_000)),
                                                        PaperLine.of("Nghề phi nông nghiệp", "", "Lớp", 6, 61_000_000)),
                                        PaperLine.of("Điều tra nhu cầu học nghề", "", "Phiếu", 1200, 45_000))),
                        new PaperSection(
                                "II",
                                "Thanh niên khởi nghiệp",
                                YOUTH,
                                "",
                                "",
                                List.of(
                                        PaperLine.of("Cuộc thi ý tưởng", "", "Cuộc", 1, 75_000_000),
                                        PaperLine.of("Hỗ trợ dự án", "", "Dự án", 5, 20_000_000)
                                                .noting(
                                                        "Trong đó: 02 dự án của năm 2021 chuyển tiếp sang thực hiện năm 2022",
                                                        new PaperPortion("2021", 2, 40_000_000))))),
                "Chín trăm bốn mươi tám triệu, năm trăm ngàn đồng",
                List.of(),
                List.of("agency-unknown", "carried-over", "plan-budget-holder", "plan-funding-source"));
    }

    /** A small plan whose agencies are known by other names; titles with quotes, commas, semicolons. */
    static PaperPlan schools() {
        return new PaperPlan(
                List.of(
                        "Phụ lục",
                        "Kinh phí Ngày hội STEM; sáng tạo trẻ năm 2024",
                        "(Kèm theo Kế hoạch số 08/KH-SGDĐT ngày 9/1/2024 của Sở Giáo dục và Đào tạo)"),
                "08/KH-SGDĐT",
                List.of(
                        new PaperSection(
                                "I",
                                "Ngày hội \"STEM\", cấp tỉnh",
                                SCHOOLS,
                                "Tỉnh đoàn; Sở Khoa học và Công nghệ",
                                "",
                                List.of(
                                        PaperLine.of("Giải thưởng (nhất; nhì; ba)", "", "Giải", 9, 1_500_000),
                                        PaperLine.of("Thuê rạp, âm thanh \"trọn gói\"", "", "Ngày", 2, 8_400_000))),
                        new PaperSection(
                                "II",
                                "Trang thiết bị",
                                SCIENCE_SHORT,
                                "",
                                "",
                                List.of(PaperLine.of("Bộ thí nghiệm; linh kiện", "", "Bộ", 15, 2_350_000)))),
                "Sáu mươi lăm triệu, năm trăm năm mươi ngàn đồng",
                List.of("Thủ trưởng đơn vị"),
                List.of("agency-spelling", "agency-unknown", "plan-budget-holder", "plan-funding-source"));
    }
}
