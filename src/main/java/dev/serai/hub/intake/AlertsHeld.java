package dev.serai.hub.intake;

import java.util.Set;
import java.util.UUID;

/** Others hold the alerts of some deliveries; nothing of them was folded. */
final class AlertsHeld extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<UUID> deliveries;

    AlertsHeld(Set<UUID> deliveries) {
        super("alerts of " + deliveries.size() + " deliveries are held by others", null, false, false);
        this.deliveries = Set.copyOf(deliveries);
    }

    boolean isAbout(UUID delivery) {
        return deliveries.contains(delivery);
    }
}
