package dev.serai.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer before it is stored.
 *
 * @param text plain text; a claim ends with the number of its citation, {@code [1]}
 * @param proposal the action that it proposes; null if none
 * @param playbook the playbook that it would ask for; null if none
 */
public record AnswerDraft(String text, List<Citation> citations, @Nullable UUID proposal, @Nullable String playbook) {

    public AnswerDraft {
        citations = List.copyOf(citations);
    }

    /** One that claims nothing. */
    public static AnswerDraft plain(String text) {
        return new AnswerDraft(text, List.of(), null, null);
    }
}
