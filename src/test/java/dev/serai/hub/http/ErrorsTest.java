package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each problem that the code can answer with is documented. */
class ErrorsTest {

    private static final Pattern CODE =
            Pattern.compile("(?:new Problem\\(\\s*(?:\\d{3}|status),\\s*|refused\\()\"([a-z-]+)\"");

    @Test
    void every_problem_type_is_listed() throws IOException {
        String listed = Files.readString(Path.of("docs/reference/errors.md"));
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }

        assertThat(used).hasSizeGreaterThan(20).allSatisfy(code -> assertThat(listed)
                .contains("| `" + code + "` |"));
    }
}
