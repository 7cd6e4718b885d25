package dev.serai.incident;

/** What an incident needs after something happened to it. */
public enum Attention {
    NONE,
    /** Its message shows something new; nobody is notified for that. */
    REFRESH,
    /** Triage, together with what else happens within a moment: in a storm not once an alert. */
    SOON,
    /** Triage at once. */
    NOW
}
