package ledger.api.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import ledger.api.words.Phrasebook;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Section;

/** An appendix to be filled in: one section with one line as an example, and a note at each cell that says what belongs there. */
final class Template {

    private static final String BUNDLE = "ledger.api.export.messages";
    private static final Phrasebook VIETNAMESE = Phrasebook.vietnamese(BUNDLE);
    private static final Phrasebook ENGLISH = Phrasebook.english(BUNDLE);

    private Template() {}

    /** @param locale the language of the notes; the appendix itself is in the language of official documents */
    static void write(Locale locale, OutputStream into) throws IOException {
        AppendixWorkbook.write(example(), locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE, into);
    }

    private static Plan example() {
        var agency = new Agency("so-khcn", "Sở Khoa học và Công nghệ");
        var amount = Money.dong(50_000_000);
        var line = new Line(
                new LineCode("I.1"),
                "Ví dụ: Tổ chức lớp đào tạo",
                "Lớp",
                Quantity.of(2),
                Money.dong(25_000_000),
                amount,
                "Quý I/2026",
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        return new Plan(
                new PlanId("MAU-KH-UBND-2026"),
                "…/KH-UBND",
                LocalDate.of(2026, 1, 15),
                2026,
                "Ủy ban nhân dân tỉnh …",
                "nguồn kinh phí sự nghiệp …",
                agency,
                amount,
                List.of(new Section(
                        new LineCode("I"),
                        "Ví dụ: Đào tạo nguồn nhân lực",
                        agency,
                        List.of(),
                        null,
                        null,
                        List.of(line))));
    }
}
