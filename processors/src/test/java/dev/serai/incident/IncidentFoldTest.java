package dev.serai.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.event.EventCatalogue;
import dev.serai.event.JournalEntry;
import dev.serai.incident.IncidentStatus.Mark;
import dev.serai.incident.Transition.TransitionOutcome;
import dev.serai.notify.TriageVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentFoldTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID ALERT = new UUID(0, 7);
    private static final IncidentFold FOLD = new IncidentFold(Duration.ofMinutes(15));
    private static final Correlation PLACE =
            new Correlation("rule:a=b", "rule", Duration.ofMinutes(10), "production", null, null, null);

    private static Incident incident(IncidentState state) {
        return incident(state, 1, NOW.minusSeconds(60));
    }

    /** One with two alerts, whose last one came, and whose last change was made, at {@code last}. */
    private static Incident incident(IncidentState state, int firing, Instant last) {
        Mark ada = new Mark("user:ada", last);
        IncidentStatus status = new IncidentStatus(
                state, state == IncidentState.OPEN ? null : ada, state == IncidentState.RESOLVED ? ada : null);
        return new Incident(
                new UUID(0, 1),
                new IncidentKey("t", PLACE.key()),
                status,
                Severity.MEDIUM,
                "production",
                new AlertCount(2, firing),
                last,
                PageState.PAGED,
                4);
    }

    private static Firing firing(Severity severity) {
        return new Firing(ALERT, Alerts.of("am", severity), PLACE, null);
    }

    private static List<String> said(Transition transition) {
        return transition.entries().stream().map(IncidentFoldTest::said).toList();
    }

    private static String said(JournalEntry entry) {
        String verb = EventCatalogue.of(entry.event()).verb();
        return entry.reason() == null ? verb : verb + " " + entry.reason();
    }

    /** What may be done to an incident that has an alert that fires, in each state. */
    @ParameterizedTest
    @CsvSource({
        "open, acknowledge, CHANGE, acknowledged",
        "open, resolve, CHANGE, resolved",
        "open, note, CHANGE, open",
        "open, analyse, CHANGE, open",
        "open, worsen, CHANGE, open",
        "open, alert resolved, CHANGE, open",
        "open, fire, CHANGE, open",
        "open, alert silent, CHANGE, open",
        "open, settle, REFUSED_FIRING, open",
        "acknowledged, acknowledge, ALREADY, acknowledged",
        "acknowledged, resolve, CHANGE, resolved",
        "acknowledged, note, CHANGE, acknowledged",
        "acknowledged, analyse, CHANGE, acknowledged",
        "acknowledged, worsen, CHANGE, acknowledged",
        "acknowledged, alert resolved, CHANGE, acknowledged",
        "acknowledged, fire, CHANGE, acknowledged",
        "acknowledged, alert silent, CHANGE, acknowledged",
        "acknowledged, settle, REFUSED_FIRING, acknowledged",
        "resolved, acknowledge, REFUSED_RESOLVED, resolved",
        "resolved, resolve, ALREADY, resolved",
        "resolved, note, CHANGE, resolved",
        "resolved, analyse, REFUSED_RESOLVED, resolved",
        "resolved, worsen, REFUSED_RESOLVED, resolved",
        "resolved, alert resolved, CHANGE, resolved",
        "resolved, fire, CHANGE, open",
        "resolved, alert silent, REFUSED_RESOLVED, resolved",
        "resolved, settle, ALREADY, resolved",
    })
    void each_wish_and_each_fact_has_one_outcome_in_each_state(
            String state, String what, TransitionOutcome outcome, String afterwards) {
        Incident before = incident(IncidentState.of(state));
        Transition done = apply(what, before);
        assertThat(done.outcome()).isEqualTo(outcome);
        assertThat(done.incident().state().wire()).isEqualTo(afterwards);
        assertThat(done.entries().isEmpty()).isEqualTo(outcome != TransitionOutcome.CHANGE);
        if (!done.isChange()) {
            assertThat(done.incident()).isSameAs(before);
            assertThat(done.attention()).isEqualTo(Attention.NONE);
        }
    }

    private static Transition apply(String what, Incident incident) {
        return switch (what) {
            case "acknowledge" -> IncidentFold.acknowledge(incident, "user:bob", NOW);
            case "resolve" -> IncidentFold.resolve(incident, "user:bob", NOW);
            case "note" -> IncidentFold.note(incident, "user:bob", "look here");
            case "analyse" -> IncidentFold.askForAnalysis(incident, "user:bob");
            case "worsen" -> IncidentFold.alertWorsened(incident, ALERT, Severity.HIGH);
            case "alert resolved" -> IncidentFold.alertResolved(incident, ALERT);
            case "alert silent" -> IncidentFold.alertSilent(
                    incident, new SilentAlert(ALERT, "title", "am", incident.lastAlertAt()));
            case "fire" -> FOLD.fire(incident, firing(Severity.LOW), NOW);
            case "settle" -> IncidentFold.settle(incident, NOW);
            default -> throw new IllegalArgumentException(what);
        };
    }

    @Test
    void a_person_is_named_where_the_person_changed_something() {
        Incident taken = IncidentFold.acknowledge(incident(IncidentState.OPEN), "user:bob", NOW)
                .incident();
        assertThat(taken.status().acknowledged()).isEqualTo(new Mark("user:bob", NOW));
        Transition ended = IncidentFold.resolve(taken, "user:eve", NOW);
        assertThat(ended.incident().status().resolved()).isEqualTo(new Mark("user:eve", NOW));
        assertThat(ended.incident().status().acknowledged()).isEqualTo(new Mark("user:bob", NOW));
        assertThat(ended.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("user:eve");
            assertThat(said(entry)).isEqualTo("incident.resolved");
        });
    }

    @Test
    void the_last_alert_ends_it_and_the_system_says_so() {
        Transition ended = IncidentFold.settle(incident(IncidentState.ACKNOWLEDGED, 0, NOW), NOW);
        assertThat(ended.incident().status().resolved()).isEqualTo(new Mark("system", NOW));
        assertThat(said(ended)).containsExactly("incident.resolved ALL_ALERTS_RESOLVED");
        assertThat(ended.attention()).isEqualTo(Attention.NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "0, SAME_KEY_WITHIN_WINDOW, SOON",
        "1, SAME_KEY_WITHIN_WINDOW, SOON",
        "2, SAME_KEY_WITHIN_WINDOW, NOW",
        "600, SAME_KEY_WITHIN_WINDOW, NOW",
        "601, SAME_KEY_STILL_OPEN, NOW",
    })
    void an_alert_that_joins_says_how_long_after_the_last_one(long seconds, JoinReason reason, Attention attention) {
        Incident before = incident(IncidentState.OPEN, 1, NOW.minusSeconds(seconds));
        Transition joined = FOLD.fire(before, firing(Severity.LOW), NOW);
        assertThat(said(joined)).containsExactly("alert.joined " + reason);
        assertThat(joined.attention()).isEqualTo(attention);
        assertThat(joined.incident().alerts()).isEqualTo(new AlertCount(3, 2));
        assertThat(joined.incident().lastAlertAt()).isEqualTo(NOW);
        assertThat(joined.incident().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void an_alert_that_fires_anew_is_counted_once() {
        Incident before = incident(IncidentState.OPEN, 0, NOW);
        Firing known = new Firing(ALERT, Alerts.of("am", Severity.HIGH), PLACE, before.id());
        Incident after = FOLD.fire(before, known, NOW).incident();
        assertThat(after.alerts()).isEqualTo(new AlertCount(2, 1));
        assertThat(after.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void what_ended_within_the_window_is_opened_again_and_nobodys() {
        Incident ended = incident(IncidentState.RESOLVED, 0, NOW.minus(Duration.ofMinutes(15)));
        Transition again = FOLD.fire(ended, firing(Severity.LOW), NOW);
        assertThat(again.incident().status()).isEqualTo(IncidentStatus.open());
        assertThat(said(again))
                .containsExactly("incident.reopened RESOLVED_RECENTLY", "alert.joined RESOLVED_RECENTLY");
        assertThat(again.attention()).isEqualTo(Attention.NOW);

        Incident longAgo = incident(
                IncidentState.RESOLVED, 0, NOW.minus(Duration.ofMinutes(15)).minusMillis(1));
        assertThat(FOLD.fire(longAgo, firing(Severity.LOW), NOW).outcome())
                .isEqualTo(TransitionOutcome.REFUSED_REOPEN_WINDOW);
        assertThat(new IncidentFold(Duration.ofHours(1))
                        .fire(longAgo, firing(Severity.LOW), NOW)
                        .outcome())
                .as("the window is the policy's")
                .isEqualTo(TransitionOutcome.CHANGE);
    }

    @Test
    void a_silent_alert_is_shown_and_changes_nothing() {
        Incident before = incident(IncidentState.ACKNOWLEDGED);
        Transition shown = apply("alert silent", before);
        assertThat(shown.incident()).isEqualTo(before);
        assertThat(said(shown)).containsExactly("alert.stale NOT_REPEATED");
        assertThat(shown.attention()).isEqualTo(Attention.REFRESH);
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void only_what_is_worse_than_the_incident_makes_it_worse(Severity severity) {
        Transition done = IncidentFold.alertWorsened(incident(IncidentState.OPEN), ALERT, severity);
        boolean worse = severity == Severity.CRITICAL || severity == Severity.HIGH;
        assertThat(done.outcome()).isEqualTo(worse ? TransitionOutcome.CHANGE : TransitionOutcome.ALREADY);
        assertThat(done.incident().severity()).isEqualTo(worse ? severity : Severity.MEDIUM);
    }

    @Test
    void once_people_were_paged_a_later_decision_does_not_take_it_back() {
        Incident paged = incident(IncidentState.OPEN);
        assertThat(IncidentFold.triaged(paged, TriageVerdict.SUPPRESS, "staging")
                        .paging())
                .isEqualTo(PageState.PAGED);
        assertThat(IncidentFold.triaged(paged, TriageVerdict.SUPPRESS, "staging")
                        .environment())
                .isEqualTo("staging");
        assertThat(PageState.UNDECIDED.after(TriageVerdict.SUPPRESS)).isEqualTo(PageState.SUPPRESSED);
        assertThat(PageState.SUPPRESSED.after(TriageVerdict.PAGE)).isEqualTo(PageState.PAGED);
    }

    private static final List<String> WHATS = List.of(
            "acknowledge", "resolve", "note", "analyse", "worsen", "alert resolved", "fire", "settle", "alert silent");

    /** Whatever happens in whatever order. */
    @Property
    void counts_marks_and_severity_stay_whole(@ForAll @Size(max = 40) List<@IntRange(max = 8) Integer> happenings) {
        Incident is = incident(IncidentState.OPEN);
        for (int happening : happenings) {
            Transition done = apply(WHATS.get(happening), is);
            Incident next = done.incident();
            assertThat(done.isChange() || next == is).isTrue();
            assertThat(next.alerts().firing()).isBetween(0, is.alerts().firing() + 1);
            assertThat(next.alerts().total()).isGreaterThanOrEqualTo(is.alerts().total());
            assertThat(is.severity().isWorseThan(next.severity())).isFalse();
            assertThat(next.isResolved()).isEqualTo(next.status().resolved() != null);
            assertThat(next.state() == IncidentState.ACKNOWLEDGED
                            && next.status().acknowledged() == null)
                    .isFalse();
            assertThat(next.id()).isEqualTo(is.id());
            is = next;
        }
    }
}
