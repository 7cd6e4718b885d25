package dev.serai.analysis;

import java.util.List;
import java.util.UUID;

/**
 * One claim about what causes an incident.
 *
 * @param text the claim, for people
 * @param confidence how sure the analyst is, 0 to 1
 * @param evidence the stored evidence it rests on
 * @param cited whether it names evidence and all it names exists; a claim that is not cited recommends nothing
 */
public record Cause(String text, double confidence, List<UUID> evidence, boolean cited) {

    public Cause {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
        }
        evidence = List.copyOf(evidence);
        if (cited && evidence.isEmpty()) {
            throw new IllegalArgumentException("a claim without evidence is not cited");
        }
    }
}
