package dev.serai.hub.channel;

import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Parent;
import dev.serai.hub.settings.PublicAddress;
import dev.serai.message.ApprovalMessage;
import dev.serai.message.ApprovalPage;
import dev.serai.message.CallMessage;
import dev.serai.message.CallPage;
import dev.serai.message.IncidentMessage;
import dev.serai.message.IncidentPage;
import dev.serai.message.Message;
import dev.serai.message.OutcomeMessage;
import dev.serai.message.RePageMessage;
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

    /** What a message says, and whether it is worth being sent when it is in no chat yet. */
    record RenderedView(@Nullable Message message, boolean worthSending) {}

    /** The page as the database has it now; {@code parent} is the message that it belongs to. */
    RenderedView of(MessageTarget target, @Nullable Parent parent) {
        return switch (target.subject()) {
            case INCIDENT -> incident(target);
            case REPAGE -> repage(target, parent);
            case OUTCOME -> outcome(target);
            case VERIFICATION -> verification(target);
            case APPROVAL, REMINDER -> approval(target);
            case CALL -> call(target);
        };
    }

    private RenderedView incident(MessageTarget target) {
        return store.incidentPage(target.tenant(), target.subjectId())
                .map(IncidentPage::read)
                .map(page -> new RenderedView(IncidentMessage.of(page, address.text()), page.pages()))
                .orElse(new RenderedView(null, false));
    }

    // Where the first message was sent later than this it says the same already.
    private RenderedView repage(MessageTarget target, @Nullable Parent parent) {
        return store.againPage(target.tenant(), target.subjectId())
                .map(RePageMessage.Recurrence::read)
                .map(page -> new RenderedView(
                        RePageMessage.of(page, address.text()),
                        parent == null || parent.sentAt().isBefore(page.at())))
                .orElse(new RenderedView(null, false));
    }

    private RenderedView call(MessageTarget target) {
        return store.callPage(target.tenant(), target.subjectId(), target.channel())
                .map(CallPage::read)
                .map(page -> new RenderedView(CallMessage.of(page, address.text()), page.isDue()))
                .orElse(new RenderedView(null, false));
    }

    private RenderedView outcome(MessageTarget target) {
        return store.actionPage(target.tenant(), target.subjectId())
                .map(page -> new RenderedView(OutcomeMessage.of(page, address.text()), true))
                .orElse(new RenderedView(null, false));
    }

    private RenderedView verification(MessageTarget target) {
        return store.actionPage(target.tenant(), target.subjectId())
                .map(page -> new RenderedView(OutcomeMessage.inVain(page, address.text()), true))
                .orElse(new RenderedView(null, false));
    }

    private RenderedView approval(MessageTarget target) {
        boolean reminder = target.subject() == MessageSubject.REMINDER;
        return store.approvalPage(target.tenant(), target.subjectId())
                .map(ApprovalPage::read)
                .map(page -> new RenderedView(
                        reminder
                                ? ApprovalMessage.reminder(page, address.text())
                                : ApprovalMessage.of(page, address.text()),
                        page.open()))
                .orElse(new RenderedView(null, false));
    }
}
