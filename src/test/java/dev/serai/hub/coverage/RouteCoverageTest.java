package dev.serai.hub.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCoverageTest {

    @TempDir
    Path folder;

    @Test
    void what_no_hub_of_the_run_reached_is_missing() {
        RouteCoverage one = new RouteCoverage(folder);
        one.reached("a");
        one.reached("a");
        RouteCoverage other = new RouteCoverage(folder);
        other.reached("b");

        assertThat(RouteCoverage.missing(List.of("c", "b", "a", "d"), folder)).containsExactly("c", "d");
        assertThat(RouteCoverage.missing(List.of("a", "b"), folder)).isEmpty();
    }

    @Test
    void without_a_run_everything_is_missing() {
        assertThat(RouteCoverage.missing(List.of("a"), folder.resolve("none"))).containsExactly("a");
    }
}
