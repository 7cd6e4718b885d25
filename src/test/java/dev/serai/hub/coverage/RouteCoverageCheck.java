package dev.serai.hub.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.serai.hub.lint.DefinedRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs after a whole suite, as the last step of {@code ./mvnw verify}: a route that no test reaches fails the build.
 * Where tests were skipped (no Docker, no Alertmanager) nothing is judged; CI skips none.
 */
class RouteCoverageCheck {

    private static final Path SUMMARY = Path.of("src/target/failsafe-reports/failsafe-summary.xml");

    @Test
    void every_route_was_reached_by_a_test() throws IOException {
        Set<String> defined = DefinedRoutes.ids(Path.of("routes"));
        Set<String> missing = RouteCoverage.missing(defined, Path.of(System.getenv(RouteCoverage.FOLDER_VARIABLE)));
        System.out.printf(
                "Route coverage: %d of %d routes reached, not reached: %s%n",
                defined.size() - missing.size(), defined.size(), missing);
        String summary = Files.readString(SUMMARY);
        assumeThat(number(summary, "skipped"))
                .as("tests were skipped; not reached: " + missing)
                .isZero();
        assumeThat(number(summary, "failures") + number(summary, "errors"))
                .as("tests failed; not reached: " + missing)
                .isZero();
        assertThat(missing).as("routes that no test reaches").isEmpty();
    }

    private static int number(String summary, String element) {
        Matcher found = Pattern.compile("<" + element + ">(\\d+)</").matcher(summary);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
