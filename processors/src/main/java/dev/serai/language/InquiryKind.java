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
    HELP
}
