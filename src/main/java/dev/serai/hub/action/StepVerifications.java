package dev.serai.hub.action;

import dev.serai.playbook.Verify;
import java.util.Optional;

/** How it is found out whether an action helped. */
public interface StepVerifications {

    /** By a playbook's and a step's name; empty if the playbook says nothing of it. */
    Optional<Verify> verification(String playbook, String step);
}
