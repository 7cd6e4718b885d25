package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The revisions of a Deployment, and whether it is the newest one that fails. */
final class HistoryText {

    private static final int MOST = 10;

    private HistoryText() {}

    static String of(ClusterObject object, JsonNode answer) {
        List<String> lines = new ArrayList<>();
        JsonNode current = null;
        JsonNode before = null;
        JsonNode revisions = answer.path("revisions");
        for (int at = 0; at < revisions.size(); at++) {
            JsonNode revision = revisions.path(at);
            if (lines.size() < MOST) {
                lines.add(line(revision, cause(revisions.path(at + 1))));
            }
            if (revision.path("current").asBoolean()) {
                current = revision;
            } else if (before == null) {
                before = revision;
            }
        }
        if (lines.isEmpty()) {
            return "";
        }
        lines.add(0, "Rollouts of " + object.title() + ", the newest first:");
        if (current != null && before != null && failing(current)) {
            lines.add(verdict(current, before));
        }
        return String.join("\n", lines);
    }

    private static boolean failing(JsonNode revision) {
        return revision.path("replicas").asLong() > 0 && revision.path("ready").asLong() == 0;
    }

    private static String verdict(JsonNode current, JsonNode before) {
        long ready = before.path("ready").asLong();
        return "No pod of the current revision " + current.path("revision").asLong() + " is ready; revision "
                + before.path("revision").asLong()
                + (ready > 0 ? " before it still has " + ready + " ready." : " came before it.");
    }

    private static String cause(JsonNode revision) {
        return revision.path("change_cause").asText("");
    }

    /** @param carried what the revision before it says: said again, it is no reason for this one */
    private static String line(JsonNode revision, String carried) {
        List<String> images = new ArrayList<>();
        revision.path("images").forEach(image -> images.add(image.asText()));
        String cause = cause(revision).equals(carried) ? "" : cause(revision);
        String created = revision.path("created_at").asText("");
        return "revision " + revision.path("revision").asLong()
                + (revision.path("current").asBoolean() ? " (current)" : "") + ": "
                + String.join(", ", images) + "; pods "
                + revision.path("replicas").asLong() + ", ready "
                + revision.path("ready").asLong()
                + (created.isEmpty() ? "" : "; made " + created)
                + (cause.isEmpty() ? "" : "; because: " + cause);
    }
}
