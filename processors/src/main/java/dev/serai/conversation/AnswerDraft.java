package dev.serai.conversation;

import dev.serai.message.WholeSigns;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer before it is stored.
 *
 * @param text plain text, at most {@value #LONGEST} UTF-16 units, longer ones cut; a claim ends with the number of its
 *     citation, {@code [1]}
 * @param proposal the action that it proposes; null if none
 * @param playbook the playbook that it would ask for; null if none
 */
public record AnswerDraft(
        String text, List<Citation> citations, @Nullable UUID proposal, @Nullable SuggestedPlaybook playbook) {

    /** Longest answer, in UTF-16 units. */
    public static final int LONGEST = 40_000;

    public AnswerDraft {
        text = WholeSigns.cut(text, LONGEST);
        citations = List.copyOf(citations);
    }

    /** The same with a line behind it. */
    public AnswerDraft and(String line) {
        return new AnswerDraft(text + "\n" + line, citations, proposal, playbook);
    }

    /** One that claims nothing. */
    public static AnswerDraft plain(String text) {
        return new AnswerDraft(text, List.of(), null, null);
    }
}
