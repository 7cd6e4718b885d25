package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.incident.PageState;
import dev.serai.signal.StageVerdict.AfterStage;
import dev.serai.silence.Inhibition;
import dev.serai.silence.MatcherText;
import dev.serai.silence.Silence;
import dev.serai.silence.SuppressionPolicy;
import dev.serai.silence.Suppressions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuppressionStageTest {

    private static final Triage TRIAGE = new Triage(TriageTest.POLICY);
    private static final Instant NOW = Instant.EPOCH;

    private static AlertInView alert(String name) {
        return AlertInView.of("any", Severity.CRITICAL, "production", Map.of("alertname", name));
    }

    private static Silence silence(String matchers, int seconds) {
        return new Silence(
                new UUID(0, seconds), MatcherText.parse(matchers), "anna", "", NOW, NOW.plusSeconds(seconds));
    }

    private static TriageDecision decide(Facts facts, Silence... silences) {
        TriageFacts plain = facts.facts();
        return TRIAGE.decide(new TriageFacts(
                plain.incident(),
                plain.environment(),
                plain.since(),
                plain.transitions(),
                NOW,
                new Suppressions(List.of(silences), List.of(), SuppressionPolicy.NONE, Inhibition.NONE),
                plain.firing()));
    }

    @Test
    void an_incident_is_silenced_when_each_of_its_alerts_is() {
        Facts two = Facts.of(Severity.CRITICAL).firing(2).alerts(List.of(alert("A"), alert("B")));
        TriageDecision decision = decide(two, silence("alertname=A", 60), silence("alertname=B", 30));
        assertThat(decision.reason()).isEqualTo(TriageReason.SILENCED);
        assertThat(decision.next()).isEqualTo(AfterStage.KEEP);
        assertThat(decision.by()).isNotNull();
        assertThat(decision.by().until()).as("the one that ends first").isEqualTo(NOW.plusSeconds(30));
        assertThat(decision.trace().get(1).line())
                .isEqualTo("suppression: suppress (SILENCED), silence 00000000-0000-0000-0000-00000000001e,"
                        + " set by anna, until 1970-01-01T00:00:30Z");
        assertThat(decide(two, silence("alertname=A", 60)).pages()).isTrue();
    }

    @Test
    void one_that_got_worse_stays_silenced_and_what_people_were_paged_of_is_refreshed() {
        Facts worse = Facts.of(Severity.CRITICAL)
                .paged(PageState.PAGED)
                .since(Severity.LOW, true)
                .alerts(List.of(alert("A")));
        TriageDecision decision = decide(worse, silence("alertname=A", 60));
        assertThat(decision.reason()).isEqualTo(TriageReason.SILENCED);
        assertThat(decision.next()).isEqualTo(AfterStage.NOTIFY);
    }

    @Test
    void what_is_not_known_to_be_silenced_pages() {
        Facts many = Facts.of(Severity.CRITICAL).firing(3).alerts(List.of(alert("A")));
        assertThat(decide(many, silence("alertname=A", 60)).pages()).isTrue();
        Facts none = Facts.of(Severity.CRITICAL).alerts(List.of());
        assertThat(decide(none, silence("alertname=A", 60)).pages()).isTrue();
    }
}
