package dev.serai.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.hub.http.EventStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPageTest {

    private static final int MOST = EventStream.MOST_WAITING_BYTES - EventViewer.ROOM;
    private static final StreamPosition START = StreamPosition.at(new StreamSnapshot(1_000, List.of()));

    private final PositionSeal seal = PositionSealTest.seal();

    /** In UTF-8 the same number of characters is one, two, three and four bytes for each. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "ж", "夜", "🌙"})
    void whoever_catches_up_is_never_sent_more_than_a_stream_may_hold(String letter) {
        String details = "{\"text\": \"" + letter.repeat(4_000) + "\"}";
        List<RecordedEvent> all =
                IntStream.range(0, 100).mapToObj(at -> event(details)).toList();

        assertThat(readInPages(all, new StreamSnapshot(2_000, List.of()))).isEqualTo(100);
    }

    @Test
    void long_ids_count_too() {
        List<RecordedEvent> all =
                IntStream.range(0, 500).mapToObj(at -> event("{}")).toList();
        StreamSnapshot crowded = new StreamSnapshot(
                1_000_000_000,
                LongStream.range(0, 200)
                        .map(at -> 500_000_000 + at * 1_000)
                        .boxed()
                        .toList());

        assertThat(readInPages(all, crowded)).isEqualTo(500);
    }

    @Test
    void details_that_are_too_many_bytes_are_left_out() {
        String large = "{\"text\": \"" + "夜".repeat(20_000) + "\"}";

        String page = text(page(List.of(event(large)), START, new StreamSnapshot(2_000, List.of())));

        assertThat(page).contains("dev.serai.job.retried").doesNotContain("夜").contains("\"details\":null");
    }

    /** How many came in all. */
    private int readInPages(List<RecordedEvent> all, StreamSnapshot until) {
        StreamPosition position = START;
        int heard = 0;
        while (heard < all.size()) {
            EventPage page = page(all.subList(heard, all.size()), position, until);
            String text = text(page);
            assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST);
            int more = text.split("\ndata: ", -1).length - 1;
            assertThat(more).isPositive();
            heard += more;
            position = page.end();
            assertThat(position.after())
                    .isEqualTo(heard < all.size() ? all.get(heard - 1).id() : null);
        }
        assertThat(position).isEqualTo(StreamPosition.at(until));
        return heard;
    }

    private EventPage page(List<RecordedEvent> read, StreamPosition from, StreamSnapshot until) {
        return EventPage.of("default", seal, read, from, until, false);
    }

    private static String text(EventPage page) {
        return new String(page.bytes(EnumSet.allOf(EventAudience.class)), StandardCharsets.UTF_8);
    }

    private static RecordedEvent event(String details) {
        return new RecordedEvent(
                UUID.randomUUID(), "system", "job.retried", "job", "1", null, details, Instant.EPOCH, null);
    }
}
