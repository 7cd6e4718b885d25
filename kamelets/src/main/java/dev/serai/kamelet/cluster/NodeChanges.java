package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.kamelet.cluster.Update.Undo;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** The step of the Kamelets that close a node to new pods, and open it again. */
public class NodeChanges extends ClusterProperties {

    public NodeChanges() {
        super(Clock.systemUTC());
    }

    /** No new pods on the node. */
    public Map<String, @Nullable Object> cordon(
            @Body Map<String, ?> body,
            @Header("actionId") @Nullable String actionId,
            @Header("startBefore") @Nullable String startBefore) {
        return change(
                new Arguments(body, actionId, startBefore),
                (session, result) ->
                        Update.run(session, result, session.arguments().target(ObjectKind.NODE), NodeChanges::close));
    }

    /** New pods on the node again. */
    public Map<String, @Nullable Object> uncordon(
            @Body Map<String, ?> body,
            @Header("actionId") @Nullable String actionId,
            @Header("startBefore") @Nullable String startBefore) {
        return change(
                new Arguments(body, actionId, startBefore),
                (session, result) ->
                        Update.run(session, result, session.arguments().target(ObjectKind.NODE), NodeChanges::open));
    }

    static Undo close(ObjectNode node) {
        if (!node.at("/spec/unschedulable").asBoolean()) {
            node.withObject("/spec").put("unschedulable", true);
        }
        return new Undo("kubernetes-uncordon-action", false, Map.of());
    }

    private static Undo open(ObjectNode node) {
        if (node.at("/spec/unschedulable").asBoolean()) {
            node.withObject("/spec").remove("unschedulable");
        }
        return new Undo("kubernetes-cordon-action", false, Map.of());
    }
}
