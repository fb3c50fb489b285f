package ledger.api.page.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.api.recording.Asked;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has filled in so far.
 *
 * @param target the fact that it is on; null when it is on the plan
 * @param replaces the fact that is undone in the same write; null when none is
 * @param key by which it is recorded once, as it was sent; null when nothing was sent
 * @param typed by the path of the field, as it was typed
 */
record Entered(
        Act act,
        @Nullable String target,
        @Nullable String replaces,
        @Nullable String key,
        Map<String, String> typed) {

    /** In front of the fields of the reversal, where something else is filled in to replace what is undone. */
    static final String UNDO = "undo.";

    private static final int LONGEST = 2_000;

    /** The fields of a request, whether it was sent with a form or stands in an address. */
    static Entered of(Act act, HttpServletRequest request) {
        var target = text(request, "target");
        var replaces = text(request, "replaces");
        var typed = new LinkedHashMap<String, String>();
        for (var field : act.all(target != null)) {
            keep(field.path(), request, typed);
        }
        if (replaces != null) {
            Act.REVERSE.asked(true).forEach(field -> keep(UNDO + field.path(), request, typed));
        }
        return new Entered(act, target, replaces, text(request, Asked.FORM_KEY), typed);
    }

    private static void keep(String name, HttpServletRequest request, Map<String, String> typed) {
        var text = text(request, name);
        if (text != null) {
            typed.put(name, text);
        }
    }

    private static @Nullable String text(HttpServletRequest request, String name) {
        var text = request.getParameter(name);
        return text == null || text.isBlank() ? null : text.substring(0, Math.min(text.length(), LONGEST));
    }

    boolean onFact() {
        return target != null;
    }

    String text(Field field) {
        return typed.getOrDefault(field.path(), "");
    }

    /** The same with a field filled in. */
    Entered with(String path, String text) {
        var more = new LinkedHashMap<>(typed);
        more.put(path, text);
        return new Entered(act, target, replaces, key, more);
    }

    /** The same with fields filled in that are still empty. */
    Entered filledUp(Map<String, String> defaults) {
        var more = new LinkedHashMap<>(defaults);
        more.putAll(typed);
        return new Entered(act, target, replaces, key, more);
    }

    /** The same with every typed line named by its code. */
    Entered onLines(List<Lines.Choice> lines) {
        var meant = this;
        for (var field : act.all(onFact())) {
            if (field.kind() == Field.Kind.LINE) {
                meant = meant.with(field.path(), Lines.meant(text(field), lines));
            }
        }
        return meant;
    }

    /** As the body of a request to the interface. */
    byte[] naming() {
        return replaces == null
                ? EntryBody.naming(act, target, typed)
                : EntryBody.replacing(replaces, act, target, typed);
    }
}
