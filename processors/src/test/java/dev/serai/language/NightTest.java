package dev.serai.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What very different people type at night: each line becomes exactly what its table says. */
class NightTest {

    private static final List<ExpectedLines> LINES = Stream.of("night.txt", "night-second.txt")
            .flatMap(file -> ExpectedLines.of(file).stream())
            .toList();

    @TestFactory
    List<DynamicTest> each_line_becomes_what_the_table_says() {
        return LINES.stream()
                .map(line -> DynamicTest.dynamicTest(line.text(), () -> {
                    Understood understood = Understanding.of(line.text(), Shop.CONTEXT);
                    assertThat(line.isRight(understood))
                            .as("%s, not %s", line.expected(), ExpectedLines.written(understood))
                            .isTrue();
                }))
                .toList();
    }

    @Test
    void the_table_is_long_and_most_of_it_asks_for_nothing() {
        assertThat(LINES).hasSizeGreaterThan(500);
        assertThat(LINES.stream().filter(line -> line.expected().equals(ExpectedLines.NOTHING)))
                .hasSizeGreaterThan(380);
    }
}
