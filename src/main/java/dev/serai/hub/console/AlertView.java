package dev.serai.hub.console;

import dev.serai.alert.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alert as its source tells it.
 *
 * @param labels labels, then annotations
 * @param decision why people were notified of it, or not
 * @param silence leads to a form that silences what is like it; null for who may not, or for what is over
 * @param incident where it belongs; empty for none
 */
public record AlertView(
        String title,
        Severity severity,
        List<PageFact> facts,
        String description,
        List<ProposalView.ExactField> labels,
        DecisionView decision,
        @Nullable String silence,
        String incident) {}
