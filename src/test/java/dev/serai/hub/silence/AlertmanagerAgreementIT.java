package dev.serai.hub.silence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form; {@link AlertmanagerAgreementTrial} has the long one. */
class AlertmanagerAgreementIT {

    @TempDir
    Path directory;

    @Test
    void a_hub_with_the_imported_configuration_decides_as_the_alertmanager() throws IOException {
        assumeTrue(Files.isExecutable(RealAlertmanager.BINARY), "prometheus-alertmanager is not installed");
        try (Agreement agreement = new Agreement(directory, 1)) {
            agreement.round(25);
            agreement.round(15);
        }
    }
}
