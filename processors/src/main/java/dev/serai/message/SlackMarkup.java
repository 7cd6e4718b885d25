package dev.serai.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees of a text that Slack delivers: addresses, channels and people instead of their references, and {@code &
 * < >} instead of their escapes.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting message text</a>
 */
final class SlackMarkup {

    /** {@code <#C024BE7LR|general>}, {@code <@U024BE7LH>}, {@code <!here>}, {@code <https://example.org|label>}. */
    private static final Pattern REFERENCE = Pattern.compile("<([#@!]?)([^<>|]{1,3000})(?:\\|([^<>]{0,3000}))?>");

    private SlackMarkup() {}

    static String plain(String text) {
        Matcher references = REFERENCE.matcher(text);
        String read = references.replaceAll(
                found -> Matcher.quoteReplacement(shown(found.group(1), found.group(2), found.group(3))));
        return read.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String shown(String kind, String id, @Nullable String label) {
        String name = label == null || label.isBlank() ? id : label;
        return switch (kind) {
            case "#" -> "#" + name;
            case "@" -> "@" + name;
            case "!" -> "@" + id.split("\\^", 2)[0];
                // What an address shows may be something else than where it leads.
            default -> id;
        };
    }

    /** The same without what calls this person. */
    static String without(String text, String person) {
        return text.replaceAll("<@" + Pattern.quote(person) + "(?:\\|[^<>]*)?>", " ")
                .strip();
    }

    /** Whether somebody is called. */
    static boolean calls(String text) {
        return text.contains("<@");
    }

    /** Whether this person is called. */
    static boolean calls(String text, String person) {
        return text.contains("<@" + person + ">") || text.contains("<@" + person + "|");
    }
}
