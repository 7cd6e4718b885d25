package dev.serai.hub.channel;

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
}
