package dev.serai.hub;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** How long each test waits where it does not say: three of them share the machine, with others, and only what fails waits so long. */
public final class Patience implements BeforeAllCallback {

    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofMillis(100);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(IterativePollInterval.iterative(Patience::longer, FIRST));
    }

    private static Duration longer(Duration before) {
        Duration next = before.multipliedBy(2);
        return next.compareTo(MOST) < 0 ? next : MOST;
    }
}
