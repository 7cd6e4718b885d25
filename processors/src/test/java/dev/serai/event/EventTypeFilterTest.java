package dev.serai.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventTypeFilterTest {

    @Test
    void none_takes_all() {
        assertThat(new EventTypeFilter("").takes("incident.opened")).isTrue();
        assertThat(new EventTypeFilter(" , ").takes("incident.opened")).isTrue();
    }

    @Test
    void a_star_stands_for_anything_and_nothing_else_does() {
        EventTypeFilter some = new EventTypeFilter("incident.*, action.succeeded");

        assertThat(some.takes("incident.resolved")).isTrue();
        assertThat(some.takes("action.succeeded")).isTrue();
        assertThat(some.takes("action.failed")).isFalse();
        assertThat(some.takes("xincident.opened")).isFalse();
        assertThat(some.takes("actionXsucceeded")).isFalse();
    }

    @Test
    void a_kind_that_there_is_not_is_refused() {
        assertThatThrownBy(() -> new EventTypeFilter("incident.opend")).hasMessageContaining("incident.opend");
        assertThatThrownBy(() -> new EventTypeFilter("Incident;")).hasMessageContaining("no kind of event");
    }
}
