package dev.serai.hub.planning;

import dev.serai.action.RefusalReason;
import dev.serai.hub.http.Problem;
import dev.serai.planning.ReadRate;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers to a person whose request cannot become an action. */
final class ProposalProblems {

    private ProposalProblems() {}

    /**
     * The problem that stands for a refusal.
     *
     * @param reason part of the answer, by its {@link RefusalReason#asked name}
     * @param detail which argument, or in which state; never a value
     * @param again after how long it will be possible; null where time alone changes nothing, or nobody knows
     */
    static Problem refusal(RefusalReason reason, String detail, @Nullable Duration again) {
        String said = reason.asked() + (detail.isEmpty() ? "" : ": " + detail);
        return switch (reason.kind()) {
            case UNKNOWN -> new Problem(422, "unknown-action", "Unknown action", said);
            case ARGUMENTS -> new Problem(422, "arguments-refused", "Arguments refused", said);
            case ADDRESS -> new Problem(422, "address-refused", "Address refused", said + ", see serai.http.allow");
            case TARGET -> new Problem(422, "target-refused", "Target refused", said + ", see serai.clusters");
            case NOT_NOW -> new Problem(409, "proposal-refused", "Proposal refused", said, retryAfter(again));
            case READS -> new Problem(
                    429, "reads-limited", "Too many reading actions", said, retryAfter(ReadRate.WINDOW));
        };
    }

    /** In whole seconds, and never too early. */
    private static Map<String, String> retryAfter(@Nullable Duration again) {
        return again == null
                ? Map.of()
                : Map.of(
                        "Retry-After",
                        Long.toString(again.plusNanos(999_999_999).toSeconds()));
    }

    static Problem noIncident() {
        return new Problem(404, "not-found", "Not found", "There is no such incident.");
    }

    static Problem noPlaybook() {
        return new Problem(404, "not-found", "Not found", "There is no such playbook.");
    }

    static Problem resolved() {
        return new Problem(
                409, "incident-resolved", "Incident is resolved", "A resolved incident takes no new actions.");
    }

    static Problem noCompensation(String why) {
        return new Problem(409, "no-compensation", "No compensation", why);
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "invalid-request", "Invalid request", detail);
    }

    /** The HTTP status of what was done, or only would be. */
    static int status(boolean dryRun) {
        return dryRun ? 200 : 201;
    }
}
