package dev.serai.hub.planning;

import dev.serai.hub.http.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The answers to a person whose request cannot become an action. */
final class ProposalProblems {

    private static final Set<String> ARGUMENTS = Set.of(
            "NO_VALUE",
            "PATTERN_MISMATCH",
            "SCHEMA_MISMATCH",
            "NO_SUCH_EVIDENCE",
            "TOO_LARGE",
            "NO_TARGET",
            "SECRET_IN_ARGUMENTS");
    private static final Set<String> TARGETS = Set.of(
            "NO_SUCH_CLUSTER",
            "CHANGES_NOT_ALLOWED",
            "NAMESPACE_NOT_LISTED",
            "NODE_NOT_LISTED",
            "PROTECTED",
            "EXECUTOR_NOT_CONFIGURED");
    private static final Set<String> ADDRESSES = Set.of("NOT_ON_LIST", "BAD_URL");

    private ProposalProblems() {}

    /**
     * The problem that stands for a refusal.
     *
     * @param reason a code such as {@code COOLDOWN}, which is part of the answer
     * @param detail which argument, or in which state; never a value
     */
    static Problem refusal(String reason, String detail) {
        String said = reason + (detail.isEmpty() ? "" : ": " + detail);
        if (ARGUMENTS.contains(reason)) {
            return new Problem(422, "arguments-refused", "Arguments refused", said);
        }
        if (ADDRESSES.contains(reason)) {
            return new Problem(422, "address-refused", "Address refused", said + ", see serai.http.allow");
        }
        if (TARGETS.contains(reason)) {
            return new Problem(422, "target-refused", "Target refused", said + ", see serai.clusters");
        }
        return switch (reason) {
            case "NO_SUCH_ACTION", "NO_SUCH_PLAYBOOK", "NO_SUCH_STEP" -> new Problem(
                    422, "unknown-action", "Unknown action", said);
            case "RATE_LIMITED" -> new Problem(
                    429,
                    "reads-limited",
                    "Too many reading actions",
                    said,
                    Map.of("Retry-After", Long.toString(Proposer.READS_WINDOW.toSeconds())));
            default -> new Problem(409, "proposal-refused", "Proposal refused", said);
        };
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

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
