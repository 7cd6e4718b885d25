package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubProcess;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** {@link RestartIT} with each of the ends in a run of its own: Ctrl-C, then kill -9, then a third hub. */
class RestartTrial extends RestartedHub {

    @Test
    void what_was_accepted_survives_ctrl_c_and_kill_9_and_the_orphaned_database_is_stopped() throws Exception {
        try (HubProcess first = HubProcess.start(directory, SETTINGS)) {
            assertThat(first.log())
                    .contains("Serai is ready at", "secrets.properties")
                    .doesNotContain(secret("serai.admin.password"), secret("serai.sources.generic.token"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets())))
                    .isEqualTo("rw-------");
            assertThat(duplicates(first)).isZero();
            assertThat(delivered(first, DELIVERY, 1)).isOne();
            killDatabase();
            await().until(() -> post(first).status() == 202);
            assertThat(duplicates(first))
                    .as("known from before its database died")
                    .isOne();
            assertThat(first.stop()).isEqualTo(143);
        }
        assertThat(databaseRuns()).as("Ctrl-C stops the database as well").isFalse();

        try (HubProcess second = HubProcess.launch(directory, HubProcess.freePort(), SETTINGS)) {
            assertThat(answersWhileStarting(second)).as("never 404").isSubsetOf(503);
            assertThat(duplicates(second)).isZero();
            assertThat(delivered(second, DELIVERY, 1)).as("a replay").isZero();
            assertThat(delivered(second, "just-before-the-kill", 2)).isOne();
            second.kill9();
        }
        assertThat(databaseRuns()).as("the database outlives a killed hub").isTrue();
        String before = Files.readString(secrets());

        try (HubProcess third = HubProcess.start(directory, SETTINGS)) {
            assertThat(duplicates(third)).isZero();
            assertThat(delivered(third, "just-before-the-kill", 2))
                    .as("a replay")
                    .isZero();
            assertThat(third.log()).contains("A database server of a killed hub still runs");
            assertThat(third.log().split("This is shown once", -1))
                    .as("first steps")
                    .hasSize(2);
            assertThat(Files.readString(secrets())).isEqualTo(before);

            try (HubProcess intruder = HubProcess.launch(directory, HubProcess.freePort(), SETTINGS)) {
                assertThat(intruder.await(HubProcess.START_LIMIT)).isNotZero();
            }
            assertThat(third.log()).contains("Another hub works on");
            assertThat(duplicates(third)).as("undisturbed").isOne();
        }
    }
}
