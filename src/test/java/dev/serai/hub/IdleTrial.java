package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub with nothing to do leaves the database in peace: measured over half a minute, which is too long for the suite; {@code
 * JobFailureIT} has a short form. Run it by {@code -Dit.test=IdleTrial}.
 */
class IdleTrial {

    private static final double MOST = 3;
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration SETTLED = Duration.ofMinutes(6);
    private static final Duration MEASURED = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void an_idle_hub_makes_under_three_transactions_a_second() {
        String url = TestDatabase.newDatabase();
        try (HubProcess hub = HubProcess.start(directory, TestDatabase.properties(url));
                IdleTransactions transactions = new IdleTransactions(url)) {
            await("what each start does is over")
                    .during(LOOK.multipliedBy(2))
                    .atMost(SETTLED)
                    .pollInterval(LOOK)
                    .untilAsserted(() -> assertThat(transactions.perSecond()).isLessThan(MOST));

            await().during(MEASURED)
                    .atMost(MEASURED.multipliedBy(2))
                    .pollInterval(LOOK)
                    .untilAsserted(() -> assertThat(hub.log()).doesNotContain("\tat "));

            assertThat(transactions.perSecond()).isLessThan(MOST);
        }
    }
}
