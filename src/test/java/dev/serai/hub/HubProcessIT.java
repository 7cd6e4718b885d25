package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubProcessIT {

    @TempDir
    Path directory;

    @Test
    void a_hub_on_a_database_of_somebody_else_starts_and_stops_cleanly() {
        try (HubProcess hub = HubProcess.start(directory, TestDatabase.properties(TestDatabase.newDatabase()))) {
            assertThat(hub.stop()).as("128 + SIGTERM").isEqualTo(143);
            assertThat(hub.log()).doesNotContain(TestKeys.ADMIN_PASSWORD, TestKeys.GENERIC_TOKEN);
        }
    }
}
