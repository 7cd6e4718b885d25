package dev.serai.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the bot answers to commands that belong to no conversation, and to whom it does not know. */
public final class CommandReply {

    private static final Set<String> KNOWN = Set.of(
            "help",
            "start",
            "status",
            "incidents",
            "oncall",
            "open",
            "pause",
            Command.SILENCE,
            "resume",
            "link",
            "ask",
            "ack",
            "approve",
            "model",
            "reset",
            "export");

    private static final int MAX_WHY = 500;

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private CommandReply() {}

    /** Whether the bot knows this command. */
    public static boolean known(String name) {
        return KNOWN.contains(name);
    }

    /** Tells somebody who is mapped to no account how to become known. */
    public static Message stranger(String channel, String from, String prefix) {
        String service = AnswerText.channel(channel);
        return message(
                new Block.Note(
                        LineText.own("Not done: your " + service
                                        + " account is not linked to an account of the console. Your " + service
                                        + " id is ")
                                .quote(SafeText.line(from, 30))
                                .and("."),
                        true),
                new Block.Note(
                        "Get a code in the console, on the page about your own account, and send " + prefix
                                + "link CODE here within ten minutes. Then send again what you sent now. If you have no account in"
                                + " the console, ask an administrator.",
                        true));
    }

    /** Tells somebody that his role does not suffice. */
    public static Message forbidden(String name, String prefix) {
        String role = name.equals(Command.SILENCE) ? "operator" : "approver";
        return message(new Block.Note(
                "Not done: " + prefix + SafeText.line(name, 30) + " needs the role " + role
                        + " or a higher one, and your account has a lower one. An administrator can change that.",
                true));
    }

    /** Tells how the pause switch stands now. */
    public static Message paused(boolean paused, String prefix) {
        return paused
                ? message(
                        new Block.Note(
                                "Paused, for all chats: no action starts until somebody sends " + prefix + "resume.",
                                true),
                        new Block.Note(
                                "Actions that run already will finish. Whatever was due to start during the pause is withdrawn, and not done"
                                        + " later. Alerts and messages go on.",
                                true))
                : message(new Block.Note(
                        "Resumed: actions may start again. What was withdrawn during the pause has to be requested again.",
                        true));
    }

    /**
     * Says that what matches notifies nobody until then.
     *
     * @param lately null where it could not be read
     */
    public static Message silenced(String matchers, Instant until, @Nullable HeldBack lately) {
        Block.Note set = new Block.Note(
                LineText.own("Silenced until " + UNTIL.format(until) + ": ").quote(SafeText.line(matchers, MAX_WHY)),
                true);
        return lately == null ? message(set) : message(set, new Block.Note(heldBack(lately), true));
    }

    private static String heldBack(HeldBack lately) {
        if (lately.alerts() == 0) {
            return "No alert of the last day matches.";
        }
        String pages = lately.pages() == 0 ? "" : ", which paged " + Spans.count(lately.pages(), "time");
        return (lately.complete() ? "" : "At least ") + Spans.count(lately.alerts(), "alert") + " of the last day "
                + (lately.alerts() == 1 ? "matches" : "match") + pages + "; " + lately.firing() + " of them "
                + (lately.firing() == 1 ? "fires" : "fire") + " now.";
    }

    /**
     * What a silence would have held back in the last day.
     *
     * @param alerts that match it
     * @param firing how many of these fire
     * @param pages how many pages were about nothing else
     * @param complete whether these were all
     */
    public record HeldBack(long alerts, long firing, long pages, boolean complete) {}

    /** Says why a silence was not set. */
    public static Message notSilenced(String why) {
        return message(new Block.Note(LineText.own("Not silenced: ").quote(SafeText.line(why, MAX_WHY)), true));
    }

    /** Tells that too much waits for an answer already. */
    public static Message busy() {
        return message(new Block.Note(
                "Not done: the bot is still working on earlier messages of this chat. Wait until it has answered them, then send this one"
                        + " again.",
                true));
    }

    private static Message message(Block... blocks) {
        return new Message(List.of(blocks), List.of(), null);
    }
}
