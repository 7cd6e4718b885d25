package dev.serai.hub.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Durable work, {@code serai.job.*}.
 *
 * @param poll how often each consumer looks for due jobs; it is woken at once for those scheduled in the same instance
 * @param heartbeat how often an instance says of each job that it still runs it. A job without {@value
 *     #MISSED_HEARTBEATS} of them is taken over
 * @param stopWait how long a stopping consumer waits for its running jobs before it interrupts them
 * @param sweep how often it is looked for what should be under way and is not
 */
@ConfigurationProperties("serai.job")
public record JobSettings(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("1s") Duration heartbeat,
        @DefaultValue("5s") Duration stopWait,
        @DefaultValue("1m") Duration sweep) {

    public static final int MISSED_HEARTBEATS = 5;

    public JobSettings {
        check("poll", poll, Duration.ofMillis(10), Duration.ofSeconds(1));
        check("heartbeat", heartbeat, Duration.ofMillis(100), Duration.ofSeconds(1));
        check("stop-wait", stopWait, Duration.ZERO, Duration.ofMinutes(1));
        check("sweep", sweep, Duration.ofSeconds(10), Duration.ofHours(1));
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "serai.job." + name + " is " + value + ", allowed are " + least + " to " + most);
        }
    }
}
