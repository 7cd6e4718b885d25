package dev.serai.hub.channel;

import dev.serai.hub.channel.DeliveryAttempt.DeliveryPlan;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Parent;
import dev.serai.hub.channel.MessageStore.Slot;
import dev.serai.hub.settings.MessageSettings;
import dev.serai.hub.settings.PublicAddress;
import dev.serai.message.ApprovalMessage;
import dev.serai.message.ApprovalPage;
import dev.serai.message.Audience;
import dev.serai.message.CallMessage;
import dev.serai.message.CauseMessage;
import dev.serai.message.DigestMessage;
import dev.serai.message.IncidentMessage;
import dev.serai.message.IncidentPage;
import dev.serai.message.LinkHosts;
import dev.serai.message.Message;
import dev.serai.message.OutcomeMessage;
import dev.serai.message.RePageMessage;
import dev.serai.message.Rendered;
import dev.serai.message.StormPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each message says at this moment. */
@Component
class MessageView {

    /** A cause that is found within this time after a page is shown in it alone. */
    private static final Duration SILENT = Duration.ofSeconds(10);

    private final PublicAddress address;
    private final MessageSettings settings;
    private final ChannelStore store;
    private final StormDigests storms;
    private final UnsentPages unsent;
    private final CallPages calls;
    private final Clock clock;

    MessageView(
            PublicAddress address,
            MessageSettings settings,
            ChannelStore store,
            StormDigests storms,
            UnsentPages unsent,
            CallPages calls,
            Clock clock) {
        this.address = address;
        this.settings = settings;
        this.store = store;
        this.storms = storms;
        this.unsent = unsent;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * What a message says.
     *
     * @param worthSending whether it is to be sent when it is in no chat yet
     * @param isPage whether it counts among the pages of its chat, when its subject does
     */
    record RenderedView(@Nullable Message message, boolean worthSending, boolean isPage) {

        RenderedView(@Nullable Message message, boolean worthSending) {
            this(message, worthSending, true);
        }
    }

    /** What to do about a message, by what is in its chat, what it says now, and how many others there are. */
    DeliveryPlan plan(MessageTarget target, Slot slot, @Nullable Rendered rendered, RenderedView view) {
        DeliveryPlan planned = DeliveryAttempt.planFor(slot, rendered, view.worthSending());
        return view.isPage() ? storms.plan(target, slot, planned) : storms.remind(target, slot, planned);
    }

    /** Nothing is to be sent. */
    void settle(MessageTarget target, Slot slot) {
        unsent.settle(target, slot);
    }

    /**
     * The page as the database has it now.
     *
     * @param parent the message that it belongs to
     * @param edited whether messages of its channel change after they were sent
     */
    RenderedView of(MessageTarget target, @Nullable Parent parent, boolean edited) {
        Audience audience = new Audience(
                address.text(),
                settings.zoneOf(target.channel()),
                clock.instant(),
                new LinkHosts(settings.linkHosts()));
        Optional<RenderedView> view =
                switch (target.subject()) {
                    case INCIDENT -> incident(target, audience);
                    case CAUSE -> cause(target, parent, edited ? SILENT : Duration.ZERO, audience);
                    case REPAGE -> repage(target, parent, audience);
                    case OUTCOME -> store.actionPage(target.tenant(), target.subjectId())
                            .map(page -> new RenderedView(OutcomeMessage.of(page, audience), true));
                    case VERIFICATION -> store.actionPage(target.tenant(), target.subjectId())
                            .map(page -> new RenderedView(OutcomeMessage.inVain(page, audience), true));
                    case APPROVAL -> approval(target)
                            .map(page -> new RenderedView(ApprovalMessage.of(page, audience), page.open()));
                    case CALL -> calls.of(target)
                            .map(page -> new RenderedView(
                                    CallMessage.of(page, audience),
                                    page.isDue() && (parent != null || !page.isReminder() || storms.isListed(target)),
                                    !page.isReminder()));
                    case DIGEST -> store.digestPage(target.tenant(), target.subjectId())
                            .map(StormPage::read)
                            .map(page ->
                                    new RenderedView(DigestMessage.of(page, audience), page.isDue(), page.isPage()));
                    case REMINDER -> approval(target)
                            .map(page -> new RenderedView(ApprovalMessage.reminder(page, audience), page.open()));
                };
        return view.orElse(new RenderedView(null, false));
    }

    /** What was over before it could be sent is not sent. */
    private Optional<RenderedView> incident(MessageTarget target, Audience audience) {
        return page(target.tenant(), target.subjectId())
                .map(page -> new RenderedView(IncidentMessage.of(page, audience), page.pages() && !page.isOver()));
    }

    private Optional<RenderedView> cause(
            MessageTarget target, @Nullable Parent parent, Duration silent, Audience audience) {
        return page(target.tenant(), target.subjectId())
                .map(page -> new RenderedView(
                        CauseMessage.of(page, audience), parent != null && isLate(page, parent, silent)));
    }

    private static boolean isLate(IncidentPage page, Parent parent, Duration silent) {
        Instant found = page.causeAt();
        return found != null && !page.isOver() && found.isAfter(parent.sentAt().plus(silent));
    }

    // Where the first message was sent later than this it says the same already.
    private Optional<RenderedView> repage(MessageTarget target, @Nullable Parent parent, Audience audience) {
        return store.againPage(target.tenant(), target.subjectId())
                .map(RePageMessage.Recurrence::read)
                .map(page -> new RenderedView(
                        RePageMessage.of(page, audience),
                        parent == null || parent.sentAt().isBefore(page.at())));
    }

    private Optional<IncidentPage> page(String tenant, UUID incident) {
        return store.incidentPage(tenant, incident).map(IncidentPage::read);
    }

    private Optional<ApprovalPage> approval(MessageTarget target) {
        return store.approvalPage(target.tenant(), target.subjectId()).map(ApprovalPage::read);
    }
}
