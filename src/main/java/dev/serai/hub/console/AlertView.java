package dev.serai.hub.console;

import dev.serai.alert.Severity;
import java.util.List;

/**
 * One alert as its source tells it.
 *
 * @param labels labels, then annotations
 * @param incident where it belongs; empty for none
 */
public record AlertView(
        String title,
        Severity severity,
        List<PageFact> facts,
        String description,
        List<ProposalView.ExactField> labels,
        String incident) {}
