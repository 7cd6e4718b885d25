package dev.serai.hub.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.settings.ShadowSettings;
import dev.serai.replay.AlertPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a policy that is played beside the hub's: as it is now, if it passes its tests. */
class ShadowPolicyTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    @Test
    void what_the_folder_says_counts_and_of_what_it_does_not_have_the_product_s() throws IOException {
        write("policy/suppression.yaml", "inhibit_rules: []\n");
        ShadowPolicy shadow = read();
        assertThat(shadow.isSound()).isTrue();
        assertThat(shadow.texts()).containsOnlyKeys(AlertPolicy.FILES);
        assertThat(shadow.texts()).containsEntry(AlertPolicy.SUPPRESSION, "inhibit_rules: []\n");
        assertThat(shadow.faults()).isEmpty();
    }

    @Test
    void one_that_is_wrong_is_not_played_until_it_is_mended() throws IOException {
        write("policy/triage.yaml", "page_from: nonsense\n");
        ShadowPolicy shadow = read();
        assertThat(shadow.isSound()).isFalse();
        assertThat(shadow.faults()).isNotEmpty().allSatisfy(fault -> assertThat(fault.file())
                .endsWith("policy/triage.yaml"));

        write("policy/triage.yaml", "# none\n");
        shadow.refresh();
        assertThat(shadow.isSound()).isTrue();
        assertThat(shadow.faults()).isEmpty();

        write("policy/triage.yaml", "page_from: nonsense\n");
        shadow.refresh();
        assertThat(shadow.isSound()).isFalse();
    }

    @Test
    void one_that_fails_a_test_of_its_own_is_not_played() throws IOException {
        write("policy/suppression.yaml", "inhibit_rules: []\n");
        write(
                "policy/tests/own.yaml",
                """
                tests:
                  - name: nothing pages
                    alerts: [ { id: disk, severity: critical, service: cart, condition: disk_full } ]
                    expect: { pages: [] }
                """);
        ShadowPolicy shadow = read();
        assertThat(shadow.isSound()).isFalse();
        assertThat(shadow.faults().toString()).contains("policy/tests/own.yaml", "nothing pages");
    }

    @Test
    void a_folder_without_a_policy_is_wrong_and_none_is_not() {
        assertThat(read().faults().toString()).contains("has none of the files policy/signal.yaml");
        ShadowPolicy none = new ShadowPolicy(new ShadowSettings(null, HOUR));
        none.refresh();
        assertThat(none.isSound()).isFalse();
        assertThat(none.faults()).isEmpty();
        assertThatThrownBy(() -> new ShadowSettings(null, Duration.ofSeconds(59)))
                .hasMessageContaining("serai.signal.shadow-period");
    }

    private ShadowPolicy read() {
        ShadowPolicy shadow = new ShadowPolicy(new ShadowSettings(folder, HOUR));
        shadow.refresh();
        return shadow;
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
