package dev.serai.hub.analysis;

import dev.serai.probe.ClusterObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the tools of one question reach; no word of a model changes it.
 *
 * @param tags of the routes that may be asked
 * @param incidentId the incident it is about, if any
 * @param objects those of clusters that may be looked at; the first is number 1
 */
public record ToolScope(String tenant, Set<String> tags, @Nullable UUID incidentId, List<ClusterObject> objects) {

    /** Tools that look at objects of an incident. */
    public static final String INCIDENT = "incident";

    /** Tools for what people ask about an incident. */
    public static final String INCIDENT_QUESTION = "incident-question";

    /** Tools for whatever people ask. */
    public static final String QUESTION = "question";

    public ToolScope {
        tags = Set.copyOf(tags);
        objects = List.copyOf(objects);
    }
}
