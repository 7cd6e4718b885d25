package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConversationLifeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void it_ends_after_an_hour_of_silence_and_not_before() {
        assertThat(ConversationLife.end(NOW, null, null, NOW.plusSeconds(3599))).isNull();
        assertThat(ConversationLife.end(NOW, null, null, NOW.plusSeconds(3600))).isEqualTo(ConversationEnd.SILENCE);
        assertThat(ConversationLife.endsAt(NOW, null, null)).isEqualTo(NOW.plusSeconds(3600));
    }

    @Test
    void it_ends_a_day_after_its_incident_although_people_talk_on() {
        Instant resolved = NOW.minus(Duration.ofDays(1));
        assertThat(ConversationLife.end(NOW, null, resolved.plusMillis(1), NOW)).isNull();
        assertThat(ConversationLife.end(NOW, null, resolved, NOW)).isEqualTo(ConversationEnd.INCIDENT);
        assertThat(ConversationLife.endsAt(NOW, null, resolved.plusSeconds(60))).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void a_person_ends_it_at_once() {
        assertThat(ConversationLife.end(NOW, NOW, null, NOW)).isEqualTo(ConversationEnd.RESET);
        assertThat(ConversationLife.endsAt(NOW, NOW, null)).isEqualTo(NOW);
    }
}
