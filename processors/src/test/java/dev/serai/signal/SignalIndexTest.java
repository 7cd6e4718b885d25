package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalIndexTest {

    private static final Instant AT = Instant.parse("2031-03-04T10:00:00Z");

    private final SignalIndex index = new SignalIndex(Duration.ofMinutes(30));

    private static SignalAlert alert(String id, String service, int minute) {
        return new SignalAlert(
                id,
                service,
                "slow",
                Severity.HIGH,
                AT.plus(Duration.ofMinutes(minute)),
                null,
                null,
                1,
                SignalEvidence.NONE);
    }

    private static SignalDecision decision(SignalVerdict verdict, TriageReason reason, @Nullable String because) {
        return new SignalDecision("any", verdict, reason, because, null, List.of());
    }

    private static SignalDecision page() {
        return decision(SignalVerdict.PAGE, TriageReason.NEW_INCIDENT, null);
    }

    private static SignalDecision folded(String root) {
        return decision(SignalVerdict.SUPPRESS, TriageReason.FOLDED, root);
    }

    private List<String> near(SignalAlert alert) {
        return index.near(alert).stream().map(other -> other.alert().id()).toList();
    }

    @Test
    void near_are_roots_within_the_window_the_earliest_first() {
        index.add(alert("late", "b", 30), page());
        index.add(alert("early", "c", -30), page());
        index.add(alert("before", "d", -31), page());
        index.add(alert("after", "e", 31), page());

        assertThat(near(alert("this", "a", 0))).containsExactly("early", "late");
    }

    @Test
    void near_is_what_else_is_the_same_condition_and_never_the_alert_itself() {
        index.add(alert("this", "a", 0), page());
        index.add(alert("symptom", "b", 1), folded("this"));
        index.add(alert("again", "a", 300), folded("this"));

        assertThat(near(alert("this", "a", 0))).containsExactly("again");
    }

    @Test
    void what_is_removed_is_near_nothing_and_folded_into_nothing() {
        SignalAlert root = alert("root", "a", 0);
        SignalAlert symptom = alert("symptom", "b", 0);
        index.add(root, page());
        index.add(symptom, folded("root"));
        assertThat(index.foldedInto("root")).containsExactly("symptom");

        index.remove(symptom, folded("root"));
        index.remove(root, page());

        assertThat(index.foldedInto("root")).isEmpty();
        assertThat(near(alert("this", "a", 0))).isEmpty();
    }
}
