package dev.serai.hub.intake;

import java.util.UUID;

/** A delivery as the inbox keeps it. */
record StoredDelivery(UUID id, Delivery delivery) {}
