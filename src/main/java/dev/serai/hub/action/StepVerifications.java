package dev.serai.hub.action;

import dev.serai.playbook.Verify;
import java.util.List;
import java.util.Optional;

/** How it is found out whether an action helped. */
public interface StepVerifications {

    /** By what its playbook says of its step; empty if that says nothing of it. */
    Optional<Verify> verification(String playbook, String step);

    /** What playbooks ask whether a step of the same Kamelet has helped; for what no playbook asked for. */
    List<Verify> ofKamelet(String kamelet);
}
