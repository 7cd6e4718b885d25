package dev.serai.hub.console;

import dev.serai.hub.console.PageLayout.FormNotice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a page says of the form that led to it. The address holds a word of these, never a text. */
final class FormNotices {

    static final String PARAMETER = "done";

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("acknowledged", "Acknowledged. You have it now."),
            Map.entry("acknowledged-all", "Acknowledged. You have them now."),
            Map.entry("resolved", "Resolved. What still waited for a decision was withdrawn."),
            Map.entry("noted", "Your note is on the timeline."),
            Map.entry("analysis", "It is being analysed again; what comes of it appears here."),
            Map.entry("approved", "Approved. It starts now, after everything was checked once more."),
            Map.entry("recorded", "Your approval counts. More people have to agree."),
            Map.entry("rejected", "Rejected. Nothing was changed."),
            Map.entry("cancelled", "Cancelled. It does not start."),
            Map.entry("settled", "Settled as you said."),
            Map.entry("taken-back", "What takes it back is proposed. It may need an approval."),
            Map.entry("playbook", "The playbook goes through its steps now."));

    private FormNotices() {}

    /** Null for a word that is none of these. */
    static @Nullable FormNotice of(String word) {
        String sentence = SENTENCES.get(word);
        return sentence == null ? null : new FormNotice(sentence, true);
    }
}
