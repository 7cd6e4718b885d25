package dev.serai.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.digest.Sha256;
import java.util.Comparator;

/** The digest an approval is bound to: SHA-256 over the canonical JSON (RFC 8785) of its subject, lower-case hex. */
public final class ApprovalDigest {

    /** Changes when the shape below does, so that digests of two shapes never meet. */
    private static final int SHAPE = 1;

    private ApprovalDigest() {}

    /** @throws IllegalArgumentException if the subject has no canonical form */
    public static String of(ApprovalSubject subject) {
        return Sha256.hex(CanonicalJson.bytes(json(subject)));
    }

    private static ObjectNode json(ApprovalSubject subject) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("shape", SHAPE);
        json.put("tenant", subject.tenant());
        json.put("approval_id", subject.approvalId());
        json.put("action_id", subject.actionId());
        json.put("kamelet", subject.files().kamelet());
        json.put("kamelet_sha256", subject.files().kameletSha256());
        json.put("playbook", subject.files().playbook());
        json.put("playbook_sha256", subject.files().playbookSha256());
        json.put("step", subject.files().step());
        json.set("arguments", subject.change().arguments());
        json.put("target", subject.change().target());
        json.put("target_version", subject.change().targetVersion());
        json.put("dry_run", subject.change().dryRun());
        json.put("image_digest", subject.files().imageDigest());
        json.set("evidence", evidence(subject));
        json.set("risk", subject.risk());
        json.set("policy", subject.policy());
        json.put("requester", subject.requester());
        json.put("expires_at", subject.expiresAt().toString());
        return json;
    }

    /** Sorted by id: the order in which evidence was read says nothing. */
    private static ArrayNode evidence(ApprovalSubject subject) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        subject.evidence().stream()
                .sorted(Comparator.comparing(EvidenceRef::id))
                .forEach(item -> list.addObject().put("id", item.id()).put("sha256", item.sha256()));
        return list;
    }
}
