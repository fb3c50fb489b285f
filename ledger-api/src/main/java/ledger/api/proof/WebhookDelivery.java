package ledger.api.proof;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends each checkpoint by POST to an address that somebody else answers at. The next one is sent when that answered 2xx, so
 * that they come in order and none is left out; after a crash the last one may come twice. One node sends at a time.
 */
final class WebhookDelivery implements Destination {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int ANSWER_SECONDS = 10;
    /** In one go, so that what else is to be done in time is done. */
    private static final int MOST = 1_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI address;
    private final Proofs proofs;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    WebhookDelivery(URI address, Proofs proofs, DataSource source) {
        this.address = address;
        this.proofs = proofs;
        database = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Override
    public Wellness.Part part() {
        return Wellness.Part.WEBHOOK;
    }

    @Override
    public void deliver() {
        database.sql("insert into app.checkpoint_delivery (destination, position) values ('webhook', 0)"
                        + " on conflict do nothing")
                .update();
        for (int sent = 0; sent < MOST; sent++) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> sendNext()))) {
                return;
            }
        }
    }

    /** False when nothing is left to send, or another node is at it. */
    private boolean sendNext() {
        var position = database.sql("select position from app.checkpoint_delivery where destination = 'webhook'"
                        + " for update skip locked")
                .query(Long.class)
                .optional();
        position.ifPresent(last -> Undelivered.unlessThere(proofs, last));
        var next = position.flatMap(last -> proofs.after(last, 1).stream().findFirst());
        next.ifPresent(checkpoint -> {
            send(checkpoint);
            database.sql("update app.checkpoint_delivery set position = ? where destination = 'webhook'")
                    .param(checkpoint.position())
                    .update();
        });
        return next.isPresent();
    }

    private void send(Checkpoint checkpoint) {
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(ANSWER_SECONDS))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(DirectoryDelivery.content(checkpoint)))
                .build();
        var answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            // The request's own time-out ends with the headers of an answer.
            int status = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS).statusCode();
            if (status / 100 != 2) {
                throw undelivered("HTTP " + status);
            }
        } catch (ExecutionException | TimeoutException failed) {
            answer.cancel(true);
            throw undelivered(String.valueOf(failed.getCause() == null ? failed : failed.getCause()));
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw undelivered("interrupted");
        }
    }

    /** The path and the query of the address may be secrets. */
    private Undelivered undelivered(String why) {
        return new Undelivered(
                "Không gửi được điểm kiểm tra đến %s: %s; sẽ gửi lại".formatted(address.getHost(), why),
                "A checkpoint could not be sent to %s: %s; to be sent again".formatted(address.getHost(), why));
    }
}
