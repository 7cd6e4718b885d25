package dev.serai.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What streams of deliveries, people and silence did was recorded before the fold was pure; it does the same. A recording
 * has scenarios; in each, at some second, what is told ({@code >}) and what comes of it ({@code <}).
 */
class RecordedStreamTest {

    private static final Path RECORDED = Path.of("src/test/resources/incident");
    private static final int SCENARIOS = 60;

    @Test
    void every_stream_comes_to_what_was_recorded() throws IOException {
        String policy = Files.readString(RECORDED.resolve("fold-correlation.yaml"));
        List<String> recorded = Files.readAllLines(RECORDED.resolve("incident-fold.txt"));
        Stream stream = new Stream(policy);
        List<String> expected = new ArrayList<>();
        List<String> told = new ArrayList<>();
        int scenarios = 0;
        String where = "";
        for (String line : recorded) {
            if (line.startsWith(" < ")) {
                expected.add(line.substring(3));
                continue;
            }
            if (line.startsWith(" > ")) {
                told.add(line.substring(3));
                continue;
            }
            assertThat(stream.after(told)).as(where).isEqualTo(expected);
            expected.clear();
            told.clear();
            where = line;
            if (line.startsWith("scenario ")) {
                scenarios++;
                stream = new Stream(policy);
            } else {
                stream.at(Long.parseLong(line.substring("at ".length())));
            }
        }
        assertThat(stream.after(told)).as(where).isEqualTo(expected);
        assertThat(scenarios).isEqualTo(SCENARIOS);
    }

    @Test
    void the_recording_has_each_kind_of_event_and_each_reason() throws IOException {
        String recorded = Files.readString(RECORDED.resolve("incident-fold.txt"));
        assertThat(recorded)
                .contains(
                        "incident.opened", "incident.reopened", "incident.acknowledged", "incident.resolved by system")
                .contains("incident.resolved by user:ada", "alert.joined", "alert.resolved", "alert.worsened")
                .contains("alert.repeated", "step ALREADY", "step REFUSED_RESOLVED");
        for (JoinReason reason : JoinReason.values()) {
            assertThat(recorded).contains(reason.name());
        }
    }
}
