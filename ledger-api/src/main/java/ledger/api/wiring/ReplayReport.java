package ledger.api.wiring;

import ledger.api.redeciding.Redecided;
import ledger.api.redeciding.Redecided.Otherwise;
import ledger.api.replay.Result;
import ledger.projections.replay.Difference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on the command line what a replay has found. */
final class ReplayReport {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayReport.class);

    private ReplayReport() {}

    static void tell(Result result, long millis) {
        var compared = result.compared();
        LOG.info("Đến vị trí {} · up to position {}, hash {}", compared.position(), compared.position(), result.hash());
        if (result.brokenAt() == null) {
            LOG.info("Chuỗi băm nguyên vẹn. / The chain of hashes is intact.");
        } else {
            LOG.error(
                    "Chuỗi băm đứt tại vị trí {}. / The chain of hashes breaks at position {}.",
                    result.brokenAt(),
                    result.brokenAt());
        }
        result.unreadable()
                .forEach(position ->
                        LOG.error("Không đọc được sự kiện {}. / The event at {} cannot be read.", position, position));
        compared.differences().forEach(ReplayReport::tell);
        if (compared.total() > compared.differences().size()) {
            LOG.error("…");
        }
        if (result.redecided() != null) {
            tell(result.redecided());
        }
        LOG.info(
                "{} sự kiện, {} dòng, {} số liệu, {} sai lệch; {} ms. / {} events, {} lines, {} figures, {} differences;"
                        + " {} ms.",
                result.events(),
                compared.lines(),
                compared.figures(),
                compared.total(),
                millis,
                result.events(),
                compared.lines(),
                compared.figures(),
                compared.total(),
                millis);
    }

    private static void tell(Difference one) {
        LOG.error(
                "reading.{}: {} {}/{} {}{}: sự kiện · events {}, sổ · register {}",
                one.table(),
                one.plan(),
                one.line(),
                one.portion(),
                one.figure(),
                one.document() == null ? "" : " " + one.document(),
                one.replayed(),
                one.register());
    }

    private static void tell(Redecided redecided) {
        redecided.differences().forEach(ReplayReport::tell);
        if (redecided.total() > redecided.differences().size()) {
            LOG.error("…");
        }
        redecided
                .omitted()
                .forEach(omitted -> LOG.info(
                        "Không quyết định lại · not decided again: {} {} ({})",
                        omitted.count(),
                        omitted.what() == null ? "-" : omitted.what(),
                        omitted.why()));
        LOG.info(
                "Quyết định lại {} lần ghi, {} lần từ chối; {} khác. / {} writes and {} refusals decided again; {} differ.",
                redecided.accepted(),
                redecided.refused(),
                redecided.total(),
                redecided.accepted(),
                redecided.refused(),
                redecided.total());
    }

    private static void tell(Otherwise one) {
        LOG.error(
                "{} {}: đã ghi · recorded [{}], nay · now [{}]",
                one.refusal() == null ? "Vị trí · position" : "Từ chối · refusal",
                one.refusal() == null ? one.position() : one.refusal(),
                one.recorded(),
                one.redecided());
    }
}
