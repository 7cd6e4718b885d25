package dev.serai.hub.llm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom a model is asked, and what for; null where there is none.
 *
 * @param user the name of the account
 * @param channel where that person speaks, for instance {@code telegram}
 * @param wanted the model that the conversation has chosen
 */
public record ModelCaller(
        @Nullable String user,
        @Nullable String channel,
        @Nullable UUID conversation,
        @Nullable UUID incident,
        @Nullable String wanted) {

    /** The hub itself, about an incident, or for the person who asks it to. */
    public static ModelCaller ofIncident(UUID incident, @Nullable String user) {
        return new ModelCaller(user, null, null, incident, null);
    }
}
