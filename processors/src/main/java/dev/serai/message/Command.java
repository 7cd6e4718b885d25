package dev.serai.message;

/**
 * A person wrote a command to the bot.
 *
 * @param channel where, {@code telegram} for instance
 * @param deliveryId what names this command in its channel; a replay has the same
 * @param from the person's id in the channel
 * @param chat where it was written
 * @param name the command in lower case, without what the channel puts before it
 * @param argument what follows the name, at most {@link #MAX_ARGUMENT} UTF-16 units, of a question {@link #MAX_QUESTION};
 *     empty if nothing does
 * @param under the message that it answers to; empty if it answers to none
 */
public record Command(
        String channel, String deliveryId, String from, String chat, String name, String argument, String under) {

    /** Longest argument that is looked at. */
    public static final int MAX_ARGUMENT = 200;

    /** Longest question. */
    public static final int MAX_QUESTION = 4000;

    /** The name of a question, which plain text is too. */
    public static final String ASK = "ask";

    public Command {
        argument = argument.substring(0, Math.min(name.equals(ASK) ? MAX_QUESTION : MAX_ARGUMENT, argument.length()));
    }

    /** One that answers to no message. */
    public Command(String channel, String deliveryId, String from, String chat, String name, String argument) {
        this(channel, deliveryId, from, chat, name, argument, "");
    }
}
