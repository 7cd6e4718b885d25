package dev.serai.hub.action;

/** What this hub may do where an incident happens. */
public interface ClusterAccess {

    /**
     * @param cluster the incident's, empty if it names none
     * @return {@code none}, {@code read} or {@code change}
     */
    String of(String tenant, String cluster);
}
