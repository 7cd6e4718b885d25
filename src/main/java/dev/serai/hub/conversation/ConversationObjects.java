package dev.serai.hub.conversation;

import dev.serai.conversation.ObjectSearch;
import dev.serai.conversation.ObjectSearch.SearchedCluster;
import dev.serai.hub.cluster.Clusters;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import dev.serai.language.NamedObject;
import dev.serai.language.UnderstandingContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Looks in the tenant's clusters for an object that somebody names and no alert has named; it only reads. */
@Component("conversationObjects")
class ConversationObjects {

    private static final String KAMELET = "kubernetes-describe-action";
    private static final String CANDIDATE = "objectCandidate";

    /** A namespace that the cluster's settings leave out is none where something may be found. */
    private static final Set<String> NOT_THERE = Set.of("NOT_FOUND", "REFUSED_POLICY");

    private final Clusters clusters;
    private final ConversationPermits permits;

    ConversationObjects(Clusters clusters, ConversationPermits permits) {
        this.clusters = clusters;
        this.permits = permits;
    }

    /** The same words' context, in which the tenant's clusters and the namespaces of their settings are known by name. */
    UnderstandingContext known(String tenant, UnderstandingContext context) {
        Set<String> namespaces = new HashSet<>();
        searched(tenant).forEach(one -> namespaces.addAll(one.namespaces()));
        namespaces.removeIf(one -> one.contains("*"));
        return context.within(clusters.names(tenant), namespaces);
    }

    private List<SearchedCluster> searched(String tenant) {
        return clusters.names(tenant).stream()
                .flatMap(name -> clusters.find(tenant, name).map(Cluster::namespaces).stream()
                        .map(namespaces -> new SearchedCluster(name, namespaces)))
                .toList();
    }

    /** Whether something is named that is not known, or is to be changed, there is somewhere to look, and who asks may. */
    public boolean mayExist(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return heard.heard().sought() != null && clusters.configured() && permits.maySeek(heard.turn());
    }

    /** Where it may be; sets the property {@code objectLookup}. */
    public List<NamedObject> candidates(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(ConversationReading.NAMESPACES) Set<String> named,
            Exchange exchange) {
        ObjectSearch search =
                ObjectSearch.of(Objects.requireNonNull(heard.heard().sought()), searched(heard.tenant()), named);
        exchange.setProperty(
                ObjectLookup.PROPERTY, new ObjectLookup(search.candidates().size(), search.isWhole()));
        return search.candidates();
    }

    /** The question for one of them. */
    public Map<String, Object> question(@Body NamedObject candidate, Exchange exchange) {
        exchange.setProperty(CANDIDATE, candidate);
        exchange.getMessage().setHeader("kamelet", KAMELET);
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("cluster", Objects.requireNonNull(candidate.cluster()));
        arguments.put("kind", Objects.requireNonNull(candidate.kind()).title());
        if (candidate.namespace() != null) {
            arguments.put("namespace", candidate.namespace());
        }
        arguments.put("name", candidate.name());
        return arguments;
    }

    /** Keeps whether it exists; an answer that says neither leaves a gap. */
    public void result(
            @Body Map<String, ?> answer,
            @ExchangeProperty(CANDIDATE) NamedObject candidate,
            @ExchangeProperty(ObjectLookup.PROPERTY) ObjectLookup lookup) {
        String reason = String.valueOf(answer.get("reason"));
        if (reason.equals("DONE")) {
            lookup.found(candidate);
        } else if (NOT_THERE.contains(reason)) {
            lookup.notThere();
        }
    }
}
