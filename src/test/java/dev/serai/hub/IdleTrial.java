package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub with nothing to do leaves the database in peace: measured over half a minute, which is too long for the suite; {@code
 * JobFailureIT} has a short form. Run it by {@code -Dit.test=IdleTrial}.
 */
class IdleTrial {

    private static final Duration MEASURED = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void an_idle_hub_makes_under_three_transactions_a_second() throws InterruptedException {
        String url = TestDatabase.newDatabase();
        try (HubProcess hub = HubProcess.start(directory, TestDatabase.properties(url))) {
            // What each start does is over.
            Thread.sleep(Duration.ofSeconds(15).toMillis());
            IdleTransactions transactions = new IdleTransactions(url);
            Thread.sleep(MEASURED.toMillis());
            double rate = transactions.perSecond();
            System.out.printf("idle: %.2f transactions a second%n", rate);
            assertThat(rate).isLessThan(3);
            assertThat(hub.log()).doesNotContain("\tat ");
        }
    }
}
