package dev.serai.hub.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At least 500 deliveries over several configurations; {@code -Dserai.agreement.seed} says from which seed on. */
class AlertmanagerAgreementTrial {

    private static final int DELIVERIES = 500;

    @TempDir
    Path directory;

    @Test
    void a_hub_with_the_imported_configuration_decides_as_the_alertmanager() throws IOException {
        assumeTrue(Files.isExecutable(RealAlertmanager.BINARY), "prometheus-alertmanager is not installed");
        long seed = Long.getLong("serai.agreement.seed", 1);
        int deliveries = 0;
        while (deliveries < DELIVERIES) {
            Path own = Files.createDirectories(directory.resolve("seed-" + seed));
            try (Agreement agreement = new Agreement(own, seed)) {
                for (int round = 0; round < 4; round++) {
                    agreement.round(25);
                }
                deliveries += agreement.deliveries();
                System.out.println("seed " + seed + ": " + agreement.deliveries() + " deliveries agree");
            }
            seed++;
        }
        assertThat(deliveries).isGreaterThanOrEqualTo(DELIVERIES);
    }
}
