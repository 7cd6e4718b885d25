package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.channel.DeliveryAttempt.DeliveryPlan;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Planned;
import dev.serai.hub.channel.MessageStore.Slot;
import dev.serai.message.Rendered;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private static final UUID ID = new UUID(1, 2);
    private static final UUID INCIDENT = new UUID(3, 4);
    private static final Rendered TEXT = new Rendered("text", 4, List.of());

    @Test
    void a_message_is_sent_when_it_is_worth_it_and_edited_only_when_it_changed() {
        assertThat(DeliveryAttempt.planFor(slot(null, null), TEXT, true)).isEqualTo(DeliveryPlan.SEND_FIRST);
        assertThat(DeliveryAttempt.planFor(slot(null, null), TEXT, false)).isEqualTo(DeliveryPlan.SKIP_UNTOLD);
        assertThat(DeliveryAttempt.planFor(slot("7", "other"), TEXT, false)).isEqualTo(DeliveryPlan.EDIT_CHANGED);
        assertThat(DeliveryAttempt.planFor(slot("7", TEXT.sha256()), TEXT, true))
                .isEqualTo(DeliveryPlan.SKIP_SAME);
        assertThat(DeliveryAttempt.planFor(slot("7", "other"), null, true)).isEqualTo(DeliveryPlan.SKIP_UNTOLD);
    }

    @Test
    void from_half_time_on_the_escalation_chats_are_told_where_it_can_decide() {
        MessageTarget first = target(MessageSubject.APPROVAL, ID, "-1");

        assertThat(Targets.at(List.of(new ChatPlace("chat", "-1")), "default", MessageSubject.APPROVAL, ID, INCIDENT))
                .containsExactly(first);
        assertThat(Targets.escalated(
                        List.of(new ChatPlace("chat", "-1"), new ChatPlace("chat", "-2")),
                        "default",
                        ID,
                        INCIDENT,
                        List.of(first)))
                .containsExactly(target(MessageSubject.REMINDER, ID, "-1"), target(MessageSubject.APPROVAL, ID, "-2"));
    }

    @Test
    void what_stands_in_a_chat_is_kept_up_to_date_there_whatever_the_policy_says_now() {
        MessageTarget now = target(MessageSubject.INCIDENT, INCIDENT, "-1");
        MessageTarget before = target(MessageSubject.INCIDENT, INCIDENT, "-2");
        List<Planned> planned = List.of(
                new Planned(before, true),
                new Planned(target(MessageSubject.INCIDENT, INCIDENT, "-3"), false),
                new Planned(target(MessageSubject.OUTCOME, ID, "-2"), true),
                new Planned(
                        new MessageTarget("default", "off", MessageSubject.INCIDENT, INCIDENT, "-2", INCIDENT), true));

        assertThat(Targets.withStanding(List.of(now), planned, List.of("chat"))).containsExactly(now, before);
    }

    private static MessageTarget target(MessageSubject subject, UUID id, String chat) {
        return new MessageTarget("default", "chat", subject, id, chat, INCIDENT);
    }

    private static Slot slot(String messageId, String sha256) {
        return new Slot(ID, ID, messageId, sha256, null, null, null, null);
    }
}
