package ledger.api.importing.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import ledger.api.importing.CheckedAppendix;
import ledger.api.importing.corpus.Habits.Numbers;
import ledger.api.importing.corpus.Habits.Part;
import ledger.api.importing.corpus.Habits.SubLines;
import ledger.api.importing.corpus.PaperPlan.PaperAgency;
import ledger.api.importing.corpus.PaperPlan.PaperLine;
import ledger.api.importing.corpus.PaperPlan.PaperPortion;
import ledger.api.importing.corpus.PaperPlan.PaperSection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever plan is written in whatever kind of file with whatever habits, the import reads the same plan. */
class RandomPlanTest {

    private static final int PLANS = 60;

    private static final List<String> SECTIONS = List.of("I", "II", "III", "IV", "V", "VI");
    private static final List<String> TITLES = List.of(
            "Đăng báo \"Tây Ninh\"",
            "Hội nghị, hội thảo",
            "Tập huấn; đào tạo",
            "Hỗ trợ 'doanh nghiệp' nhỏ",
            "Mua sắm: bàn, ghế",
            "Kiểm tra & giám sát",
            "\"Trọn gói\"",
            "Số hóa 50% hồ sơ",
            "Ủy thác (nếu có)");
    private static final List<String> UNITS = List.of("Lần", "Lớp", "DN", "HT", "SP");
    private static final List<PaperAgency> AGENCIES = List.of(
            new PaperAgency("Sở Khoa học và Công nghệ", "so-khcn"),
            new PaperAgency("Cục Thống kê tỉnh", "cuc-thong-ke"),
            new PaperAgency("Sở KH&CN", "so-khcn"),
            new PaperAgency("Sở Y tế", "so-y-te"));

    /** The kinds of file. */
    enum Kind {
        XLSX(Writers::xlsx),
        XLS(Writers::xls),
        COMMAS(paper -> Writers.utf8(Writers.csv(paper, ','))),
        SEMICOLONS(paper -> Writers.utf8WithMark(Writers.csv(paper, ';'))),
        TABS(paper -> Writers.utf8(Writers.tabs(paper))),
        UTF_16(paper -> Writers.utf16(Writers.tabs(paper))),
        WINDOWS_1258(paper -> Writers.windows1258(Writers.tabs(paper)));

        private final Function<Paper, byte[]> writer;

        Kind(Function<Paper, byte[]> writer) {
            this.writer = writer;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_plan_is_read_as_it_was_written(Kind kind) {
        for (int seed = 0; seed < PLANS; seed++) {
            var random = new Random(seed);
            var plan = plan(random);
            var habits = habits(random);
            boolean lettered = habits.subLines() == SubLines.LETTER;
            var reading = Imports.check(kind.writer.apply(Paper.of(plan, habits)), kind.name());
            var place = kind + ", seed " + seed + ", " + habits;
            assertThat(reading).as(place).isInstanceOf(CheckedAppendix.class);
            var checked = (CheckedAppendix) reading;
            assertThat(figures(Expected.of(checked)))
                    .as(() -> place + "\n" + String.join("\n", Imports.messages(checked.findings())))
                    .isEqualTo(figures(lettered ? Expected.of(plan, Expected.LETTERED) : Expected.of(plan)));
            assertThat(checked.status()).as(place).isEqualTo(CheckedAppendix.Status.CHECKED);
        }
    }

    private static String figures(Expected read) {
        return new Expected(read.number(), read.total(), read.sections(), read.leaves(), List.of()).json();
    }

    private static PaperPlan plan(Random random) {
        var sections = new ArrayList<PaperSection>();
        for (var mark : SECTIONS.subList(0, 1 + random.nextInt(SECTIONS.size()))) {
            var lines = new ArrayList<PaperLine>();
            for (int count = 1 + random.nextInt(4); count > 0; count--) {
                lines.add(line(random));
            }
            sections.add(new PaperSection(mark, one(TITLES, random), one(AGENCIES, random), "", "", lines));
        }
        return new PaperPlan(
                List.of("Phụ lục năm 2021", "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/4/2021 của UBND tỉnh)"),
                "12/KH-UBND",
                sections,
                "",
                List.of(),
                List.of());
    }

    private static PaperLine line(Random random) {
        if (random.nextInt(5) == 0) {
            return PaperLine.of(one(TITLES, random), "", "", 0, 0).over(leaf(random), leaf(random));
        }
        var line = leaf(random);
        if (random.nextInt(3) == 0) {
            long quantity = 1 + random.nextInt((int) line.quantity());
            var said =
                    "Trong đó: " + quantity + " nhiệm vụ của giai đoạn 2016-2020 chuyển tiếp sang thực hiện năm 2021";
            line = line.noting(said, new PaperPortion("2016-2020", quantity, quantity * line.unitPrice()));
        }
        return random.nextInt(4) == 0 ? line.ledBy(one(AGENCIES, random)) : line;
    }

    /** In whole tenths of a million: "20,719 triệu" may mean two amounts and is refused. */
    private static PaperLine leaf(Random random) {
        return PaperLine.of(
                one(TITLES, random),
                "",
                one(UNITS, random),
                1 + random.nextInt(99),
                100_000L * (1 + random.nextInt(900)));
    }

    private static Habits habits(Random random) {
        var order = new ArrayList<>(Part.USUAL);
        if (random.nextBoolean()) {
            Collections.shuffle(order, random);
        }
        var habits = Habits.usual()
                .in(order.toArray(Part[]::new))
                .writing(one(List.copyOf(EnumSet.allOf(Numbers.class)), random))
                .marking(one(List.of(SubLines.values()), random))
                .calling(Part.UNIT, one(List.of("ĐVT", "Đơn vị tính"), random));
        habits = random.nextBoolean() ? habits.uncounted() : habits;
        habits = random.nextInt(3) == 0 ? habits.withBlankRows() : habits;
        return random.nextInt(3) == 0 ? habits.repeatingHeader(3 + random.nextInt(5)) : habits;
    }

    private static <T> T one(List<T> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }
}
