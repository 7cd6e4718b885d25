package dev.serai.message;

import dev.serai.approval.Role;
import java.util.List;
import java.util.stream.Stream;

/** What the bot answers to a code that links a chat account. */
public final class LinkReply {

    private LinkReply() {}

    /** Names the account, so that a code that somebody else handed out is noticed. */
    public static Message linked(String username, Role role) {
        return new Message(
                List.of(new Block.Note(
                        LineText.own("Linked: from now on you act here as ")
                                .quote(username)
                                .and(" (" + role.wire()
                                        + "). If this is not your account, contact an administrator at once."),
                        true)),
                List.of(),
                null);
    }

    /**
     * The same whatever was wrong, so that nobody learns anything by trying.
     *
     * @param prefix how commands begin there
     */
    public static Message refused(String prefix) {
        return say(
                "Not linked: this code is not valid here any more, or never was; or too many codes were refused here just now.",
                "Get a new one in the console, on the page about your own account, and send " + prefix
                        + "link CODE here within ten minutes. If that is refused too, wait ten minutes, then get another one; or ask an administrator.");
    }

    /** The same delivery came again. */
    public static Message replayed() {
        return say("This was processed already.");
    }

    private static Message say(String... notes) {
        List<Block> blocks =
                Stream.of(notes).map(note -> (Block) new Block.Note(note, true)).toList();
        return new Message(blocks, List.of(), null);
    }
}
