package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.hub.llm.ModelCaller;
import dev.serai.hub.llm.ModelRegistry;
import dev.serai.message.WholeSigns;
import dev.serai.model.ModelChoice.ChosenModel;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The models that a conversation can choose, and {@code /model}, by which it does. */
@Component("conversationModels")
class ConversationModels {

    /** Takes the conversation's choice back, unless a model has this name. */
    private static final String NONE = "auto";

    private static final int LONGEST_NAME = 40;

    private final ModelRegistry registry;
    private final ConversationStore conversations;

    ConversationModels(ModelRegistry registry, ConversationStore conversations) {
        this.registry = registry;
        this.conversations = conversations;
    }

    /** Their names; none where no model is configured. */
    Set<String> names() {
        return registry.names();
    }

    /** For people. */
    String describe() {
        return registry.describe();
    }

    /** {@code /model} says which is asked and which there are; {@code /model NAME} chooses one for this conversation. */
    public AnswerDraft choose(@Body ConversationTurn turn) {
        String name = turn.command().argument().toLowerCase(Locale.ROOT);
        if (!registry.any() || name.isEmpty()) {
            return AnswerDraft.plain(
                    registry.any() ? asked(turn, turn.conversation().model()) : describe());
        }
        if (!names().contains(name) && !name.equals(NONE)) {
            return AnswerDraft.plain("There is no model called " + WholeSigns.cut(name, LONGEST_NAME) + ". "
                    + asked(turn, turn.conversation().model()));
        }
        String chosen = names().contains(name) ? name : null;
        conversations.chooseModel(turn.tenant(), turn.conversation().id(), chosen);
        return AnswerDraft.plain(asked(turn, chosen));
    }

    private String asked(ConversationTurn turn, @Nullable String wanted) {
        ConversationPlace place = turn.conversation().place();
        ModelCaller caller = new ModelCaller(
                turn.account().username(),
                place == null ? StoredConversation.API : place.channel(),
                turn.conversation().id(),
                turn.conversation().incidentId(),
                wanted);
        ChosenModel model = registry.chosen(turn.tenant(), caller);
        return model == null
                ? describe()
                : "This conversation asks " + model.name() + ", " + whose(model) + ". " + describe()
                        + " Choose with /model NAME; /model " + NONE + " takes that back.";
    }

    private static String whose(ChosenModel model) {
        return switch (model.by()) {
            case CONVERSATION -> "as chosen here";
            case USER -> "which is your own choice";
            case CHANNEL -> "which is this channel's";
            case TENANT -> "which is your tenant's";
            case SYSTEM -> "which is asked where nobody has chosen";
        };
    }
}
