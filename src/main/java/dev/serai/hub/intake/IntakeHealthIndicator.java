package dev.serai.hub.intake;

import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up when a delivery would get its 202 now: its route runs, and what it brings would be stored. Part of readiness. */
@Component
class IntakeHealthIndicator implements HealthIndicator {

    private final CamelContext camel;
    private final IntakeProbe probe;
    private final InboxRoom room;

    IntakeHealthIndicator(CamelContext camel, IntakeProbe probe, InboxRoom room) {
        this.camel = camel;
        this.room = room;
        this.probe = probe;
    }

    @Override
    public Health health() {
        if (camel.getRouteController().getRouteStatus(WebhookAvailability.ROUTE) != ServiceStatus.Started) {
            return Health.down()
                    .withDetail("reason", "the webhook route does not run")
                    .build();
        }
        if (room.isFull()) {
            return Health.down()
                    .withDetail("reason", "the inbox has as much as serai.intake.keep-bytes lets it have")
                    .build();
        }
        return probe.succeeds()
                ? Health.up().build()
                : Health.down().withDetail("reason", "nothing can be stored").build();
    }
}
