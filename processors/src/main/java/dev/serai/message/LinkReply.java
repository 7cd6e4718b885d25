package dev.serai.message;

import dev.serai.approval.Role;
import java.util.List;

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

    /** The same whatever was wrong, so that nobody learns anything by trying. */
    public static Message refused() {
        return say(
                "Not linked: this code is wrong, used, too old or for another chat. Get a new one on your"
                        + " page of the console and send it within ten minutes; if that fails too, wait ten minutes or ask an administrator.");
    }

    /** The same delivery came again. */
    public static Message replayed() {
        return say("This was processed already.");
    }

    private static Message say(String text) {
        return new Message(List.of(new Block.Note(text, true)), List.of(), null);
    }
}
