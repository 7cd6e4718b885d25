package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubProcess;
import dev.serai.hub.SecondHub;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** kill -9, then Ctrl-C. */
class RestartIT extends RestartedHub {

    @Test
    void what_was_accepted_survives_kill_9_and_the_orphaned_database_is_stopped() throws Exception {
        try (HubProcess first = HubProcess.start(directory, SETTINGS)) {
            assertThat(first.log())
                    .contains("Serai is ready at", "secrets.properties")
                    .doesNotContain(secret("serai.admin.password"), secret("serai.sources.generic.token"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets())))
                    .isEqualTo("rw-------");
            assertThat(duplicates(first)).isZero();
            assertThat(delivered(first, DELIVERY, 1)).isOne();
            killDatabase();
            await().atMost(Duration.ofSeconds(10)).until(() -> post(first).status() == 202);
            assertThat(duplicates(first))
                    .as("known from before its database died")
                    .isOne();
            assertThat(delivered(first, "just-before-the-kill", 2)).isOne();
            first.kill9();
        }
        assertThat(databaseRuns()).as("the database outlives a killed hub").isTrue();
        String before = Files.readString(secrets());

        try (HubProcess second = HubProcess.launch(directory, HubProcess.freePort(), SETTINGS)) {
            assertThat(answersWhileStarting(second)).as("never 404").isSubsetOf(503);
            assertThat(duplicates(second)).as("known from before kill -9").isOne();
            assertThat(delivered(second, DELIVERY, 1)).as("a replay").isZero();
            assertThat(delivered(second, "just-before-the-kill", 2))
                    .as("a replay")
                    .isZero();
            assertThat(second.log()).contains("A database server of a killed hub still runs");
            assertThat(second.log().split("This is shown once", -1))
                    .as("first steps")
                    .hasSize(2);
            assertThat(Files.readString(secrets())).isEqualTo(before);

            Map<String, String> intruder = new HashMap<>(SETTINGS);
            intruder.put("serai.data-dir", directory.resolve("data").toString());
            assertThatThrownBy(() -> SecondHub.start(intruder)).hasStackTraceContaining("Another hub works on");
            assertThat(duplicates(second)).as("undisturbed").isOne();
            assertThat(second.stop()).isEqualTo(143);
        }
        assertThat(databaseRuns()).as("Ctrl-C stops the database as well").isFalse();
    }
}
