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
    /** How something is done in general, whatever goes on now. */
    PROCEDURE,
    HELP,
    /** What the last answer rests on. */
    SOURCES
}
