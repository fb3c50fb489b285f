package ledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page of a long list is read from an index, wherever it begins, and not by sorting the list. */
class SortedPageTest {

    private final ReadingDatabase database = new ReadingDatabase();
    private final JdbcClient reading = JdbcClient.create(database.node());

    @BeforeEach
    void many() {
        reading.sql("""
                insert into reading.commitment (id, plan, line, portion, amount, undrawn, released, quantity_released, payee,
                    effective, recorded_at, actor, reason, position)
                select 'KH-1:I.1:' || n, 'KH-1', 'I.1', 'NEW', n % 100, n % 100, 0, 0, 'B',
                    date '2021-01-01' + n % 365, now(), 'ketoan', 'Theo hợp đồng', n
                from generate_series(1, 20000) as n
                """).update();
        reading.sql("""
                insert into reading.disbursement (id, plan, line, portion, commitment, kind, amount, outstanding, settled,
                    recovered, returned, due_date, effective, recorded_at, actor, reason, position)
                select 'KH-1:I.2:' || n, 'KH-1', 'I.2', 'NEW', 'KH-1:I.1:' || n, 'ADVANCE', n % 100, n % 100, 0, 0, 0,
                    case when n % 2 = 0 then date '2021-02-01' + n % 365 end,
                    date '2021-01-01' + n % 365, now(), 'ketoan', 'Tạm ứng', n
                from generate_series(1, 20000) as n
                """).update();
        reading.sql("analyze reading.commitment, reading.disbursement").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "commitment, POSITION, 7000, commitment_plan",
        "commitment, EFFECTIVE_DATE, 2021-06-01, commitment_by_effective",
        "commitment, AMOUNT, 50, commitment_by_amount",
        "disbursement_of, POSITION, 7000, disbursement_plan",
        "disbursement_of, EFFECTIVE_DATE, 2021-06-01, disbursement_by_effective",
        "disbursement_of, AMOUNT, 50, disbursement_by_amount",
        "disbursement_of, DUE_DATE, 2021-06-01, disbursement_by_due_date",
        "disbursement_of, DUE_DATE, infinity, disbursement_by_due_date"
    })
    void is_read_from_an_index(String table, Order.Key key, String value, String index) {
        for (var order : new Order[] {new Order(key, false), new Order(key, true)}) {
            var start = new Start(order, new Mark(value, 7_000));
            var plan =
                    String.join("\n", new Query(table).and("plan = ?", "KH-1").explained(reading, start, 50));
            assertThat(plan)
                    .contains(index)
                    .doesNotContain("Sort", "Seq Scan on commitment c", "Seq Scan on disbursement d");
        }
    }
}
