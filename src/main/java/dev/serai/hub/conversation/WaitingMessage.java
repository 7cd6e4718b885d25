package dev.serai.hub.conversation;

import dev.serai.access.Scope;
import dev.serai.conversation.ChatCommand;
import dev.serai.hub.db.LoadedRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for its answer.
 *
 * @param at when it was received
 * @param scopes what the token may do with which it was said; null for a session, and for a chat
 * @param token that one; null for a session, for a chat, and for what was said before it was kept
 * @param heard whether it is known what it is about
 * @param taken whether it is being answered
 */
record WaitingMessage(
        UUID id,
        String text,
        Instant at,
        @Nullable Set<Scope> scopes,
        @Nullable UUID token,
        boolean heard,
        boolean taken) {

    static WaitingMessage of(LoadedRow row) {
        return new WaitingMessage(
                row.id("id"),
                row.text("text"),
                row.instant("at"),
                scopes(row.textOrNull("scopes")),
                row.idOrNull("token_id"),
                row.flag("heard"),
                row.flag("taken"));
    }

    private static @Nullable Set<Scope> scopes(@Nullable String stored) {
        return stored == null
                ? null
                : Arrays.stream(stored.split(" "))
                        .flatMap(one -> Scope.of(one).stream())
                        .collect(Collectors.toSet());
    }

    ChatCommand command() {
        return ChatCommand.parse(text);
    }
}
