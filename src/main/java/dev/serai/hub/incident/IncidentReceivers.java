package dev.serai.hub.incident;

import dev.serai.oncall.PageReceivers;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows whom the pages of incidents reach: one page is for several of them only where it reaches whom each of theirs would. */
public interface IncidentReceivers {

    /**
     * @param incidents at least one
     * @return by incident; nothing of one that is not there
     */
    Map<UUID, PageReceivers> of(String tenant, Set<UUID> incidents);
}
