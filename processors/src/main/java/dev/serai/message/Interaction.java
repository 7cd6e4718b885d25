package dev.serai.message;

/**
 * A button was pressed in a chat.
 *
 * @param channel where, {@code telegram} for instance
 * @param deliveryId what names this interaction in its channel; a replay has the same
 * @param from the person's id in the channel
 * @param chat where the message stands
 * @param message the message's id in that chat
 * @param data what the button carries
 */
public record Interaction(String channel, String deliveryId, String from, String chat, String message, String data) {}
