package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.evidence.Dependency;
import dev.serai.evidence.FactObject;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalIndexTest {

    private static final Instant AT = Instant.parse("2031-03-04T10:00:00Z");
    private static final FactObject CART = FactObject.of("service", "cart");
    private static final Topology TOPOLOGY = Topology.of(List.of(
            new Dependency(CART, FactObject.of("service", "pay")),
            new Dependency(FactObject.of("service", "web"), CART)));

    private final SignalIndex index = new SignalIndex(GeneratedNightTest.POLICY, TOPOLOGY);

    private static SignalAlert alert(String id, String service, String condition, int minute) {
        return new SignalAlert(
                id,
                service,
                condition,
                Severity.HIGH,
                AT.plus(Duration.ofMinutes(minute)),
                null,
                null,
                1,
                SignalEvidence.NONE);
    }

    private static SignalAlert alert(String id, String service) {
        return alert(id, service, id, 0);
    }

    private static SignalAlert saying(String line, SignalAlert alert) {
        LogTemplate log = new LogTemplate(null, line, 900, 100.0, LogTone.NEGATIVE, null, null, null);
        return alert.knowing(new SignalEvidence(null, List.of(log), List.of()));
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
        index.add(alert("late", "cart", "late", 30), page());
        index.add(alert("early", "cart", "early", -30), page());
        index.add(alert("before", "cart", "before", -31), page());
        index.add(alert("after", "cart", "after", 31), page());

        assertThat(near(alert("this", "cart"))).containsExactly("early", "late");
    }

    @Test
    void near_are_roots_of_services_that_it_needs_or_that_need_it() {
        index.add(alert("needed", "pay"), page());
        index.add(alert("needing", "web"), page());
        index.add(alert("other", "mail"), page());

        assertThat(near(alert("this", "cart"))).containsExactly("needed", "needing");
    }

    @Test
    void near_are_the_node_on_which_it_runs_and_what_runs_on_it() {
        SignalAlert node = alert("node", "n-1").in(new SignalPlace("", "", "n-1", true));
        SignalAlert pod = alert("pod", "mail").in(new SignalPlace("", "", "n-1", false));
        index.add(node, page());
        index.add(pod, page());
        index.add(alert("elsewhere", "chat").in(new SignalPlace("", "", "n-2", false)), page());

        assertThat(near(pod)).containsExactly("node");
        assertThat(near(node)).containsExactly("pod");
    }

    @Test
    void near_are_those_whose_logs_say_the_same_or_name_one_of_the_two() {
        index.add(saying("no answer", alert("alike", "mail")), page());
        index.add(saying("lost (cart)", alert("naming", "chat")), page());
        index.add(alert("named", "bank"), page());
        index.add(saying("cart-api lost", alert("other", "shop")), page());

        assertThat(near(saying("no answer", alert("this", "cart")))).containsExactly("alike", "naming");
        assertThat(near(saying("bank: refused", alert("this", "files")))).containsExactly("named");
    }

    @Test
    void near_is_the_same_condition_that_fired_later_whenever_that_was() {
        index.add(alert("this", "cart", "slow", 0), page());
        index.add(alert("before", "cart", "slow", -300), page());
        index.add(alert("again", "cart", "slow", 300), folded("this"));
        index.add(alert("paged", "cart", "slow", 301), page());
        index.add(alert("symptom", "cart", "down", 1), folded("this"));

        assertThat(near(alert("this", "cart", "slow", 0))).containsExactly("again", "paged");
    }

    @Test
    void what_is_removed_is_near_nothing_and_folded_into_nothing() {
        SignalAlert root = alert("root", "cart");
        SignalAlert symptom = alert("symptom", "cart", "root", 1);
        index.add(root, page());
        index.add(symptom, folded("root"));
        assertThat(index.foldedInto("root")).containsExactly("symptom");
        assertThat(near(alert("this", "cart", "root", 0))).containsExactly("root", "symptom");

        index.remove(symptom, folded("root"));
        index.remove(root, page());

        assertThat(index.foldedInto("root")).isEmpty();
        assertThat(near(alert("this", "cart", "root", 0))).isEmpty();
    }
}
