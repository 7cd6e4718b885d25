package dev.serai.message;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom a message may call. An id that does not look like the channel's calls nobody; the name is shown then. */
final class Mentions {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
    private static final Pattern SLACK_MEMBER = Pattern.compile("[UW][A-Z0-9]{2,20}");

    private Mentions() {}

    /** Telegram's and Discord's. */
    static boolean isNumber(@Nullable String id) {
        return id != null && NUMBER.matcher(id).matches();
    }

    static boolean isSlackMember(@Nullable String id) {
        return id != null && SLACK_MEMBER.matcher(id).matches();
    }

    /** The ids of all whom a message of Discord calls. */
    static List<String> numbers(Message message) {
        return message.blocks().stream()
                .filter(Block.Mention.class::isInstance)
                .flatMap(block -> ((Block.Mention) block).people().stream())
                .map(CallPage.CalledPerson::id)
                .filter(Mentions::isNumber)
                .distinct()
                .toList();
    }

    /** Without what Slack's mrkdwn gives a meaning to. */
    static String plain(String text) {
        return SafeText.line(text, 300).replaceAll("[*_~`<>&|]", " ");
    }

    /** How long the names are, with what stands between them. */
    static int units(Block.Mention mention) {
        int names = mention.people().stream()
                .mapToInt(person -> SafeText.line(person.name(), 300).length())
                .sum();
        return names + 2 * Math.max(0, mention.people().size() - 1);
    }
}
