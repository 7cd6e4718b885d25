package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object, checks that it is what was approved, edits it and writes it back with the version that was read: the
 * server refuses it (409) if anybody wrote in between. A second run of the same action finds its trace and writes
 * nothing.
 */
final class Update {

    private Update() {}

    static void run(Session session, Result result, Target target, Edit edit) throws ClusterRefusal {
        result.target(target);
        session.policy().checkChange(target);
        ChangeGuard guard = ChangeGuard.of(session.arguments());
        String actionId = required(session, guard);
        JsonNode before = session.get(target);
        result.version(before);
        if (actionId != null && sameObject(guard, before) && Trace.has(before, actionId)) {
            result.end(ClusterResultReason.ALREADY_APPLIED, true);
            return;
        }
        guard.check(before);
        Owners.check(session, target, before);
        write(session, result, target, before, edit, actionId);
    }

    private static @Nullable String required(Session session, ChangeGuard guard) throws ClusterRefusal {
        if (session.dryRun()) {
            return null;
        }
        guard.required();
        return session.arguments().requiredActionId();
    }

    private static boolean sameObject(ChangeGuard guard, JsonNode object) {
        return object.path("metadata").path("uid").asText().equals(guard.uid());
    }

    private static void write(
            Session session, Result result, Target target, JsonNode before, Edit edit, @Nullable String actionId)
            throws ClusterRefusal {
        ObjectNode wanted = before.deepCopy();
        Undo undo = edit.edit(wanted);
        if (wanted.equals(before)) {
            result.diff(Diff.NONE);
            result.end(ClusterResultReason.UNCHANGED, true);
            return;
        }
        if (actionId != null) {
            Trace.add(wanted, actionId);
        }
        JsonNode after = session.write("PUT", target.path(), wanted);
        // Without the server's own word on it nobody knows what else it would change.
        result.diff(after.isEmpty() ? new Diff(Diff.of(before, wanted).text(), false) : Diff.of(before, after));
        // A dry run answers with the version that the write would make; what is approved is the one that was looked at.
        if (!session.dryRun() && !after.isEmpty()) {
            result.version(after);
        }
        if (undo != null) {
            result.compensation(undo.kamelet(), arguments(target, before, undo));
        }
        result.end(session.dryRun() ? ClusterResultReason.DRY_RUN : ClusterResultReason.DONE, true);
    }

    private static Map<String, @Nullable Object> arguments(Target target, JsonNode before, Undo undo) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        if (undo.kinds()) {
            arguments.put("kind", target.kind().title());
        }
        if (target.kind().namespaced()) {
            arguments.put("namespace", target.namespace());
        }
        arguments.put("name", target.name());
        arguments.put("uid", before.path("metadata").path("uid").asText());
        arguments.putAll(undo.arguments());
        return arguments;
    }

    /** Changes the object in place, or refuses; returns how to undo it, if that is possible. */
    interface Edit {
        @Nullable
        Undo edit(ObjectNode object) throws ClusterRefusal;
    }

    /**
     * The action that undoes an edit.
     *
     * @param kamelet its name
     * @param kinds whether it has an argument {@code kind}
     * @param arguments those beside the object itself
     */
    record Undo(String kamelet, boolean kinds, Map<String, ?> arguments) {}
}
