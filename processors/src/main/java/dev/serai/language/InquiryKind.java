package dev.serai.language;

/** What can be asked. */
public enum InquiryKind {
    WHY,
    WHAT_CHANGED,
    SEEN_BEFORE,
    PROPOSE,
    HELPED,
    /** What became of what was asked for or proposed, done or not. */
    OUTCOME,
    /** Why people were notified of it, or not. */
    PAGED,
    WHO_MAY,
    STATUS,
    INCIDENTS,
    ONCALL,
    /** What waits for somebody's approval, and who decides it. */
    APPROVALS,
    /** Who decided, when, and how. */
    DECIDED,
    /** What the object itself has written. */
    LOGS,
    /** Which pods there are, and whether they are ready. */
    PODS,
    /** Where it is recorded who did what. */
    AUDIT,
    /** What the last scan has found. */
    SCAN,
    /** How something is done in general, whatever goes on now. */
    PROCEDURE,
    HELP,
    /** What the last answer rests on. */
    SOURCES
}
