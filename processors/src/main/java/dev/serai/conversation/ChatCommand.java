package dev.serai.conversation;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a message asks for, read once for all channels.
 *
 * @param name which command; {@link ChatCommandName#ASK} for plain text
 * @param argument what follows it, stripped
 */
public record ChatCommand(ChatCommandName name, String argument) {

    /** The commands of a conversation. */
    public enum ChatCommandName {
        ASK,
        HELP,
        STATUS,
        MODEL,
        RESET,
        INCIDENTS,
        ACK,
        APPROVE,
        EXPORT,
        /** A word behind a slash that is no command. */
        UNKNOWN
    }

    /** Plain text is a question; what begins with a slash and a letter is a command, whatever its case. */
    public static ChatCommand parse(String text) {
        String plain = text.strip();
        if (plain.length() < 2 || plain.charAt(0) != '/' || !Character.isLetter(plain.charAt(1))) {
            return new ChatCommand(ChatCommandName.ASK, plain);
        }
        String[] words = plain.substring(1).split("\\s+", 2);
        // In a group a command may name the bot: /status@serai_bot.
        String name = words[0].split("@", 2)[0].toLowerCase(Locale.ROOT);
        return new ChatCommand(named(name), words.length < 2 ? "" : words[1].strip());
    }

    private static ChatCommandName named(String name) {
        return switch (name) {
            case "start" -> ChatCommandName.HELP;
            case "open" -> ChatCommandName.INCIDENTS;
            default -> Arrays.stream(ChatCommandName.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElse(ChatCommandName.UNKNOWN);
        };
    }
}
