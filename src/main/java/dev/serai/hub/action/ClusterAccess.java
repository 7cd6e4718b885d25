package dev.serai.hub.action;

import java.util.Locale;

/** What this hub may do where an incident happens. */
public interface ClusterAccess {

    /** From nothing to all. The lower-case names are what playbooks compare with. */
    enum AccessLevel {
        NONE,
        READ,
        CHANGE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param cluster the incident's, empty if it names none */
    AccessLevel of(String tenant, String cluster);
}
