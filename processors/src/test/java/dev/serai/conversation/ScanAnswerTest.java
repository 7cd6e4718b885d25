package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.conversation.ScanAnswer.FoundRisk;
import dev.serai.conversation.ScanAnswer.LatestScan;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScanAnswerTest {

    private static final Instant NOW = Instant.parse("2026-01-02T10:30:00Z");
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @Test
    void how_much_was_found_is_said_and_the_worst_of_it() {
        List<FoundRisk> findings = new ArrayList<>(List.of(new FoundRisk(Severity.CRITICAL, "All rights.")));
        findings.addAll(Collections.nCopies(6, new FoundRisk(Severity.LOW, "By tag.")));

        AnswerDraft said = ScanAnswer.of(
                new LatestScan(ID, NOW.minusSeconds(1800), findings, List.of("No roles.")), ChatLanguage.ENGLISH, NOW);

        assertThat(said.text())
                .startsWith("The scan of 10:00 UTC (30 min ago) found: 1 critical, 6 low. [1]\n- critical: All rights.")
                .endsWith("And 2 more.\nIt could not see: No roles.");
        assertThat(said.citations()).extracting(Citation::link).containsExactly("/api/v1/scans/" + ID);
    }

    @Test
    void nothing_found_is_another_thing_than_no_scan() {
        assertThat(ScanAnswer.of(new LatestScan(ID, NOW, List.of(), List.of()), ChatLanguage.GERMAN, NOW)
                        .text())
                .contains("hat nichts gefunden");
        assertThat(ScanAnswer.of(null, ChatLanguage.GERMAN, NOW).text()).isEqualTo("Es gab noch keinen Scan.");
    }
}
