package dev.serai.laws.bad.circle.one;

import dev.serai.laws.bad.circle.two.Two;
import org.jspecify.annotations.Nullable;

/** Knows a package that knows this one: what the laws refuse. */
public record One(@Nullable Two other) {}
