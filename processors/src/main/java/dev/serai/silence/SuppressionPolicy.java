package dev.serai.silence;

import java.util.List;

/**
 * What {@code policy/suppression.yaml} says.
 *
 * @param root of the tree of routes with their mute times
 */
public record SuppressionPolicy(List<InhibitRule> inhibitRules, MuteRoute root) {

    public static final SuppressionPolicy NONE = new SuppressionPolicy(
            List.of(), new MuteRoute("all", LabelMatchers.of(), List.of(), List.of(), false, List.of()));

    public SuppressionPolicy {
        inhibitRules = List.copyOf(inhibitRules);
    }

    /**
     * @param name the file's name for errors
     * @param text its YAML
     * @throws dev.serai.policy.PolicyException when the file is broken
     */
    public static SuppressionPolicy read(String name, String text) {
        return SuppressionFile.read(name, text);
    }
}
