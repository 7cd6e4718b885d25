package dev.serai.hub.laws.bad;

import com.fasterxml.jackson.core.StreamReadConstraints;

/** Reads JSON by limits of its own: what the laws refuse. */
public record OwnJsonLimits(StreamReadConstraints limits) {}
