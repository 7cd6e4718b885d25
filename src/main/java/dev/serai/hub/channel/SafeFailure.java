package dev.serai.hub.channel;

import dev.serai.failure.Causes;
import dev.serai.kamelet.chat.ChatFailure;

/** Names a failure for the log: only messages that the hub made itself, since others may hold an address. */
public final class SafeFailure {

    private SafeFailure() {}

    public static String of(Throwable thrown) {
        return Causes.first(thrown, ChatFailure.class)
                .map(failure -> String.valueOf(failure.getMessage()))
                .orElseGet(() -> Causes.rootName(thrown));
    }
}
