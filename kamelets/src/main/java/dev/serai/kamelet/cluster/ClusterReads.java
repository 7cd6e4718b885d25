package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/** The step of the Kamelets that show objects: bounded, and never the value of a secret. */
public class ClusterReads extends ClusterProperties {

    private static final int OWNER_BYTES = 2_048;

    private int byteLimit = 16_384;

    public ClusterReads() {
        super(Clock.systemUTC());
    }

    /** The most bytes of text in an answer, at most 256 KiB. */
    public void setByteLimit(int byteLimit) {
        this.byteLimit = Math.max(1, Math.min(byteLimit, 256 << 10));
    }

    /** An object as text, its owners, the conditions of a node or of a pod's node, and what decides about a change. */
    public Map<String, @Nullable Object> describe(@Body Map<String, ?> body) {
        return read(new Arguments(body, null, null), (session, result) -> {
            Target target = session.arguments().target();
            JsonNode object = found(session, result, target);
            String text = ObjectRenderer.yaml(object);
            String kept = ObjectRenderer.head(text, byteLimit);
            result.put("text", kept);
            result.put("truncated", kept.length() < text.length());
            result.put("owners", owners(session, target, object));
            result.put("node", NodeFacts.of(session, target, object));
            Workloads.put(session, target, object, result);
            result.end(ClusterResultReason.DONE, false);
        });
    }

    /** The latest events of an object and, unless {@code owners} is false, of its owners. */
    public Map<String, @Nullable Object> events(@Body Map<String, ?> body) {
        return read(new Arguments(body, null, null), (session, result) -> {
            Target target = session.arguments().target();
            JsonNode object = found(session, result, target);
            List<String[]> about = new ArrayList<>();
            about.add(new String[] {target.kind().title(), target.name()});
            if (!Boolean.FALSE.equals(session.arguments().body().get("owners"))) {
                for (Owners.OwnerObject owner : Owners.of(session, target.namespace(), object)) {
                    about.add(new String[] {owner.kind(), owner.name()});
                }
            }
            Events events = Events.of(session, target, about);
            result.put("events", events.shown(byteLimit));
            result.put("truncated", events.cut(byteLimit));
            result.end(ClusterResultReason.DONE, false);
        });
    }

    /** The revisions that a Deployment can go back to. */
    public Map<String, @Nullable Object> history(@Body Map<String, ?> body) {
        return read(new Arguments(body, null, null), (session, result) -> {
            Target target = session.arguments().target(ObjectKind.DEPLOYMENT);
            JsonNode object = found(session, result, target);
            result.put("revisions", Revisions.of(session, target, object).shown(object));
            result.end(ClusterResultReason.DONE, false);
        });
    }

    /** What a pod or a node uses, where the cluster serves metrics. */
    public Map<String, @Nullable Object> metrics(@Body Map<String, ?> body) {
        return read(new Arguments(body, null, null), (session, result) -> {
            Target target = session.arguments().target();
            JsonNode object = found(session, result, target);
            Usage.put(session, target, object, result);
            result.end(ClusterResultReason.DONE, false);
        });
    }

    private static JsonNode found(Session session, Result result, Target target) throws ClusterRefusal {
        result.target(target);
        session.policy().checkRead(target);
        JsonNode object = session.get(target);
        result.version(object);
        ChangeGuard.of(session.arguments()).check(object);
        return object;
    }

    private static List<Map<String, @Nullable Object>> owners(Session session, Target target, JsonNode object)
            throws ClusterRefusal {
        List<Map<String, @Nullable Object>> owners = new ArrayList<>();
        for (Owners.OwnerObject owner : Owners.of(session, target.namespace(), object)) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            shown.put("kind", owner.kind());
            shown.put("name", owner.name());
            shown.put("uid", owner.uid());
            JsonNode known = owner.object();
            shown.put("text", known == null ? null : ObjectRenderer.head(ObjectRenderer.status(known), OWNER_BYTES));
            owners.add(shown);
        }
        return owners;
    }
}
