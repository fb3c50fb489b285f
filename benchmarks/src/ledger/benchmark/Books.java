package ledger.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.benchmark.Deed.Stored;

/**
 * What the ledger holds after a restart.
 *
 * @param stored the events of deeds, as the log has them
 * @param balances by line, as the registers show them over HTTP
 * @param gaps positions that are missing
 * @param brokenLinks places where the chain of hashes does not hold
 */
record Books(List<Stored> stored, Map<String, Balance> balances, long gaps, long brokenLinks) {

    /** The buckets that deeds move money between, in đồng, and the lowest of all buckets. */
    record Balance(long allocated, long available, long committed, long spent, long lowest) {}

    static Books of(LedgerServer server) throws IOException, SQLException, InterruptedException {
        var stored = new ArrayList<Stored>();
        try (var connection = server.database("ledger_app");
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(
                    "select reason, position from ledger.event where reason like 'drill %'")) {
                while (rows.next()) {
                    stored.add(new Stored(rows.getString(1), rows.getLong(2)));
                }
            }
            try (var row = statement.executeQuery("""
                    select max(position), max(position) - count(*), (select count(*) from ledger.broken_link)
                    from ledger.event""")) {
                row.next();
                return new Books(stored, balances(server, row.getLong(1)), row.getLong(2), row.getLong(3));
            }
        }
    }

    /** Asked for until the registers have caught up with the log. */
    private static Map<String, Balance> balances(LedgerServer server, long position)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(server.url() + "/api/v1/plans/" + SamplePlan.ID + "/balances?by=line"))
                .header("Authorization", LedgerServer.basic(SamplePlan.ACCOUNTANT))
                .header("Ledger-Min-Position", Long.toString(position))
                .build();
        var http = HttpClient.newHttpClient();
        var answer = http.send(request, BodyHandlers.ofString());
        for (int again = 0; answer.statusCode() == 503 && again < 30; again++) {
            answer = http.send(request, BodyHandlers.ofString());
        }
        if (answer.statusCode() != 200) {
            throw new IOException("The balances answer " + answer.statusCode() + ": " + answer.body());
        }
        var balances = new LinkedHashMap<String, Balance>();
        for (var item : new ObjectMapper().readTree(answer.body()).get("items")) {
            long lowest = Long.MAX_VALUE;
            for (var bucket : List.of(
                    "available", "held", "reserved", "committed", "advanced", "spent", "lapsed", "carriedOut")) {
                lowest = Math.min(lowest, item.get(bucket).longValue());
            }
            balances.put(
                    item.get("key").textValue(),
                    new Balance(
                            item.get("allocated").longValue(),
                            item.get("available").longValue(),
                            item.get("committed").longValue(),
                            item.get("spent").longValue(),
                            lowest));
        }
        return balances;
    }
}
