package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.ConversationWords;
import dev.serai.hub.llm.ModelCaller;
import dev.serai.hub.llm.ModelRegistry;
import dev.serai.message.ChatLanguage;
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
    String describe(ChatLanguage language) {
        return ConversationWords.models(language, names());
    }

    /** {@code /model} says which is asked and which there are; {@code /model NAME} chooses one for this conversation. */
    public AnswerDraft choose(@Body ConversationTurn turn) {
        ChatLanguage language = turn.language();
        String name = turn.command().argument().toLowerCase(Locale.ROOT);
        if (!registry.any() || name.isEmpty()) {
            return AnswerDraft.plain(
                    registry.any() ? asked(turn, turn.conversation().model()) : describe(language));
        }
        if (!names().contains(name) && !name.equals(NONE)) {
            String unknown = WholeSigns.cut(name, LONGEST_NAME);
            return AnswerDraft.plain(language.pick(
                            "There is no model called " + unknown + ". ", "Ein Modell " + unknown + " gibt es nicht. ")
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
        ChatLanguage language = turn.language();
        return model == null
                ? describe(language)
                : language.pick("This conversation asks ", "Dieses Gespräch fragt ") + model.name() + ", "
                        + whose(language, model) + ". " + describe(language)
                        + language.pick(
                                " Choose with /model NAME; /model " + NONE + " takes that back.",
                                " Wähle mit /model NAME; /model " + NONE + " nimmt das zurück.");
    }

    private static String whose(ChatLanguage language, ChosenModel model) {
        return switch (model.by()) {
            case CONVERSATION -> language.pick("as chosen here", "wie hier gewählt");
            case USER -> language.pick("which is your own choice", "deine eigene Wahl");
            case CHANNEL -> language.pick("which is this channel's", "die Wahl dieses Kanals");
            case TENANT -> language.pick("which is your tenant's", "die Wahl deines Mandanten");
            case SYSTEM -> language.pick(
                    "which is asked where nobody has chosen", "das gefragt wird, wo niemand gewählt hat");
        };
    }
}
