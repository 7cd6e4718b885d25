package dev.serai.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.language.Understood.ChangeRequest;
import dev.serai.language.Understood.Unclear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples of the page are understood as it says. */
class LanguagePageTest {

    @TestFactory
    List<DynamicTest> each_example_is_understood_as_the_page_says() throws IOException {
        List<DynamicTest> tests = Files.readAllLines(Path.of("../docs/reference/language.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| English"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| "))
                .flatMap(cells -> Stream.of(example(cells[0], cells[2]), example(cells[1], cells[2])))
                .toList();
        assertThat(tests).hasSizeGreaterThan(80);
        return tests;
    }

    private static DynamicTest example(String text, String means) {
        return DynamicTest.dynamicTest(text, () -> {
            Understood understood = Understanding.of(text, Shop.CONTEXT);
            switch (means) {
                case "a change" -> assertThat(understood).isInstanceOf(ChangeRequest.class);
                case "nothing" -> assertThat(understood).isInstanceOf(Unclear.class);
                default -> assertThat("`" + ExpectedLines.written(understood) + "`")
                        .isEqualTo(means);
            }
        });
    }
}
