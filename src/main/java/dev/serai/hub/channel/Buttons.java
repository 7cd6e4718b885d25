package dev.serai.hub.channel;

import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Reference;
import dev.serai.message.ApprovalPage;
import dev.serai.message.Button;
import dev.serai.message.Button.ButtonKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what the buttons under a message carry, and stores it before they leave. */
@Component
public class Buttons {

    /** What the Acknowledge button carries; which incident it means follows from the message it stands under. */
    static final String ACKNOWLEDGE = "acknowledge";

    /** What the button carries that has the decisions sent which its message lists. */
    static final String SHOW = "show";

    /** The same for what else can be done about an incident. */
    static final Map<String, ButtonKind> DUTIES = Map.of(
            "resolve", ButtonKind.RESOLVE,
            "snooze", ButtonKind.SNOOZE,
            "silence", ButtonKind.SILENCE,
            "take", ButtonKind.TAKE);

    private final MessageStore messages;
    private final ChannelStore channels;

    Buttons(MessageStore messages, ChannelStore channels) {
        this.messages = messages;
        this.channels = channels;
    }

    /** A button and what it carries: at most 48 bytes of plain ASCII; null for a link. */
    public record Offered(Button button, @Nullable String carried) {}

    /** The buttons of a delivery, and the references behind them. */
    record Row(List<Offered> buttons, List<Reference> references) {}

    /**
     * Stores what the buttons of a delivery carry. Those before an edit stay good; {@code messageId} is null while the
     * message was never sent.
     */
    Row offer(DeliveryAttempt attempt, @Nullable String messageId) {
        List<Offered> row = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        for (Button button : attempt.content().buttons()) {
            switch (button.kind()) {
                case LINK -> row.add(new Offered(button, null));
                case ACKNOWLEDGE -> row.add(new Offered(button, ACKNOWLEDGE));
                case RESOLVE, SNOOZE, SILENCE, TAKE, SHOW -> row.add(
                        new Offered(button, button.kind().name().toLowerCase(Locale.ROOT)));
                case APPROVE, REJECT -> {
                    String carried = References.next();
                    row.add(new Offered(button, carried));
                    references.add(reference(attempt.target(), verdict(button), carried, messageId));
                }
            }
        }
        messages.offer(references);
        return new Row(row, references);
    }

    private static DecisionVerdict verdict(Button button) {
        return button.kind() == ButtonKind.APPROVE ? DecisionVerdict.APPROVE : DecisionVerdict.REJECT;
    }

    private Reference reference(
            MessageTarget target, DecisionVerdict verdict, String carried, @Nullable String messageId) {
        return new Reference(
                References.hash(carried),
                target.tenant(),
                target.subjectId(),
                digest(target),
                verdict,
                target.channel(),
                target.chat(),
                messageId);
    }

    // The digest is a column that never changes, so reading it apart from the page is no race.
    private String digest(MessageTarget target) {
        return channels.approvalPage(target.tenant(), target.subjectId())
                .map(json -> ApprovalPage.read(json).digest())
                .orElseThrow(() -> new IllegalStateException("an approval is never deleted"));
    }
}
