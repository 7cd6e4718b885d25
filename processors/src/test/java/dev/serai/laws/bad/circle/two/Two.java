package dev.serai.laws.bad.circle.two;

import dev.serai.laws.bad.circle.one.One;
import org.jspecify.annotations.Nullable;

/** Knows a package that knows this one: what the laws refuse. */
public record Two(@Nullable One other) {}
