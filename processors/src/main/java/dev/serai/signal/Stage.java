package dev.serai.signal;

import dev.serai.wire.WireName;
import java.util.List;

/**
 * The stages, in the order in which they are asked where the policy names none: the one place that lists them. A stage
 * that is added here can be named in {@code policy/triage.yaml}, and is asked where that has no list of its own.
 */
public enum Stage implements WireName {
    SELF_RESOLVED(new SelfResolvedStage()),
    SUPPRESSION(new SuppressionStage()),
    WORSE(new WorseStage()),
    FLAPPING_AGAIN(new FlappingAgainStage()),
    REOPENED(new ReopenedStage()),
    DUPLICATE(new DuplicateStage()),
    TEST_ENVIRONMENT(new TestEnvironmentStage()),
    SEVERITY(new SeverityStage()),
    FLAPPING(new FlappingStage());

    private final TriageStage stage;

    Stage(TriageStage stage) {
        this.stage = stage;
    }

    StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        return stage.evaluate(facts, policy);
    }

    /** All of them, in their order. */
    public static List<Stage> all() {
        return List.of(values());
    }

    /** As the policy names it: {@code self-resolved}. */
    @Override
    public String wire() {
        return WireName.super.wire().replace('_', '-');
    }

    /** @throws IllegalArgumentException for anything but a wire name */
    static Stage of(String wire) {
        return WireName.of(Stage.class, wire);
    }
}
