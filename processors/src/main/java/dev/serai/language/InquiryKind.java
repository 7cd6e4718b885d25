package dev.serai.language;

/** What can be asked. */
public enum InquiryKind {
    WHY,
    WHAT_CHANGED,
    SEEN_BEFORE,
    PROPOSE,
    HELPED,
    WHO_MAY,
    STATUS,
    INCIDENTS,
    ONCALL,
    /** What waits for somebody's approval, and who decides it. */
    APPROVALS,
    /** What the last scan has found. */
    SCAN,
    /** How something is done in general, whatever goes on now. */
    PROCEDURE,
    HELP,
    /** What the last answer rests on. */
    SOURCES
}
