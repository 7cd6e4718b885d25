package dev.serai.signal;

/** One question of triage. It sees the incident, its alerts with labels, source and place, and the policy. */
@FunctionalInterface
public interface TriageStage {

    StageVerdict evaluate(TriageFacts facts, TriagePolicy policy);
}
