package dev.serai.hub.channel;

import dev.serai.hub.settings.PublicAddress;
import dev.serai.hub.settings.TelegramSettings;
import dev.serai.hub.store.ChannelStore;
import dev.serai.hub.store.MessageStore.Target;
import dev.serai.message.ApprovalMessage;
import dev.serai.message.ApprovalPage;
import dev.serai.message.IncidentMessage;
import dev.serai.message.IncidentPage;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import dev.serai.message.TelegramText;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which messages there are in Telegram, and what each says at this moment. */
@Component("telegramPages")
class TelegramPages {

    static final String CHANNEL = "telegram";

    private final TelegramSettings settings;
    private final PublicAddress address;
    private final ChannelStore store;

    TelegramPages(TelegramSettings settings, PublicAddress address, ChannelStore store) {
        this.settings = settings;
        this.address = address;
        this.store = store;
    }

    /** What a message says, and whether it is worth being sent when it stands nowhere yet. */
    record Page(@Nullable Rendered rendered, boolean worthSending) {}

    /** The messages of an incident: one, in the chat; none while the channel is off. */
    public List<Target> ofIncident(@Header("tenant") String tenant, @Header("incidentId") String incidentId) {
        String chat = settings.chatId();
        if (!settings.configured() || chat == null) {
            return List.of();
        }
        return List.of(new Target(tenant, CHANNEL, "incident", UUID.fromString(incidentId), chat));
    }

    /**
     * The messages of an approval: one in the chat, and from half time on one in the escalation chat: there the whole
     * approval, or, where that is the same chat, a reminder that can be heard.
     */
    public List<Target> ofApproval(@Header("tenant") String tenant, @Header("approvalId") String approvalId) {
        String chat = settings.chatId();
        String escalation = settings.escalationChat();
        if (!settings.configured() || chat == null || escalation == null) {
            return List.of();
        }
        UUID id = UUID.fromString(approvalId);
        boolean escalated = store.approvalPage(tenant, id)
                .map(page -> ApprovalPage.read(page).escalated())
                .orElse(false);
        return ofApproval(new Target(tenant, CHANNEL, "approval", id, chat), escalation, escalated);
    }

    static List<Target> ofApproval(Target first, String escalationChat, boolean escalated) {
        if (!escalated) {
            return List.of(first);
        }
        String subject = escalationChat.equals(first.chat()) ? "reminder" : "approval";
        return List.of(first, new Target(first.tenant(), CHANNEL, subject, first.subjectId(), escalationChat));
    }

    Page page(Target target) {
        return target.subject().equals("incident") ? incident(target) : approval(target);
    }

    private Page incident(Target target) {
        return store.incidentPage(target.tenant(), target.subjectId())
                .map(IncidentPage::read)
                .map(page -> new Page(render(IncidentMessage.of(page, address.text())), page.pages()))
                .orElse(new Page(null, false));
    }

    private Page approval(Target target) {
        boolean reminder = target.subject().equals("reminder");
        return store.approvalPage(target.tenant(), target.subjectId())
                .map(ApprovalPage::read)
                .map(page -> new Page(
                        render(
                                reminder
                                        ? ApprovalMessage.reminder(page, address.text())
                                        : ApprovalMessage.of(page, address.text())),
                        page.open()))
                .orElse(new Page(null, false));
    }

    private static Rendered render(Message message) {
        return TelegramText.render(message);
    }
}
