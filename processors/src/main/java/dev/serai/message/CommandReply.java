package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the bot answers to commands. */
public final class CommandReply {

    private static final Set<String> KNOWN = Set.of(
            "help",
            "start",
            "status",
            "incidents",
            "open",
            "pause",
            "resume",
            "link",
            "ask",
            "ack",
            "approve",
            "model",
            "reset",
            "export");
    private static final int LINE_UNITS = 160;

    private CommandReply() {}

    /** Whether the bot knows this command. */
    public static boolean known(String name) {
        return KNOWN.contains(name);
    }

    /**
     * The answer to a command that changes nothing.
     *
     * @param name the command
     * @param prefix what stands before a command's name in this channel, for instance {@code /}
     * @param page the JSON of {@code sql/channel-status.sql}
     */
    public static Message of(String name, String prefix, String page) {
        return switch (name) {
            case "help", "start" -> help(prefix);
            case "status" -> status(PageReader.tree(page));
            case "incidents", "open" -> incidents(PageReader.tree(page).path("incidents"));
            default -> message(new Block.Note("Unknown command. " + prefix + "help says which there are.", true));
        };
    }

    /** Tells somebody who is mapped to no account how to become known. */
    public static Message stranger(String channel, String from, String prefix) {
        return message(new Block.Note(
                "You are not known here. Your " + AnswerText.channel(channel) + " id is ",
                SafeText.line(from, 30),
                ". Ask for a code in your account and send " + prefix + "link CODE, or ask an administrator.",
                true));
    }

    /** Tells somebody that his role does not suffice. */
    public static Message forbidden(String name, String prefix) {
        return message(
                new Block.Note("Not done: " + prefix + SafeText.line(name, 30) + " needs the role approver.", true));
    }

    /** Tells how the pause switch stands now. */
    public static Message paused(boolean paused, String prefix) {
        return message(new Block.Note(
                paused
                        ? "Paused: no action starts until " + prefix + "resume."
                        : "Resumed: approved actions start again.",
                true));
    }

    /** Tells that too much waits for an answer already. */
    public static Message busy() {
        return message(new Block.Note("Too much waits for an answer here. Wait for it, then ask again.", true));
    }

    private static Message help(String prefix) {
        return message(new Block.Note(
                """
                %1$sstatus: an overview
                %1$sincidents: what is open
                %1$spause: no action starts any more (approver)
                %1$sresume: actions may start again (approver)
                %1$slink CODE: who you are; the code comes from your account
                %1$sask QUESTION: an answer from what is stored; plain text is a question too, where the bot can read it
                %1$sack: take the incident (operator)
                %1$sapprove: what waits for approval
                %1$smodel, %1$sreset, %1$sexport: this conversation
                %1$shelp: this list"""
                        .formatted(prefix),
                true));
    }

    private static Message status(JsonNode status) {
        return message(
                new Block.Title(status.path("paused").asBoolean() ? "Paused: no action starts" : "Actions may start"),
                count(status, "open", "Open incidents"),
                count(status, "acknowledged", "Acknowledged incidents"),
                count(status, "approvals", "Waiting for approval"),
                count(status, "running", "Actions under way"),
                count(status, "unknown", "Actions of unknown outcome"),
                count(status, "dead_jobs", "Dead jobs"));
    }

    private static Block count(JsonNode status, String field, String name) {
        return new Block.Fact(name, status.path(field).asText("0"));
    }

    private static Message incidents(JsonNode incidents) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(incidents.isEmpty() ? "Nothing is open" : "Newest open incidents"));
        PageReader.list(
                        incidents,
                        incident -> PageReader.text(incident, "severity") + ": "
                                + SafeText.line(PageReader.text(incident, "title"), LINE_UNITS) + " ("
                                + PageReader.text(incident, "state") + " since "
                                + PageReader.instant(incident, "opened_at") + ")")
                .forEach(line -> blocks.add(new Block.QuotedLines(line, false)));
        return new Message(blocks, List.of(), null);
    }

    private static Message message(Block... blocks) {
        return new Message(List.of(blocks), List.of(), null);
    }
}
