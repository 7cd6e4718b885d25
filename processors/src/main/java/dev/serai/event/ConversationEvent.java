package dev.serai.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people did by talking, and with what was said. */
public sealed interface ConversationEvent extends Event {

    @Override
    Subject.Conversation subject();

    /**
     * @param message in which it was said
     * @param messageSha256 over its text as it is stored
     * @param actionId what was proposed, if it was an action by itself
     * @param playbook what was asked for, if it was a playbook
     * @param proposedBy {@code model:<name>} where a model chose the playbook that was agreed to
     */
    @Verb(value = "conversation.requested", means = "A person requested a change in own words.")
    record Requested(
            Subject.Conversation subject,
            UUID message,
            String messageSha256,
            @Nullable UUID actionId,
            @Nullable String playbook,
            @Nullable String proposedBy)
            implements ConversationEvent {}

    /**
     * @param message with the question
     * @param kamelet that read it
     * @param cluster where; null where each of the tenant's was looked at
     * @param object kind, namespace and name
     */
    @Verb(
            value = "conversation.probed",
            means = "An object of a cluster was read for a question, or searched for by its name.")
    record Probed(Subject.Conversation subject, UUID message, String kamelet, @Nullable String cluster, String object)
            implements ConversationEvent {}

    /** @param number of the answer */
    @Verb(value = "conversation.rated", means = "A person said whether an answer was of help.")
    record Rated(Subject.Conversation subject, int number, boolean helpful) implements ConversationEvent {}

    @Verb(value = "conversation.deleted", means = "A person deleted a conversation with all that was said in it.")
    record Deleted(Subject.Conversation subject) implements ConversationEvent {}
}
