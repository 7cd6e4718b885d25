package dev.serai.hub.analysis;

import java.util.List;
import java.util.UUID;

/** Names the playbooks whose condition an incident meets; an analyst may order these and can add none. */
public interface MatchingPlaybooks {

    /** The names, in the order of the catalogue. */
    List<String> matching(UUID incidentId);
}
