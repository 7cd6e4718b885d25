package dev.serai.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectedEvidenceTest {

    @Test
    void an_alert_is_told_in_a_fixed_order() {
        Observation seen = CollectedEvidence.alert(new CollectedEvidence.AlertFacts(
                new UUID(0, 7),
                "T",
                null,
                Severity.HIGH,
                "production",
                2,
                Map.of("b", "2", "a", "1"),
                Map.of("summary", "S")));

        assertThat(seen.text())
                .isEqualTo(
                        """
                        title = T
                        severity = high
                        environment = production
                        episode = 2
                        label a = 1
                        label b = 2
                        annotation summary = S""");
        assertThat(seen.alertId()).isEqualTo(new UUID(0, 7));
    }

    @Test
    void history_is_marked_as_history_and_left_out_when_there_is_none() {
        assertThat(CollectedEvidence.similar(List.of())).isEmpty();
        assertThat(CollectedEvidence.episodes(List.of("one", "two")))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.source()).startsWith(PatternAnalyst.HISTORY);
                    assertThat(seen.text()).endsWith("\n- one\n- two");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'#!/bin/sh\necho hi',script",
        "'hello\nworld',text",
        "'MZabc',Windows program",
        "'',empty",
        "'%PDF-1.7',PDF document"
    })
    void a_file_is_known_by_its_first_bytes(String content, String type) {
        assertThat(ArtefactProbe.of(content.getBytes(StandardCharsets.UTF_8)).type())
                .isEqualTo(type);
    }

    @Test
    void entropy_and_encoded_runs_are_measured() {
        byte[] random = new byte[64 * 1024];
        new Random(1).nextBytes(random);

        assertThat(ArtefactProbe.of(random).entropy()).isGreaterThan(7.9);
        assertThat(ArtefactProbe.of("aaaa".getBytes(StandardCharsets.UTF_8)).entropy())
                .isZero();
        assertThat(ArtefactProbe.of(("x=" + "QUJD".repeat(100) + ";").getBytes(StandardCharsets.UTF_8))
                        .text())
                .contains("encoded run of 400 characters, 1 such runs in all");
    }

    @Property(tries = 200)
    void no_file_whatever_makes_it_fail(@ForAll byte[] content) {
        ArtefactProbe look = ArtefactProbe.of(content);

        assertThat(look.entropy()).isBetween(0.0, 8.0);
        assertThat(look.sizeBytes()).isEqualTo(content.length);
    }
}
