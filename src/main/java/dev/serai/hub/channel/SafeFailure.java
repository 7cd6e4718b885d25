package dev.serai.hub.channel;

import dev.serai.kamelet.chat.ChatFailure;

/** Names a failure for the log: only messages that the hub made itself, since others may hold an address. */
public final class SafeFailure {

    private SafeFailure() {}

    public static String of(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChatFailure) {
                return String.valueOf(cause.getMessage());
            }
            root = cause;
        }
        return root.getClass().getSimpleName();
    }
}
