package dev.serai.audit;

import java.util.UUID;

/**
 * One link of a tenant's chain.
 *
 * @param sequence its place, from 1 without gaps
 * @param eventId the event it seals
 * @param previousHash the hash of the link before it; {@link HashChain#GENESIS} for the first one
 * @param hash SHA-256 in hexadecimal over previous hash, sequence and event
 */
public record Seal(String tenant, long sequence, UUID eventId, String previousHash, String hash) {}
