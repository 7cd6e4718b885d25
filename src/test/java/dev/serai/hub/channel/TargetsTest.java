package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.channel.Errand.Plan;
import dev.serai.hub.store.MessageStore.Slot;
import dev.serai.hub.store.MessageStore.Target;
import dev.serai.message.Message;
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
        assertThat(Errand.planFor(slot(null, null), TEXT, true)).isEqualTo(Plan.SEND_FIRST);
        assertThat(Errand.planFor(slot(null, null), TEXT, false)).isEqualTo(Plan.SKIP_UNTOLD);
        assertThat(Errand.planFor(slot("7", "other"), TEXT, false)).isEqualTo(Plan.EDIT_CHANGED);
        assertThat(Errand.planFor(slot("7", TEXT.sha256()), TEXT, true)).isEqualTo(Plan.SKIP_SAME);
        assertThat(Errand.planFor(slot("7", "other"), null, true)).isEqualTo(Plan.SKIP_UNTOLD);
    }

    @Test
    void from_half_time_on_the_escalation_chat_is_told_where_it_can_decide() {
        Target first = target("approval", ID, "-1");

        assertThat(ofApproval(new Chat("-1", "-2"), false)).containsExactly(first);
        assertThat(ofApproval(new Chat("-1", "-1"), true)).containsExactly(first, target("reminder", ID, "-1"));
        assertThat(ofApproval(new Chat("-1", "-2"), true)).containsExactly(first, target("approval", ID, "-2"));
        assertThat(ofApproval(new Chat(null, null), true)).isEmpty();
    }

    @Test
    void an_incident_has_one_message_and_one_more_each_time_it_must_be_heard_again() {
        UUID event = new UUID(5, 6);

        assertThat(Targets.ofIncident(new Chat("-1", "-2"), "default", INCIDENT, List.of(event)))
                .containsExactly(target("incident", INCIDENT, "-1"), target("again", event, "-1"));
        assertThat(Targets.ofIncident(new Chat(null, null), "default", INCIDENT, List.of(event)))
                .isEmpty();
    }

    private static List<Target> ofApproval(Chat chat, boolean escalated) {
        return Targets.ofApproval(chat, "default", ID, INCIDENT, escalated);
    }

    private static Target target(String subject, UUID id, String chat) {
        return new Target("default", "chat", subject, id, chat, INCIDENT);
    }

    /** A channel that is all settings. */
    private record Chat(String chat, String escalationChat) implements Channel {

        @Override
        public String name() {
            return "chat";
        }

        @Override
        public boolean configured() {
            return chat != null;
        }

        @Override
        public String commandPrefix() {
            return "/";
        }

        @Override
        public Rendered render(Message message) {
            throw new UnsupportedOperationException("nothing is rendered here");
        }
    }

    private static Slot slot(String messageId, String sha256) {
        return new Slot(ID, ID, messageId, sha256);
    }
}
