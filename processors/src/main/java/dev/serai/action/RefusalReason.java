package dev.serai.action;

import dev.serai.wire.ReasonCode;

/**
 * Why a change, or a look, is not proposed, whoever asks for it. The names stand on timelines, in the audit and in the
 * answers of the API.
 */
public enum RefusalReason implements ReasonCode {
    NO_SUCH_PLAYBOOK(RefusalKind.UNKNOWN, "There is no such playbook."),
    NO_SUCH_STEP(RefusalKind.UNKNOWN, "The playbook has no such step."),
    NO_SUCH_ACTION(RefusalKind.UNKNOWN, "The Kamelet is not in the catalogue."),

    NO_VALUE(RefusalKind.ARGUMENTS, "An argument's expression has no value for this incident."),
    PATTERN_MISMATCH(RefusalKind.ARGUMENTS, "A word from an alert does not match its pattern."),
    SCHEMA_MISMATCH(
            RefusalKind.ARGUMENTS,
            "The Kamelet's schema refuses an argument, or the target has a control character in it."),
    NO_SUCH_EVIDENCE(RefusalKind.ARGUMENTS, "The evidence is not the incident's, or its content was not kept."),
    TOO_LARGE(RefusalKind.ARGUMENTS, "The arguments are over 16 KiB, or the target is over 512 characters."),
    /** Only a playbook may name the target where the Kamelet does not say which argument does. */
    NO_TARGET(RefusalKind.ARGUMENTS, "One of the arguments that make up the target is missing."),
    /** It would be shown, and nothing that would run is masked. */
    SECRET_IN_ARGUMENTS(RefusalKind.ARGUMENTS, "An argument, or the target, holds what looks like a secret."),

    EXECUTOR_NOT_CONFIGURED(RefusalKind.TARGET, "It is an action on a cluster, and the hub knows none."),
    NO_SUCH_CLUSTER(RefusalKind.TARGET, "The hub has no such cluster."),
    CHANGES_NOT_ALLOWED(RefusalKind.TARGET, "The cluster's settings let the hub change nothing there."),
    NAMESPACE_NOT_LISTED(RefusalKind.TARGET, "The namespace is not among those of the cluster's settings."),
    NODE_NOT_LISTED(RefusalKind.TARGET, "The node is not among those of the cluster's settings."),
    PROTECTED(RefusalKind.TARGET, "The cluster's settings protect it or its namespace."),

    BAD_URL(RefusalKind.ADDRESS, "The address cannot be called."),
    NOT_ON_LIST(RefusalKind.ADDRESS, "The address is not on the list of those that may be called."),

    /** Whoever asks for one action is told {@link #asked another name}. */
    OPEN_ELSEWHERE(RefusalKind.NOT_NOW, "Something else that changes the same thing is open, or is being verified."),
    COOLDOWN(RefusalKind.NOT_NOW, "The same was done to this target a short while ago."),
    BUDGET_EXHAUSTED(RefusalKind.NOT_NOW, "The cluster's changes of this hour are used up."),
    ALREADY_COMPENSATED(RefusalKind.NOT_NOW, "It is being taken back, or has been."),
    RATE_LIMITED(RefusalKind.READS, "Too many reading actions were started in the last minute.");

    /** What kind of thing is in the way. */
    public enum RefusalKind {
        /** Something is named that does not exist. */
        UNKNOWN,
        ARGUMENTS,
        /** Settings forbid it to act there. */
        TARGET,
        /** The list of addresses forbids it. */
        ADDRESS,
        /** It may be possible later. */
        NOT_NOW,
        /** As many reading actions as the policy allows. */
        READS
    }

    private final RefusalKind kind;
    private final String text;

    RefusalReason(RefusalKind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    public RefusalKind kind() {
        return kind;
    }

    /** One sentence for people. */
    public String text() {
        return text;
    }

    /** The name that whoever asks for one action is told, where a playbook's timeline has {@link #name}. */
    public String asked() {
        return this == OPEN_ELSEWHERE ? "ALREADY_OPEN" : name();
    }
}
