package dev.serai.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.policy.SchemaText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Ordinary log lines stay as they are. {@code calibration.txt} is what the rules were made with; {@code unseen.txt} was
 * written afterwards, and is not to be looked at when a rule changes: add to {@code calibration.txt} instead.
 */
@Execution(ExecutionMode.CONCURRENT)
class OrdinaryLinesTest {

    /** CI also runs it with 100,000. */
    private static final int LINES = Integer.getInteger("serai.test.lines", 20_000);

    private static final int FALSE_ALARMS = LINES / 10_000;

    @Test
    void hardly_any_of_the_lines_that_the_rules_were_made_with_is_changed() {
        assertThat(lines(11, "/lines/calibration.txt").changed(LINES, Redaction::redact))
                .hasSizeLessThanOrEqualTo(FALSE_ALARMS);
    }

    @Test
    void hardly_any_of_the_lines_that_they_were_not_made_with_is_changed() {
        assertThat(lines(12, "/lines/unseen.txt").changed(LINES, Redaction::redact))
                .hasSizeLessThanOrEqualTo(FALSE_ALARMS);
    }

    private static OrdinaryLines lines(long seed, String file) {
        return new OrdinaryLines(
                seed,
                SchemaText.of(OrdinaryLinesTest.class, file)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList());
    }
}
