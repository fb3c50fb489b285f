package ledger.benchmark;

import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import ledger.benchmark.Exchange.Answer;
import ledger.benchmark.Exchange.Request;

/** What one client does, request by request. */
interface Script {

    /** Counted as recorded facts. */
    String RECORD = "record";

    /** Counted as reads that wait for a fact. */
    String SEE = "see";

    /** @param last the answer to the request before; null at the beginning */
    Request next(Answer last);

    /** Commits on a line, disburses the half of it, and again. */
    static Script commitAndDisburse(InetSocketAddress to, Lines lines) {
        return last -> last != null && last.location().contains("/commitments/")
                ? disburse(to, last.location())
                : commit(to, SamplePlan.line(lines.next()), 1_000_000);
    }

    /** Commits, and looks for the commitment as soon as it is recorded. */
    static Script commitAndSee(InetSocketAddress to, Lines lines) {
        return last -> last != null && last.location().contains("/commitments/")
                ? Exchange.get(SEE, to, last.location(), last.position())
                : commit(to, SamplePlan.line(lines.next()), 1_000_000);
    }

    /** Asks for more than any line has. */
    static Script overspend(InetSocketAddress to, Lines lines) {
        return last -> commit(to, SamplePlan.line(lines.next()), 9_000_000_000_000_000L);
    }

    /** Chooses a line. */
    interface Lines {
        int next();
    }

    static Lines spread() {
        return () -> ThreadLocalRandom.current().nextInt(SamplePlan.LINES);
    }

    private static Request commit(InetSocketAddress to, String line, long amount) {
        return Exchange.post(RECORD, to, "/api/v1/plans/" + SamplePlan.ID + "/commitments", key(), """
                {"lineCode": "%s", "amount": %d, "payee": {"name": "Công ty TNHH Tư vấn B", "taxCode": "3900000001"}, \
                "contract": {"number": "12/HĐ-TV", "date": "2021-04-05"}, "effectiveDate": "2021-04-05", \
                "reason": "Tư vấn ISO 9001 cho 02 doanh nghiệp"}""".formatted(line, amount));
    }

    private static Request disburse(InetSocketAddress to, String commitment) {
        return Exchange.post(RECORD, to, commitment + "/disbursements", key(), """
                {"amount": 500000, "voucher": {"number": "RDT-0031", "date": "2021-06-10"}, \
                "effectiveDate": "2021-06-10", "reason": "Thanh toán đợt 1"}""");
    }

    private static String key() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
