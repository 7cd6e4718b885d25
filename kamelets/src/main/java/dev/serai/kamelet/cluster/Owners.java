package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The controllers above an object: a pod's ReplicaSet and its Deployment, for instance. */
final class Owners {

    private static final int MAX_DEPTH = 3;

    private Owners() {}

    /** What protects a workload protects its pods. */
    static void check(Session session, Target target, JsonNode object) throws ClusterRefusal {
        for (OwnerObject owner : of(session, target.namespace(), object)) {
            session.policy().checkName(owner.name());
        }
    }

    /** Nearest first. An owner of a kind that is not known here ends the chain; one that is gone as well. */
    static List<OwnerObject> of(Session session, String namespace, JsonNode object) throws ClusterRefusal {
        List<OwnerObject> owners = new ArrayList<>();
        JsonNode current = object;
        while (owners.size() < MAX_DEPTH) {
            JsonNode reference = controller(current);
            if (reference == null) {
                return owners;
            }
            JsonNode owner = fetch(session, namespace, reference);
            owners.add(new OwnerObject(
                    reference.path("kind").asText(),
                    reference.path("name").asText(),
                    reference.path("uid").asText(),
                    owner));
            if (owner == null) {
                return owners;
            }
            current = owner;
        }
        return owners;
    }

    private static @Nullable JsonNode fetch(Session session, String namespace, JsonNode reference)
            throws ClusterRefusal {
        for (ObjectKind kind : List.of(
                ObjectKind.REPLICA_SET, ObjectKind.DEPLOYMENT, ObjectKind.STATEFUL_SET, ObjectKind.DAEMON_SET)) {
            if (kind.title().equals(reference.path("kind").asText())
                    && reference.path("apiVersion").asText().equals("apps/v1")) {
                Target target =
                        Target.of(kind, namespace, reference.path("name").asText());
                return found(session, target, reference.path("uid").asText());
            }
        }
        return null;
    }

    private static @Nullable JsonNode found(Session session, Target target, String uid) throws ClusterRefusal {
        ApiAnswer answer = session.api().read(target.path(), Map.of(), 1 << 20, session.deadline());
        if (answer.status() == 404) {
            return null;
        }
        if (!answer.ok()) {
            throw answer.refusal(false);
        }
        JsonNode owner = answer.json();
        return owner.path("metadata").path("uid").asText().equals(uid) ? owner : null;
    }

    static @Nullable JsonNode controller(JsonNode object) {
        for (JsonNode reference : object.path("metadata").path("ownerReferences")) {
            if (reference.path("controller").asBoolean()) {
                return reference;
            }
        }
        return null;
    }

    /**
     * One controller.
     *
     * @param object it, or null if it is of another kind or gone
     */
    record OwnerObject(String kind, String name, String uid, @Nullable JsonNode object) {}
}
