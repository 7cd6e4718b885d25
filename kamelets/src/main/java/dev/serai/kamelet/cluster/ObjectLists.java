package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.scan.ClusterObjects;
import dev.serai.scan.ScanKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads all objects of some kinds page by page, within limits; what is not read stands among the gaps, with why. */
final class ObjectLists {

    private static final int PAGE = 250;
    private static final int GONE = 410;

    /** Without these an answer says nothing: the cluster as a whole does not answer. */
    private static final Set<ClusterResultReason> NO_CLUSTER =
            Set.of(ClusterResultReason.UNREACHABLE, ClusterResultReason.UNAUTHORIZED);

    private final Session session;
    private final Map<ScanKind, List<JsonNode>> objects = new EnumMap<>(ScanKind.class);
    private final Map<ScanKind, String> gaps = new EnumMap<>(ScanKind.class);
    private int objectsLeft;
    private int bytesLeft;

    ObjectLists(Session session, int mostObjects, int mostBytes) {
        this.session = session;
        this.objectsLeft = mostObjects;
        this.bytesLeft = mostBytes;
    }

    /**
     * @param namespaces where; an empty name stands for all that the policy shows
     * @throws ClusterRefusal when the cluster as a whole does not answer
     */
    ClusterObjects read(Collection<ScanKind> kinds, List<String> namespaces) throws ClusterRefusal {
        for (ScanKind kind : new TreeSet<>(kinds)) {
            objects.put(kind, new ArrayList<>());
            for (String place : kind.isNamespaced() ? namespaces : List.of("")) {
                try {
                    list(kind, place);
                } catch (ClusterRefusal e) {
                    if (NO_CLUSTER.contains(e.reason())) {
                        throw e;
                    }
                    gap(kind, e);
                }
            }
        }
        return new ClusterObjects(objects, gaps);
    }

    private void gap(ScanKind kind, ClusterRefusal why) {
        // A group that the cluster does not serve has no objects.
        if (why.reason() != ClusterResultReason.NOT_FOUND) {
            gaps.put(
                    kind,
                    why.reason() == ClusterResultReason.FORBIDDEN
                            ? "the hub's account may not list them (403)"
                            : why.detail());
        }
    }

    private void list(ScanKind kind, String namespace) throws ClusterRefusal {
        List<JsonNode> read = new ArrayList<>();
        boolean begunAgain = false;
        String next = "";
        do {
            try {
                JsonNode page = page(kind, namespace, next);
                page.path("items").forEach(item -> keep(kind, item, read));
                next = page.at("/metadata/continue").asText();
            } catch (ClusterRefusal e) {
                // Pages are of one moment, which the server forgets after minutes.
                if (e.status() != GONE || next.isEmpty() || begunAgain) {
                    throw e;
                }
                begunAgain = true;
                next = "";
                read.clear();
                continue;
            }
            if (objectsLeft < 0) {
                throw new ClusterRefusal(ClusterResultReason.TOO_LARGE, "there are too many objects");
            }
        } while (!next.isEmpty());
        objects.getOrDefault(kind, new ArrayList<>()).addAll(read);
    }

    private JsonNode page(ScanKind kind, String namespace, String next) throws ClusterRefusal {
        if (session.deadline().over()) {
            throw new ClusterRefusal(ClusterResultReason.TIMEOUT, "the time was over");
        }
        if (bytesLeft <= 0) {
            throw new ClusterRefusal(ClusterResultReason.TOO_LARGE, "the objects are too large");
        }
        Map<String, String> query = new TreeMap<>(Map.of("limit", String.valueOf(PAGE)));
        if (!next.isEmpty()) {
            query.put("continue", next);
        }
        ApiAnswer answer = session.api().read(kind.path(namespace), query, bytesLeft, session.deadline());
        bytesLeft -= answer.bytes().length;
        if (answer.truncated()) {
            throw new ClusterRefusal(ClusterResultReason.TOO_LARGE, "the objects are too large");
        }
        if (!answer.ok()) {
            throw answer.refusal(false);
        }
        return answer.json();
    }

    private void keep(ScanKind kind, JsonNode item, List<JsonNode> read) {
        objectsLeft--;
        if (item instanceof ObjectNode object
                && (!kind.isNamespaced()
                        || session.policy().shows(item.at("/metadata/namespace").asText()))) {
            trim(object);
            read.add(object);
        }
    }

    /** Nothing that may be a secret is kept, nor what only takes room. */
    private static void trim(ObjectNode object) {
        object.withObject("/metadata").remove(List.of("managedFields", "annotations"));
        for (JsonNode container : object.findParents("image")) {
            ((ObjectNode) container).remove(List.of("env", "envFrom", "args", "command"));
        }
        String phase = object.at("/status/phase").asText();
        object.putObject("status").put("phase", phase);
    }
}
