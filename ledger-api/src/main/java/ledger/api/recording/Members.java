package ledger.api.recording;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.core.balance.Balances;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.law.Circumstances;
import ledger.core.money.Quantity;
import ledger.core.yearend.Phase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Values of the domain as members of an answer. */
public final class Members {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX");

    private Members() {}

    /** An instant with six decimals, in the ledger's zone: {@code 2021-04-06T08:12:03.123456+07:00}. */
    public static String instant(Instant instant) {
        return INSTANT.format(OffsetDateTime.ofInstant(instant, Circumstances.ZONE));
    }

    public static Map<String, Object> balances(Balances balances) {
        var members = new LinkedHashMap<String, Object>();
        members.put("allocated", balances.allocated().dong());
        members.put("available", balances.available().dong());
        members.put("held", balances.held().dong());
        members.put("reserved", balances.reserved().dong());
        members.put("committed", balances.committed().dong());
        members.put("advanced", balances.advanced().dong());
        members.put("spent", balances.spent().dong());
        members.put("lapsed", balances.lapsed().dong());
        members.put("carriedOut", balances.carriedOut().dong());
        return members;
    }

    /** Adds what a body had when it was sent, as far as the answer does not say it already. */
    public static void addAsSent(Map<String, Object> members, String json) {
        JsonMapper.shared()
                .readTree(json)
                .properties()
                .forEach(member -> members.putIfAbsent(member.getKey(), member.getValue()));
    }

    public static Map<String, Object> phase(Phase phase) {
        var members = new LinkedHashMap<String, Object>();
        members.put("phase", phase.name().name());
        members.put("phaseEnds", text(phase.last()));
        return members;
    }

    public static @Nullable Map<String, Object> document(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        var members = new LinkedHashMap<String, Object>();
        members.put("number", document.number());
        members.put("date", document.date().toString());
        return members;
    }

    public static @Nullable Map<String, Object> payee(@Nullable Payee payee) {
        if (payee == null) {
            return null;
        }
        var members = new LinkedHashMap<String, Object>();
        members.put("name", payee.name());
        if (payee.taxCode() != null) {
            members.put("taxCode", payee.taxCode());
        }
        return members;
    }

    public static @Nullable Long quantity(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.count();
    }

    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
