package dev.serai.language;

import static dev.serai.language.TargetKind.DAEMON_SET;
import static dev.serai.language.TargetKind.DEPLOYMENT;
import static dev.serai.language.TargetKind.NODE;
import static dev.serai.language.TargetKind.POD;
import static dev.serai.language.TargetKind.STATEFUL_SET;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes that words can ask for, each an action of the catalogue. */
public enum ChangeVerb {
    RESTART("kubernetes-rollout-restart-action", DEPLOYMENT, STATEFUL_SET, DAEMON_SET),
    SCALE("kubernetes-scale-action", DEPLOYMENT, STATEFUL_SET),
    ROLLBACK("kubernetes-rollback-action", DEPLOYMENT),
    DELETE_POD("kubernetes-pod-delete-action", POD),
    CORDON("kubernetes-cordon-action", NODE),
    UNCORDON("kubernetes-uncordon-action", NODE),
    DRAIN("kubernetes-drain-action", NODE);

    private final String action;
    private final Set<TargetKind> kinds;

    ChangeVerb(String action, TargetKind... kinds) {
        this.action = action;
        this.kinds = Set.of(kinds);
    }

    /** The action's name in the catalogue. */
    public String action() {
        return action;
    }

    /** Kinds of objects that it can change. */
    public Set<TargetKind> kinds() {
        return kinds;
    }

    /** Whether it can change an object of this kind; null for one whose kind nobody knows. */
    boolean changes(@Nullable TargetKind kind) {
        return kind != null && kinds.contains(kind);
    }
}
