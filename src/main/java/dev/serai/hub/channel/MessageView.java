package dev.serai.hub.channel;

import dev.serai.hub.channel.MessageStore.Parent;
import dev.serai.hub.channel.MessageStore.Target;
import dev.serai.hub.settings.PublicAddress;
import dev.serai.message.AgainMessage;
import dev.serai.message.ApprovalMessage;
import dev.serai.message.ApprovalPage;
import dev.serai.message.IncidentMessage;
import dev.serai.message.IncidentPage;
import dev.serai.message.Message;
import dev.serai.message.OutcomeMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each message says at this moment. */
@Component
class MessageView {

    private final PublicAddress address;
    private final ChannelStore store;

    MessageView(PublicAddress address, ChannelStore store) {
        this.address = address;
        this.store = store;
    }

    /** What a message says, and whether it is worth being sent when it stands nowhere yet. */
    record Page(@Nullable Message message, boolean worthSending) {}

    /** The page as the database has it now; {@code parent} is the message that it belongs to. */
    Page of(Target target, @Nullable Parent parent) {
        return switch (target.subject()) {
            case INCIDENT -> incident(target);
            case REPAGE -> repage(target, parent);
            case OUTCOME -> outcome(target);
            case VERIFICATION -> verification(target);
            case APPROVAL, REMINDER -> approval(target);
        };
    }

    private Page incident(Target target) {
        return store.incidentPage(target.tenant(), target.subjectId())
                .map(IncidentPage::read)
                .map(page -> new Page(IncidentMessage.of(page, address.text()), page.pages()))
                .orElse(new Page(null, false));
    }

    // Where the first message was sent later than this it says the same already.
    private Page repage(Target target, @Nullable Parent parent) {
        return store.againPage(target.tenant(), target.subjectId())
                .map(AgainMessage.Page::read)
                .map(page -> new Page(
                        AgainMessage.of(page, address.text()),
                        parent == null || parent.sentAt().isBefore(page.at())))
                .orElse(new Page(null, false));
    }

    private Page outcome(Target target) {
        return store.actionPage(target.tenant(), target.subjectId())
                .map(page -> new Page(OutcomeMessage.of(page, address.text()), true))
                .orElse(new Page(null, false));
    }

    private Page verification(Target target) {
        return store.actionPage(target.tenant(), target.subjectId())
                .map(page -> new Page(OutcomeMessage.inVain(page, address.text()), true))
                .orElse(new Page(null, false));
    }

    private Page approval(Target target) {
        boolean reminder = target.subject() == MessageSubject.REMINDER;
        return store.approvalPage(target.tenant(), target.subjectId())
                .map(ApprovalPage::read)
                .map(page -> new Page(
                        reminder
                                ? ApprovalMessage.reminder(page, address.text())
                                : ApprovalMessage.of(page, address.text()),
                        page.open()))
                .orElse(new Page(null, false));
    }
}
