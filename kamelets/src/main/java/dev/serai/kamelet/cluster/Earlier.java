package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.CanonicalJson;
import dev.serai.digest.Sha256;

/**
 * What a rollback takes from a ReplicaSet. Anybody who may write that can change it while the Deployment stays as it is,
 * so an approval names it by its hash.
 *
 * @param template as it would be written
 * @param changeCause the note that would be written with it; empty if none
 */
record Earlier(ObjectNode template, String changeCause) {

    /** Result key and argument: hex of SHA-256 over the canonical JSON (RFC 8785) of both. */
    static final String SHA256 = "template_sha256";

    String sha256() throws ClusterRefusal {
        ObjectNode both = JsonNodeFactory.instance.objectNode().put("change_cause", changeCause);
        both.set("template", template);
        try {
            return Sha256.hex(CanonicalJson.bytes(both));
        } catch (IllegalArgumentException e) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_STATE, "the template has no canonical form: " + e.getMessage());
        }
    }

    /** Refuses another one than was approved; to apply, something must have been. */
    void check(Session session) throws ClusterRefusal {
        String approved = session.arguments().optional(SHA256);
        if (approved == null && !session.dryRun()) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_GUARD, "the " + SHA256 + " of what was approved is missing");
        }
        String found = sha256();
        if (approved != null && !approved.equals(found)) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_GUARD,
                    "the " + SHA256 + " is " + found + ", and " + approved + " was approved");
        }
    }
}
