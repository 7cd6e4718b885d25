package dev.serai.hub.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Where in a chat a conversation is held.
 *
 * @param thread the message that it hangs under; null in a chat of two
 */
record ConversationPlace(String channel, String chat, @Nullable String thread) {}
