package dev.serai.notify;

/**
 * Where people are told.
 *
 * @param channel its name, for instance {@code slack}
 * @param chat which of its chats
 */
public record Destination(String channel, Chat chat) {

    /** The chats that a channel has. */
    public enum Chat {
        NORMAL,
        /** The same as the normal one where a channel has no other. */
        ESCALATION
    }

    private static final String ESCALATION = ":escalation";

    /** Reads {@code slack} or {@code slack:escalation}; the schema has checked the form. */
    static Destination of(String text) {
        return text.endsWith(ESCALATION)
                ? new Destination(text.substring(0, text.length() - ESCALATION.length()), Chat.ESCALATION)
                : new Destination(text, Chat.NORMAL);
    }

    Destination in(Chat other) {
        return new Destination(channel, other);
    }
}
