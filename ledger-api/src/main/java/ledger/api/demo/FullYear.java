package ledger.api.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;

/**
 * The demo's longer story: 2021 is recorded to its end, what goes on moves to the plan of 2022, the rest lapses, the year is
 * closed and the next one begins. Books are shown at the end only, so that they are the same at every run.
 */
final class FullYear {

    private final LedgerClient client;
    private final HalfYear firstHalf;
    private final YearEnd yearEnd;
    private final PrintStream out;

    FullYear(LedgerClient client, HalfYear firstHalf, YearEnd yearEnd, PrintStream out) {
        this.client = client;
        this.firstHalf = firstHalf;
        this.yearEnd = yearEnd;
        this.out = out;
    }

    /**
     * Tells it from beginning to end; what is recorded already is not recorded again.
     *
     * @throws BooksDisagree when the sums of the books of either year are not the same however they are added up, or another
     *     sum came into 2022 than left 2021
     * @throws IOException when the ledger cannot be asked or does not answer as it should
     */
    void run() throws IOException, InterruptedException {
        out.println();
        var plan = new Opening(client, out).run();
        var bookkeeping = new Bookkeeping(client, out, plan);
        out.printf("%n2. Giao dự toán và nửa năm thu chi / The allocation and half a year of facts%n");
        bookkeeping.record(firstHalf.facts());
        out.printf("%n3. Cuối năm 2021 sang đầu năm 2022 / The end of 2021 and the beginning of 2022%n");
        bookkeeping.record(yearEnd.facts());
        out.printf("%n4. Chi thêm sau khi khóa sổ / A payment is asked for when the year is closed%n");
        new InVain(bookkeeping, out).ask(yearEnd.late(), "Năm chưa khóa sổ / the year is not closed: recorded");
        var next = bookkeeping.id(yearEnd.next());
        books(plan, next, bookkeeping.position());
        new WhereNext(client, out).print(6, plan, next);
    }

    private void books(String plan, String next, long position) throws IOException, InterruptedException {
        var first = Books.read(client, plan, position);
        var second = Books.read(client, next, position);
        out.printf("%n5. Sổ của hai năm / The books of both years%n");
        new YearStatement(first, out).print();
        new YearStatement(second, out).print();
        var wrong = new ArrayList<String>();
        wrong.addAll(first.disagreements());
        wrong.addAll(second.disagreements());
        wrong.addAll(first.disagreementsWith(second));
        if (!wrong.isEmpty()) {
            throw new BooksDisagree(wrong);
        }
        out.printf(
                "Chuyển nguồn năm 2021 đi = năm 2022 đến / carried out of 2021 = carried into 2022: %s%n",
                Figures.dots(Figures.of(second.total()).carriedIn()));
        out.println("Đã đối chiếu: dòng = phần = cơ quan = kế hoạch / Checked: lines = sections = agencies = plan");
    }
}
