package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.cluster.WatchStatus.Watch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WatchStatusTest {

    private static final List<Watch> WATCHES = Stream.of("v1/pods", "v1/nodes", "v1/events")
            .map(resource -> new Watch(resource, ""))
            .toList();

    private final WatchStatus status = new WatchStatus("status-test");

    private static long lines(CapturedOutput output, String text) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("Cluster status-test " + text))
                .count();
    }

    @Test
    void an_outage_is_one_line_for_each_reason_and_not_one_for_each_watch(CapturedOutput output) {
        WATCHES.forEach(watch -> status.lost(watch, "LOST"));
        WATCHES.forEach(watch -> status.lost(watch, "UNREACHABLE"));
        WATCHES.forEach(watch -> status.lost(watch, "UNREACHABLE"));

        assertThat(lines(output, "cannot be watched (LOST of v1/pods)")).isOne();
        assertThat(lines(output, "cannot be watched (UNREACHABLE of v1/pods)")).isOne();
        assertThat(lines(output, "cannot be watched")).isEqualTo(2);
        assertThat(status.reasons()).containsExactly("UNREACHABLE");
    }

    @Test
    void its_end_is_one_line_once_all_are_back(CapturedOutput output) {
        WATCHES.forEach(watch -> status.lost(watch, "UNREACHABLE"));
        status.connected(WATCHES.get(0));
        assertThat(lines(output, "is watched again")).isZero();

        WATCHES.forEach(status::connected);

        assertThat(lines(output, "is watched again, which had failed with UNREACHABLE"))
                .isOne();
        assertThat(status.reasons()).isEmpty();
    }
}
