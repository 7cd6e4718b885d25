package dev.serai.approval;

/**
 * A piece of evidence as an approval is bound to it.
 *
 * @param id the evidence's id
 * @param sha256 SHA-256 of its bytes, lower-case hex
 */
public record EvidenceRef(String id, String sha256) {}
