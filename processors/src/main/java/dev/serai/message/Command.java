package dev.serai.message;

import java.util.Locale;
import java.util.regex.Pattern;

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
 * @param under the message that it answers to, or whose thread it stands in; empty if none
 * @param replyTo where alone its answers may be sent, for a short time; empty where they are messages in the chat
 */
public record Command(
        String channel,
        String deliveryId,
        String from,
        String chat,
        String name,
        String argument,
        String under,
        String replyTo) {

    /** Longest argument that is looked at. */
    public static final int MAX_ARGUMENT = 200;

    /** Longest question. */
    public static final int MAX_QUESTION = 4000;

    /** The name of a question, which plain text is too. */
    public static final String ASK = "ask";

    /** The name of the command that sets a silence. */
    public static final String SILENCE = "silence";

    /** What Slack's and Discord's commands stand behind; written as text it means the same. */
    private static final Pattern OWN_PREFIX = Pattern.compile("^/serai\\s+/?(?=\\S)", Pattern.CASE_INSENSITIVE);

    public Command {
        argument = argument.substring(0, Math.min(name.equals(ASK) ? MAX_QUESTION : MAX_ARGUMENT, argument.length()));
    }

    /** One that answers to no message. */
    public Command(String channel, String deliveryId, String from, String chat, String name, String argument) {
        this(channel, deliveryId, from, chat, name, argument, "", "");
    }

    /** What a person wrote: {@code /name argument}, or plain text, which is a question. */
    static Command written(String channel, String deliveryId, String from, String chat, String text, String under) {
        String plain = OWN_PREFIX.matcher(text.strip()).replaceFirst("/");
        if (!plain.startsWith("/")) {
            return new Command(channel, deliveryId, from, chat, ASK, plain, under, "");
        }
        String[] words = plain.substring(1).split("\\s+", 2);
        // In groups a command may name the bot: /status@serai_bot.
        String name = words[0].split("@", 2)[0].toLowerCase(Locale.ROOT);
        return new Command(channel, deliveryId, from, chat, name, words.length < 2 ? "" : words[1].strip(), under, "");
    }

    /** The message is known by its channel and its id there; nothing of what it holds is for a log. */
    @Override
    public String toString() {
        return "Command[" + channel + "/" + deliveryId + " " + name + "]";
    }
}
