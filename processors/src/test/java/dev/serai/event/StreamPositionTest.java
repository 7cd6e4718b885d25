package dev.serai.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

    private static final StreamSnapshot EARLIER = StreamSnapshot.ofDatabase("95:100:95,98");
    private static final StreamSnapshot LATER = StreamSnapshot.ofDatabase("98:120:98,110,111");
    private static final UUID EVENT = UUID.fromString("01938f00-0000-7000-8000-000000000001");

    @Test
    void what_the_database_says_and_what_is_written_come_back() {
        assertThat(EARLIER).isEqualTo(new StreamSnapshot(100, List.of(95L, 98L)));
        assertThat(StreamSnapshot.ofDatabase("100:100:")).isEqualTo(new StreamSnapshot(100, List.of()));

        StreamPosition between = StreamPosition.at(EARLIER);
        StreamPosition amid = new StreamPosition(EARLIER, LATER, EVENT);

        assertThat(between.text()).isEqualTo("100.2.5");
        assertThat(amid.text()).isEqualTo("100.2.5_120.9.10.22_" + EVENT);
        assertThat(StreamPosition.find(between.text())).contains(between);
        assertThat(StreamPosition.find(amid.text())).contains(amid);
        assertThat(StreamPosition.find("7")).contains(StreamPosition.at(new StreamSnapshot(7, List.of())));
    }

    @Test
    void one_of_another_database_is_ahead() {
        assertThat(StreamPosition.at(LATER).isAhead(EARLIER)).isTrue();
        assertThat(new StreamPosition(EARLIER, LATER, EVENT).isAhead(EARLIER)).isTrue();
        assertThat(StreamPosition.at(EARLIER).isAhead(EARLIER)).isFalse();
        assertThat(StreamPosition.at(EARLIER).isAhead(LATER)).isFalse();
    }

    @Test
    void where_too_many_are_open_the_text_says_that_less_was_read() {
        StreamSnapshot crowded = new StreamSnapshot(
                10_000, LongStream.rangeClosed(1, 300).map(i -> i * 10).boxed().toList());

        assertThat(StreamPosition.find(StreamPosition.at(crowded).text()))
                .contains(StreamPosition.at(new StreamSnapshot(
                        2_010,
                        LongStream.rangeClosed(1, 200).map(i -> i * 10).boxed().toList())));
        assertThat(new StreamPosition(EARLIER, crowded, EVENT).text())
                .isEqualTo(EARLIER.text().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "1.0",
                "1.1",
                "5.3.2",
                "5.2.2",
                "5.6",
                "x",
                "1e3",
                " 7",
                "7 ",
                "9999999999999999999999",
                "7_8",
                "7_8_x",
                "8_7_01938f00-0000-7000-8000-000000000001",
                "7_8_01938f00-0000-7000-8000-000000000001_9",
                "7__01938f00-0000-7000-8000-000000000001",
                "٣",
                "' or 1=1 --"
            })
    void anything_else_is_none(String text) {
        assertThat(StreamPosition.find(text)).isEmpty();
    }

    @Test
    void what_is_too_long_is_none() {
        assertThat(StreamPosition.find("9".repeat(100_000))).isEmpty();
        assertThat(StreamPosition.find("9" + ".1".repeat(100_000))).isEmpty();
    }
}
