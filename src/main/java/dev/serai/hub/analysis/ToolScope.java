package dev.serai.hub.analysis;

import dev.serai.approval.Role;
import dev.serai.investigation.ToolPermit;
import dev.serai.investigation.ToolPlace;
import dev.serai.probe.ClusterObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the tools of one question reach; no word of a model changes it.
 *
 * @param asker for whom they are used
 * @param tags of the routes that may be asked
 * @param incidentId the incident it is about, if any
 * @param reach what of clusters may be looked at
 */
public record ToolScope(ToolAsker asker, Set<String> tags, @Nullable UUID incidentId, ToolReach reach) {

    /** Tools that look at objects of an incident. */
    public static final String INCIDENT = "incident";

    /** Tools for what people ask about an incident. */
    public static final String INCIDENT_QUESTION = "incident-question";

    /** Tools for whatever people ask. */
    public static final String QUESTION = "question";

    /** Tools about who may what in a cluster. */
    public static final String RIGHTS = "rights";

    /** Tools that propose something about an incident. */
    public static final String PROPOSAL = "proposal";

    /** Tools for other agents, which are not shown the incident before they ask. */
    public static final String AGENT = "agent";

    /** Tools for other agents, which are not shown before they ask what they may ask about. */
    public static final String AGENT_QUESTION = "agent-question";

    /**
     * Who asks.
     *
     * @param actor as the audit has it
     */
    public record ToolAsker(String tenant, String actor, ToolPermit permit) {}

    /**
     * What may be looked at.
     *
     * @param objects of clusters; the first is number 1
     * @param places namespaces of clusters; the first is number 1
     */
    public record ToolReach(List<ClusterObject> objects, List<ToolPlace> places) {

        public static final ToolReach NOTHING = new ToolReach(List.of(), List.of());

        public ToolReach {
            objects = List.copyOf(objects);
            places = List.copyOf(places);
        }
    }

    public ToolScope {
        tags = Set.copyOf(tags);
    }

    /** Of the analysis of an incident, which nobody asks for: it looks, as whoever sees the least may. */
    static ToolScope ofAnalysis(String tenant, UUID incidentId, List<ClusterObject> objects) {
        return new ToolScope(
                new ToolAsker(tenant, "system", ToolPermit.of(Role.VIEWER)),
                Set.of(INCIDENT),
                incidentId,
                new ToolReach(objects, List.of()));
    }

    /** Of a question that a person asks. */
    public static ToolScope ofQuestion(ToolAsker asker, @Nullable UUID incidentId, boolean proposals, ToolReach reach) {
        if (incidentId == null) {
            return new ToolScope(asker, Set.of(QUESTION, RIGHTS), null, reach);
        }
        Set<String> tags = proposals
                ? Set.of(QUESTION, RIGHTS, INCIDENT_QUESTION, INCIDENT, PROPOSAL)
                : Set.of(QUESTION, RIGHTS, INCIDENT_QUESTION, INCIDENT);
        return new ToolScope(asker, tags, incidentId, reach);
    }

    /** Of another agent, which may propose where the person whose token it has may. */
    static ToolScope ofAgent(ToolAsker asker, @Nullable UUID incidentId, ToolReach reach) {
        return new ToolScope(
                asker,
                incidentId == null
                        ? Set.of(QUESTION, RIGHTS, AGENT_QUESTION)
                        : Set.of(QUESTION, RIGHTS, AGENT_QUESTION, INCIDENT_QUESTION, INCIDENT, PROPOSAL, AGENT),
                incidentId,
                reach);
    }

    public String tenant() {
        return asker.tenant();
    }

    public List<ClusterObject> objects() {
        return reach.objects();
    }
}
