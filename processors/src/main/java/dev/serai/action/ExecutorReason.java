package dev.serai.action;

import dev.serai.wire.ReasonCode;

/**
 * What an executor says why its answer is as it is, for instance {@code EXITED}. Executors are Kamelets and routes, also
 * those of integrators, so this is no closed set: it is kept and shown, and decides nothing but what a rule looks for.
 */
public record ExecutorReason(String name) implements ReasonCode {}
