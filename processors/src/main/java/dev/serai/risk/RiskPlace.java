package dev.serai.risk;

import dev.serai.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Where an action acts.
 *
 * @param target what it acts on, for the protected targets of the policy
 * @param namespace the incident's namespace, empty if none
 * @param environment of the object; anything unknown to the policy counts as production
 * @param severity of the object's incident; null where it has none, which counts as the worst
 */
public record RiskPlace(String target, String namespace, String environment, @Nullable Severity severity) {

    /**
     * What somebody names by hand need not be what the incident is about: else a harmless incident would make it look harmless.
     * The policy lists no such environment or severity, so what nobody knows counts as the riskiest.
     */
    public static final String BY_HAND = "unknown: named by hand, not by the incident";

    String severityWord() {
        return severity == null ? BY_HAND : severity.wire();
    }
}
