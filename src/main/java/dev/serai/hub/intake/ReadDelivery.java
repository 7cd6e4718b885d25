package dev.serai.hub.intake;

import dev.serai.alert.Normalised;

/** A delivery of {@code direct:alerts-accept-batch} and what its normaliser has made of it: one alert at least. */
public record ReadDelivery(Delivery delivery, Normalised normalised) {}
