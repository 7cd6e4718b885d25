package dev.serai.playbook;

import dev.serai.analysis.EvidenceKind;
import java.util.Map;

/**
 * What a playbook may look at of a piece of evidence.
 *
 * @param sha256 of its body, lower-case hex
 * @param sizeBytes of its body
 * @param hasContent whether the body is kept
 */
public record EvidenceFact(
        String id, EvidenceKind kind, String source, String sha256, long sizeBytes, boolean hasContent) {

    Map<String, Object> values() {
        return Map.of(
                "id", id,
                "kind", kind.wire(),
                "source", source,
                "sha256", sha256,
                "size_bytes", sizeBytes,
                "has_content", hasContent);
    }
}
