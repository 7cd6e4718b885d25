package dev.serai.wire.bad;

import dev.serai.signal.Triage;

/** A contract that calls a rule: what the laws refuse. */
public record RuleInContract(Triage triage) {}
