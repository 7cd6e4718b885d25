package dev.serai.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole sets of lines: what the rules were made with, and what was written before them and kept aside. */
class UnderstandingSetTest {

    @ParameterizedTest
    @CsvSource({
        "development.txt, 450, 0.99",
        "holdout.txt, 145, 0.95",
        "second.txt, 150, 0.90",
        "third.txt, 110, 0.89",
        "fourth.txt, 215, 0.96",
        "fifth.txt, 215, 0.87",
        "procedures.txt, 55, 0.98",
        "procedures-second.txt, 25, 0.96"
    })
    void most_lines_are_understood_and_none_as_a_change_that_nobody_asked_for(String file, int least, double rate) {
        List<ExpectedLines> lines = ExpectedLines.of(file);
        List<String> wrong = lines.stream()
                .filter(line -> !line.isRight(understood(line)))
                .map(line -> line + " was " + ExpectedLines.written(understood(line)))
                .toList();

        assertThat(lines).hasSizeGreaterThan(least);
        assertThat(lines).noneMatch(line -> line.isWrongChange(understood(line)));
        assertThat(wrong)
                .as("%s of %s", lines.size() - wrong.size(), lines.size())
                .hasSizeLessThan((int) Math.ceil(lines.size() * (1 - rate)));
    }

    private static Understood understood(ExpectedLines line) {
        return Understanding.of(line.text(), Shop.CONTEXT);
    }
}
