package dev.serai.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other agents asked of the hub's tools. */
public sealed interface ToolEvent extends Event {

    @Override
    Subject.Tool subject();

    /**
     * @param incident which it was about, if any
     * @param reported {@code SEEN}, or why there was nothing
     * @param argumentsSha256 over the arguments as they were sent
     */
    @Verb(value = "tool.called", means = "An agent used a tool with a person's token.")
    record Called(Subject.Tool subject, @Nullable UUID incident, String reported, String argumentsSha256)
            implements ToolEvent {}
}
