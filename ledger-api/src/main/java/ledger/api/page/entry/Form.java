package ledger.api.page.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ledger.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A form as its page shows it.
 *
 * @param plan its id
 * @param act the slug, which names the words too
 * @param target what it is on; null when it is on the plan
 * @param undone what it replaces; null when it replaces nothing
 * @param undo the fields of the reversal, where it replaces something
 * @param more fields that few need, folded away unless one of them is filled in
 * @param key by which it is recorded once
 * @param lines to choose from
 * @param chosen those of them that the fields name
 * @param like those that may have been meant by fields that name none
 * @param portions to choose from, besides the plan's own year
 * @param amount as it was understood, in đồng; null when none was
 * @param doubts what is to be looked at again, as sentences
 * @param effect what it would come to; null unless that was asked for
 * @param refusal why it was not recorded; null unless it was not
 * @param tried whether it was only asked what it would come to
 * @param steps what can be done about a refusal
 * @param position of the ledger, as the form shows it
 */
record Form(
        String plan,
        String act,
        @Nullable Target target,
        @Nullable Target undone,
        List<Control> undo,
        List<Control> controls,
        List<Control> more,
        String key,
        List<Lines.Choice> lines,
        List<Lines.Choice> chosen,
        List<Lines.Choice> like,
        List<String> portions,
        @Nullable Long amount,
        List<String> doubts,
        @Nullable Effect effect,
        @Nullable Refusal refusal,
        boolean tried,
        List<Step> steps,
        long position) {

    /**
     * A fact that the form is about.
     *
     * @param sentence what was recorded
     * @param figures how it stands now, in đồng, by the name of their label; none of what does not change any more
     * @param replace where it is filled in anew; null where there is no form of its kind
     * @param line the code of its line
     */
    public record Target(
            String id,
            String sentence,
            Map<String, Long> figures,
            @Nullable String replace,
            String line) {}

    /**
     * A field to fill in.
     *
     * @param name of the control
     * @param label the key of its words
     * @param error what is wrong with what was typed; null when nothing is
     * @param longest in characters
     * @param first whether the cursor stands here when the page opens
     */
    public record Control(
            String name,
            String label,
            Field.Kind kind,
            String value,
            boolean required,
            @Nullable String error,
            int longest,
            boolean first) {

        /** The name of the control as an id. */
        public String id() {
            return name.replace('.', '-');
        }
    }

    /**
     * A way out of a refusal.
     *
     * @param name of the step, which is a key of the words
     * @param address where it leads; null when it is a button of the form
     * @param amount to fill in, in đồng; null where the step fills in none
     * @param of the fact that it is about; null where it is about none
     */
    public record Step(
            String name,
            @Nullable String address,
            @Nullable Long amount,
            @Nullable String of) {

        /** A step that leads to another page. */
        static Step to(String name, String address) {
            return new Step(name, address, null, null);
        }
    }

    /** Whether the amount is one that can be said in words. */
    public boolean spelled() {
        return amount != null && amount >= 1 && amount <= Money.MAX;
    }

    /** Whether nothing is left to be filled in. */
    public boolean complete() {
        return Stream.concat(undo.stream(), controls.stream()).noneMatch(Control::first);
    }

    /** Whether one of the fields that few need has something in it, or something wrong with it. */
    public boolean open() {
        return more.stream().anyMatch(control -> !control.value().isEmpty() || control.error() != null);
    }
}
