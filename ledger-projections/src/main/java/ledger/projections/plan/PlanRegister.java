package ledger.projections.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.carryover.CarryOverEvent.AppendixExtended;
import ledger.core.plan.Line;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.registration.RegistrationEvent.PlanWithdrawn;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.projections.RecordedEvent;
import ledger.projections.Register;
import ledger.projections.Rows;
import org.jspecify.annotations.Nullable;

/** Lays an appendix out in rows, in printed order. */
public final class PlanRegister implements Register {

    @Override
    public List<String> tables() {
        return List.of("plan", "line", "portion", "task_origin");
    }

    @Override
    public void fold(List<RecordedEvent> batch, Connection reading) throws SQLException {
        var plans = new Rows(
                "text",
                "text",
                "date",
                "bigint",
                "text",
                "text",
                "text",
                "text",
                "bigint",
                "date",
                "timestamptz",
                "bigint");
        var lines = new Rows(
                "text", "text", "text", "text", "text", "bigint", "text", "text", "text", "text", "text", "bigint",
                "bigint", "bigint", "text", "text");
        var portions = new Rows("text", "text", "text", "bigint", "bigint", "bigint", "bigint", "bigint");
        var withdrawn = new Rows("text", "date");
        var origins = new Rows("text", "text");
        var amended = new Rows("text", "bigint", "bigint", "text", "date", "date");
        // Rows are laid out anew whenever the appendix changes, so only the last appendix of a batch is.
        var inForce = new LinkedHashMap<PlanId, Plan>();
        var amendments = new LinkedHashMap<PlanId, PlanAmended>();
        var succeeded = new ArrayList<AgencySucceeded>();
        for (var recorded : batch) {
            if (recorded.event() instanceof PlanWithdrawn gone) {
                withdrawn.add(gone.plan(), gone.effective());
            } else if (recorded.event() instanceof AgencySucceeded succession) {
                succeeded.add(succession);
            } else if (recorded.event() instanceof PlanAmended change) {
                var plan = change.approved();
                inForce.put(plan.id(), plan);
                origins(plan, origins);
                amendments.put(plan.id(), change);
            } else if (recorded.event() instanceof AppendixExtended extended) {
                inForce.put(extended.plan(), extended.approved());
            } else if (recorded.event() instanceof PlanRegistered registered) {
                var plan = registered.approved();
                plans.add(
                        plan.id(),
                        plan.number(),
                        plan.date(),
                        (long) plan.fiscalYear(),
                        plan.issuer(),
                        plan.fundingSource(),
                        plan.budgetHolder().code(),
                        plan.budgetHolder().name(),
                        plan.approvedTotal().dong(),
                        registered.effective(),
                        recorded.recordedAt(),
                        recorded.position());
                inForce.put(plan.id(), plan);
                origins(plan, origins);
            }
        }
        amendments.forEach((id, change) -> amended.add(
                id,
                change.approved().approvedTotal().dong(),
                (long) change.number(),
                change.decision().number(),
                change.decision().date(),
                change.effective()));
        var laidOut = new Rows("text");
        inForce.values().forEach(plan -> {
            laidOut.add(plan.id());
            new Layout(plan, lines, portions).lay();
        });
        plans.write(reading, "insert into reading.plan select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        amended.write(reading, """
                update reading.plan p
                set approved_total = a.total, amendments = a.number,
                    amending_decision = a.decision, amending_date = a.decided, amended_from = a.effective
                from unnest(?, ?, ?, ?, ?, ?) as a (plan, total, number, decision, decided, effective)
                where p.plan = a.plan
                """);
        laidOut.write(reading, "delete from reading.line where plan = any(?)");
        laidOut.write(reading, "delete from reading.portion where plan = any(?)");
        lines.write(reading, """
                insert into reading.line
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        portions.write(reading, "insert into reading.portion select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)");
        origins.write(reading, "insert into reading.task_origin select * from unnest(?, ?) on conflict do nothing");
        // No appendix names an agency again that was succeeded, so the rows of the whole batch can be there before.
        for (var succession : succeeded) {
            succeed(succession, reading);
        }
        withdrawn.write(reading, """
                update reading.plan p set withdrawn = w.effective
                from unnest(?, ?) as w (plan, effective) where p.plan = w.plan
                """);
    }

    private static void origins(Plan plan, Rows origins) {
        plan.leaves()
                .flatMap(line -> line.carriedOver().stream())
                .map(PortionShare::origin)
                .filter(Objects::nonNull)
                .map(LineId::plan)
                .distinct()
                .forEach(origin -> origins.add(plan.id(), origin));
    }

    private static void succeed(AgencySucceeded succession, Connection reading) throws SQLException {
        var agencies = new Rows("text", "text", "text", "text");
        agencies.add(
                succession.plan(),
                succession.predecessor().code(),
                succession.successor().code(),
                succession.successor().name());
        agencies.write(reading, """
                update reading.line l set lead_agency = a.successor, lead_agency_name = a.name
                from unnest(?, ?, ?, ?) as a (plan, predecessor, successor, name)
                where l.plan = a.plan and l.lead_agency = a.predecessor
                """);
        agencies.write(reading, """
                update reading.plan p set budget_holder = a.successor, budget_holder_name = a.name
                from unnest(?, ?, ?, ?) as a (plan, predecessor, successor, name)
                where p.plan = a.plan and p.budget_holder = a.predecessor
                """);
    }

    /** The rows of one plan, counted in printed order. */
    private static final class Layout {

        private final Plan plan;
        private final Rows lines;
        private final Rows portions;
        private long ordinal;

        private Layout(Plan plan, Rows lines, Rows portions) {
            this.plan = plan;
            this.lines = lines;
            this.portions = portions;
        }

        private void lay() {
            for (var section : plan.sections()) {
                lines.add(
                        plan.id(),
                        section.code(),
                        "SECTION",
                        section.title(),
                        null,
                        ++ordinal,
                        section.code(),
                        section.leadAgency().code(),
                        section.leadAgency().name(),
                        section.coordinating().isEmpty() ? null : String.join("\n", section.coordinating()),
                        null,
                        null,
                        null,
                        section.amount().dong(),
                        section.time(),
                        section.note());
                section.lines().forEach(line -> lay(section, section.code().value(), line));
            }
        }

        private void lay(Section section, String parent, Line line) {
            lines.add(
                    plan.id(),
                    line.code(),
                    line.leaf() ? "LEAF" : "PARENT",
                    line.title(),
                    parent,
                    ++ordinal,
                    section.code(),
                    line.ledBy(section).code(),
                    line.ledBy(section).name(),
                    line.coordinating().isEmpty() ? null : String.join("\n", line.coordinating()),
                    line.unit(),
                    line.quantity() == null ? null : line.quantity().count(),
                    line.unitPrice() == null ? null : line.unitPrice().dong(),
                    line.amount().dong(),
                    line.time(),
                    line.note());
            if (line.leaf()) {
                long place = 0;
                for (var share : line.portions()) {
                    portions.add(
                            plan.id(),
                            line.code(),
                            share.portion(),
                            ++place,
                            share.quantity() == null ? null : share.quantity().count(),
                            share.amount().dong(),
                            year(share.portion(), 0),
                            year(share.portion(), -1));
                }
            }
            line.lines().forEach(below -> lay(section, line.code().value(), below));
        }

        /** The first (0) or last (-1) year of the portion's period; null when it is of the plan's own year. */
        private static @Nullable Long year(Portion portion, int which) {
            if (!portion.carriedOver()) {
                return null;
            }
            var years = Stream.of(portion.label().split("-")).map(Long::valueOf).toList();
            return years.get(which == 0 ? 0 : years.size() - 1);
        }
    }
}
