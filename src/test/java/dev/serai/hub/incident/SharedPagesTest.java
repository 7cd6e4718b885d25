package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.hub.db.LoadedRow;
import dev.serai.incident.AlertCount;
import dev.serai.incident.Incident;
import dev.serai.incident.IncidentKey;
import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentStatus;
import dev.serai.incident.PageState;
import dev.serai.oncall.PageReceivers;
import dev.serai.signal.TriageFacts;
import dev.serai.silence.Suppressions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which pages may be for an incident too; what is not known is nobody's page but its own. */
class SharedPagesTest {

    private static final UUID OWN = new UUID(0, 1);
    private static final UUID SAME = new UUID(0, 2);
    private static final UUID OTHER = new UUID(0, 3);
    private static final UUID GONE = new UUID(0, 4);
    private static final PageReceivers SHOP = new PageReceivers(Set.of(), "shop");

    private final Map<UUID, PageReceivers> known =
            new HashMap<>(Map.of(OWN, SHOP, SAME, SHOP, OTHER, new PageReceivers(Set.of(), "bank")));

    private Set<UUID> shared(String environment, List<LoadedRow> near) {
        Incident incident = new Incident(
                OWN,
                new IncidentKey("t", "all:a=b"),
                new IncidentStatus(IncidentState.OPEN, null, null),
                Severity.HIGH,
                "staging",
                new AlertCount(1, 1),
                Instant.EPOCH,
                PageState.UNDECIDED,
                0);
        TriageFacts facts = new TriageFacts(
                incident,
                environment,
                new TriageFacts.Since(null, false),
                0,
                Instant.EPOCH,
                Suppressions.NONE,
                List.of());
        return new SharedPages((tenant, incidents) -> known).of(facts, near, Set.of("Down"));
    }

    private static LoadedRow row(UUID incident, String condition, String verdict, boolean quiet) {
        return new LoadedRow(
                Map.of("incident_id", incident, "condition", condition, "verdict", verdict, "is_quiet", quiet));
    }

    private static List<LoadedRow> pages() {
        return List.of(
                row(SAME, "Down", "page", false), row(OTHER, "Down", "page", false), row(GONE, "Down", "page", false));
    }

    @Test
    void only_a_page_that_reaches_the_same_people_is_shared() {
        assertThat(shared("staging", pages())).containsExactly(SAME);
    }

    @Test
    void nothing_is_while_it_is_not_known_whom_its_own_would_reach() {
        assertThat(shared("production", pages())).isEmpty();
        known.remove(OWN);
        assertThat(shared("staging", pages())).isEmpty();
    }

    @Test
    void what_pages_for_something_else_or_nobody_is_not() {
        assertThat(shared("staging", List.of(row(SAME, "Slow", "page", false)))).isEmpty();
        assertThat(shared("staging", List.of(row(SAME, "Down", "hold", false)))).isEmpty();
        assertThat(shared("staging", List.of(row(SAME, "Down", "page", true)))).isEmpty();
    }
}
