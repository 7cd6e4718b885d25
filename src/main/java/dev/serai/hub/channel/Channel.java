package dev.serai.hub.channel;

import dev.serai.message.AnswerMessage;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between chats when a message is planned and composed; docs/internals/channels.md has the whole seam. */
public interface Channel {

    /** Its name in routes, tables and settings: {@code telegram}; its messages are sent by {@code job:deliver-<name>}. */
    String name();

    /** Whether it is on. */
    boolean configured();

    /** The chat that is told; null while the channel is off. */
    @Nullable
    String chat();

    /** The chat that is told at half time of an approval; null while the channel is off. */
    @Nullable
    String escalationChat();

    /** What people write before a command's name. */
    String commandPrefix();

    /** The message in the chat's own form and within its limits, by {@link Message#brief()} if need be. */
    Rendered render(Message message);

    /** The message and what can be pressed under it as JSON, in the form that the chat's API takes. */
    String compose(Rendered message, List<Buttons.Offered> buttons);

    /** The same of a delivery, where the form also says what it is about. */
    default String compose(DeliveryAttempt attempt, List<Buttons.Offered> buttons) {
        return compose(attempt.content(), buttons);
    }

    /** How long a part of an answer may be, so that {@link #render} shows it whole. */
    AnswerMessage.PartLimit answers();

    /** Whether a message that stands there can say something else later; where not, what is worth it is sent again. */
    default boolean edits() {
        return true;
    }

    /** Whether an answer to a message stands in that message's thread. */
    default boolean threaded() {
        return false;
    }

    /** A part of an answer for {@code Command.replyTo}: for its reader alone, in the form that its sink takes. */
    default String composeAside(String part) {
        throw new IllegalStateException(name() + " has no answers for one reader alone");
    }

    /** How many parts an answer for {@code Command.replyTo} may have. */
    default int mostAside() {
        return Integer.MAX_VALUE;
    }

    /** What holds the place of an answer to {@code Command.replyTo} until it is there; null where nothing does. */
    default @Nullable String placeholder() {
        return null;
    }
}
