package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.incident.PageState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All decisions that triage can come to were recorded before it was cut into stages; they stay the same. */
class RecordedTriageTest {

    private static final Path RECORDED = Path.of("src/test/resources/incident/triage.txt");
    private static final int CASES = 1_440;

    /** firing severity environment told severity-then reopened transitions verdict reason next */
    @Test
    void every_decision_is_the_recorded_one() throws IOException {
        Triage triage = new Triage(TriageTest.POLICY);
        List<String> wrong = new ArrayList<>();
        List<String> lines = Files.readAllLines(RECORDED);
        for (String line : lines) {
            String[] cells = line.split(" ");
            TriageDecision decided = triage.decide(facts(cells));
            String now = String.join(
                    " ",
                    decided.verdict().wire(),
                    decided.reason().name(),
                    decided.next().name());
            if (!line.endsWith(" " + now)) {
                wrong.add(line + " but " + now);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).hasSize(CASES);
    }

    private static TriageFacts facts(String... cells) {
        return Facts.of(Severity.of(cells[1]))
                .firing(Integer.parseInt(cells[0]))
                .in(cells[2])
                .paged(PageState.of(cells[3].equals("-") ? null : cells[3]))
                .since(cells[4].equals("-") ? null : Severity.of(cells[4]), cells[5].equals("reopened"))
                .transitions(Integer.parseInt(cells[6]))
                .facts();
    }
}
