package dev.serai.hub.action;

import dev.serai.playbook.AccessLevel;

/** What this hub may do where an incident happens. */
public interface ClusterAccess {

    /** @param cluster the incident's, empty if it names none */
    AccessLevel of(String tenant, String cluster);
}
