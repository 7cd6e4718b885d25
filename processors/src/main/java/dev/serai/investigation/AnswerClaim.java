package dev.serai.investigation;

import java.util.List;
import java.util.UUID;

/**
 * One thing that an answer says.
 *
 * @param text without secrets
 * @param labels what it cites of what was shown, as {@code E1}; references to what never was are left out
 * @param evidence the ids of the same, in the same order
 */
public record AnswerClaim(String text, List<String> labels, List<UUID> evidence) {

    public AnswerClaim {
        labels = List.copyOf(labels);
        evidence = List.copyOf(evidence);
    }

    /** Whether it rests on anything that was shown. */
    public boolean cited() {
        return !evidence.isEmpty();
    }
}
