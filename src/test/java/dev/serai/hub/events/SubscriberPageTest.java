package dev.serai.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubscriberPageTest {

    private static final StreamPosition FIRST = StreamPosition.at(new StreamSnapshot(1, List.of()));
    private static final StreamPosition SECOND = StreamPosition.at(new StreamSnapshot(2, List.of()));
    private static final StreamPosition THIRD = StreamPosition.at(new StreamSnapshot(3, List.of()));

    private final OutgoingEvent early = event();
    private final OutgoingEvent late = event();

    private static OutgoingEvent event() {
        return new OutgoingEvent(UUID.randomUUID(), "incident.opened", "one", Instant.EPOCH, "{}");
    }

    private static SubscriberPage page(StreamPosition from, StreamPosition end, OutgoingEvent event) {
        return new SubscriberPage(from, end, List.of(event.id()), List.of(event));
    }

    @Test
    void what_was_given_up_before_a_page_is_appended_is_not_sent_again_and_counts_as_nothing_taken() {
        SubscriberPage behind = page(SECOND, THIRD, late);
        behind.done(List.of(late));
        SubscriberPage page = page(FIRST, SECOND, early);

        page.append(behind);

        assertThat(page.left()).containsExactly(early);
        assertThat(page.taken()).isZero();
        page.done(List.of(early));
        assertThat(page.reached()).contains(THIRD);
    }
}
