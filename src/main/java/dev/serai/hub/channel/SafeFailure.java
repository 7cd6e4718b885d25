package dev.serai.hub.channel;

/** Names a failure for the log: only messages that the hub made itself, since others may hold an address. */
final class SafeFailure {

    private SafeFailure() {}

    static String of(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BotApiFailure) {
                return String.valueOf(cause.getMessage());
            }
            root = cause;
        }
        return root.getClass().getSimpleName();
    }
}
