package dev.serai.hub.db;

import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** What a component says that goes on while parts of it do not: {@code DEGRADED}, neither down nor unready. */
public final class PartialHealth {

    private static final Status DEGRADED = new Status("DEGRADED");

    private PartialHealth() {}

    /** @param details what to show of each part, by its name */
    public static Health of(boolean whole, Map<String, ?> details) {
        return (whole ? Health.up() : Health.status(DEGRADED))
                .withDetails(details)
                .build();
    }
}
