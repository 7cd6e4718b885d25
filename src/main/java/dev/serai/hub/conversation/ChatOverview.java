package dev.serai.hub.conversation;

import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.ChatCommand;
import dev.serai.conversation.ConversationWords;
import dev.serai.conversation.OpenAnswer;
import dev.serai.conversation.StateAnswers;
import dev.serai.hub.channel.CommandAnswers;
import dev.serai.hub.channel.MessageStore;
import dev.serai.language.InquiryKind;
import dev.serai.message.AnswerMessage;
import dev.serai.message.ChatLanguage;
import dev.serai.message.Command;
import dev.serai.message.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a conversation says to the same commands, said at once in a chat; under an incident's message about that incident. */
@Component
class ChatOverview implements CommandAnswers {

    private final IncidentPictureRows incidents;
    private final MessageStore messages;
    private final ConversationModels models;
    private final CitedText cited;
    private final OnCallNow onCall;
    private final Clock clock;

    ChatOverview(
            IncidentPictureRows incidents,
            MessageStore messages,
            ConversationModels models,
            CitedText cited,
            OnCallNow onCall,
            Clock clock) {
        this.onCall = onCall;
        this.incidents = incidents;
        this.messages = messages;
        this.models = models;
        this.cited = cited;
        this.clock = clock;
    }

    @Override
    public Message answer(String tenant, Command command, String prefix) {
        ChatLanguage language = ChatLanguage.of(command.argument());
        Instant now = clock.instant();
        AnswerDraft draft = command.name().equals("oncall")
                ? onCall.answer(tenant, language)
                : overview(tenant, command, prefix, language, now);
        return AnswerMessage.of(cited.of(language, draft.text(), draft.citations()));
    }

    private AnswerDraft overview(String tenant, Command command, String prefix, ChatLanguage language, Instant now) {
        return switch (ChatCommand.parse("/" + command.name()).name()) {
            case HELP -> AnswerDraft.plain(ConversationWords.helpInChat(language, models.describe(language), prefix));
            case STATUS -> status(tenant, command, language, now);
            case INCIDENTS -> OpenAnswer.incidents(incidents.overview(tenant), language, now);
            default -> AnswerDraft.plain(ConversationWords.unknownCommand(language, prefix));
        };
    }

    private AnswerDraft status(String tenant, Command command, ChatLanguage language, Instant now) {
        return messages.incidentAbout(tenant, command.channel(), command.chat(), command.under())
                .flatMap((UUID incident) -> incidents.picture(tenant, incident))
                .map(picture -> StateAnswers.of(InquiryKind.STATUS, language, picture, now))
                .orElseGet(() -> OpenAnswer.counts(incidents.overview(tenant), language, now));
    }
}
