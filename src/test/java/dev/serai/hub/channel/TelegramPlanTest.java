package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.channel.Errand.Plan;
import dev.serai.hub.store.MessageStore.Slot;
import dev.serai.hub.store.MessageStore.Target;
import dev.serai.message.Rendered;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TelegramPlanTest {

    private static final UUID ID = new UUID(1, 2);
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
        Target first = new Target("default", "telegram", "approval", ID, "-1");

        assertThat(TelegramPages.ofApproval(first, "-2", false)).containsExactly(first);
        assertThat(TelegramPages.ofApproval(first, "-1", true))
                .containsExactly(first, new Target("default", "telegram", "reminder", ID, "-1"));
        assertThat(TelegramPages.ofApproval(first, "-2", true))
                .containsExactly(first, new Target("default", "telegram", "approval", ID, "-2"));
    }

    private static Slot slot(String messageId, String sha256) {
        return new Slot(ID, ID, messageId, sha256);
    }
}
