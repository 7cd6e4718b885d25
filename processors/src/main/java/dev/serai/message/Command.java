package dev.serai.message;

/**
 * A person wrote a command to the bot.
 *
 * @param channel where, {@code telegram} for instance
 * @param deliveryId what names this command in its channel; a replay has the same
 * @param from the person's id in the channel
 * @param chat where it was written
 * @param name the command in lower case, without what the channel puts before it
 * @param argument what follows the name, at most {@link #MAX_ARGUMENT} UTF-16 units; empty if nothing does
 */
public record Command(String channel, String deliveryId, String from, String chat, String name, String argument) {

    /** Longest argument that is looked at. */
    public static final int MAX_ARGUMENT = 200;

    public Command {
        argument = argument.substring(0, Math.min(MAX_ARGUMENT, argument.length()));
    }
}
