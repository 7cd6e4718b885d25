package dev.serai.hub.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionState;
import dev.serai.hub.action.EffectLimit;
import dev.serai.hub.action.StoredAction;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * One call takes its time limit and the patience for a last answer; emptying a node takes as long as its own limit says, and
 * once its outcome is unknown only its last call can be under way.
 */
@Component
class ClusterLimits implements EffectLimit {

    private static final Duration LAST_ANSWER = Duration.ofSeconds(2);

    /** A drain's last eviction, and the look at what is left, may begin at the very end of its limit. */
    private static final Duration LAST_ROUND = Duration.ofSeconds(22);

    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(15);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private final Clusters clusters;
    private final ActionCatalogue catalogue;
    private final ObjectMapper json;

    ClusterLimits(Clusters clusters, ActionCatalogue catalogue, ObjectMapper json) {
        this.clusters = clusters;
        this.catalogue = catalogue;
        this.json = json;
    }

    @Override
    public Optional<Duration> of(StoredAction action) {
        return catalogue
                .find(action.kamelet())
                .filter(definition -> definition.executor().equals(Clusters.EXECUTOR))
                .map(definition -> limit(action));
    }

    /** A cluster that is no longer configured may be one that another instance still works on. */
    private Duration limit(StoredAction action) {
        Optional<Cluster> cluster = clusters.find(action.tenant(), name(action));
        boolean drains =
                action.state() == ActionState.RUNNING && action.kamelet().equals("kubernetes-drain-action");
        return drains
                ? cluster.map(Cluster::drainLimit).orElse(LONGEST_DRAIN).plus(LAST_ROUND)
                : cluster.map(Cluster::timeLimit).orElse(LONGEST_CALL).plus(LAST_ANSWER);
    }

    private String name(StoredAction action) {
        try {
            return json.readTree(action.call().arguments()).path("cluster").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the arguments of action " + action.id() + " are no JSON", e);
        }
    }
}
