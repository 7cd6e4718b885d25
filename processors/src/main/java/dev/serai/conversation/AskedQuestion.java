package dev.serai.conversation;

/**
 * What a person wants to know, as far as words say it.
 *
 * @param language in which to answer
 */
public record AskedQuestion(AskedKind kind, ChatLanguage language) {

    /** The questions that have an answer from stored facts. */
    public enum AskedKind {
        WHY,
        WHAT_CHANGED,
        SEEN_BEFORE,
        PROPOSE,
        HELPED,
        STATUS,
        INCIDENTS,
        HELP,
        /** "Do it": asks for the approval of what was proposed, and decides nothing. */
        CONSENT,
        OTHER
    }
}
