package dev.serai.event;

/** What happened in a channel. */
public sealed interface ChannelEvent extends Event {

    @Verb(value = "press.refused", means = "A button in a chat led to nothing.")
    record InteractionRefused(Subject.ButtonTarget subject, String channel, String from, String chat, String message)
            implements ChannelEvent {}

    @Verb(value = "command.refused", means = "A command to the bot was refused.")
    record CommandRefused(Subject.Command subject, String channel, String from, String chat) implements ChannelEvent {}

    /** @param about what the message was about: the word {@code subject} of the table {@code message}, or {@code answer} */
    @Verb(value = "message.abandoned", means = "A channel did not take a message.")
    record MessageAbandoned(Subject.Message subject, String channel, @Field(name = "subject") String about)
            implements ChannelEvent {}
}
