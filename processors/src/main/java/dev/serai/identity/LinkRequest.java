package dev.serai.identity;

/**
 * Somebody sent a code to the bot.
 *
 * @param channel where, for instance {@code telegram}
 * @param deliveryId the channel's id of this delivery; a replay has it again
 * @param from the sender, as the channel names him
 * @param chat where it was written
 * @param typed what was written after the command
 */
public record LinkRequest(String tenant, String channel, String deliveryId, String from, String chat, String typed) {

    /** What is written may be a live code. */
    @Override
    public String toString() {
        return "LinkRequest[" + channel + ", " + from + "]";
    }
}
