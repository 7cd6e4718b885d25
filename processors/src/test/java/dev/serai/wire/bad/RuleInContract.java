package dev.serai.wire.bad;

import dev.serai.incident.Triage;

/** A contract that calls a rule: what the laws refuse. */
public record RuleInContract(Triage triage) {}
