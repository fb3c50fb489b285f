package ledger.api.demo;

import java.io.IOException;
import java.io.PrintStream;

/** The demo's story: the plan goes in, half a year is recorded, an overspend is refused, the books are shown. */
final class Demo {

    private final LedgerClient client;
    private final HalfYear script;
    private final PrintStream out;

    Demo(LedgerClient client, HalfYear script, PrintStream out) {
        this.client = client;
        this.script = script;
        this.out = out;
    }

    /**
     * Tells it from beginning to end; what is recorded already is not recorded again.
     *
     * @throws BooksDisagree when the sums of the books are not the same however they are added up
     * @throws IOException when the ledger cannot be asked or does not answer as it should
     */
    void run() throws IOException, InterruptedException {
        out.println();
        var plan = new Opening(client, out).run();
        var bookkeeping = new Bookkeeping(client, out, plan);
        out.printf("%n2. Giao dự toán và nửa năm thu chi / The allocation and half a year of facts%n");
        bookkeeping.record(script.facts());
        overspend(bookkeeping);
        books(plan, bookkeeping.position());
        new WhereNext(client, out).print(5, plan);
    }

    private void overspend(Bookkeeping bookkeeping) throws IOException, InterruptedException {
        out.printf("%n3. Một đề nghị vượt dự toán / An overspend is asked for%n");
        new InVain(bookkeeping, out)
                .ask(
                        script.overspend(),
                        "Dòng này nay đủ tiền nên đề nghị được ghi / the line has enough by now: recorded");
    }

    private void books(String plan, long position) throws IOException, InterruptedException {
        var books = Books.read(client, plan, position);
        out.printf("%n4. Sổ của kế hoạch / The books of the plan %s%n", plan);
        new Statement(books, out).print();
        var wrong = books.disagreements();
        if (!wrong.isEmpty()) {
            throw new BooksDisagree(wrong);
        }
        out.println("Đã đối chiếu: dòng = phần = cơ quan = kế hoạch / Checked: lines = sections = agencies = plan");
    }
}
