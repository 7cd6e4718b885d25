package dev.serai.incident;

import java.util.UUID;

/** What one incident needs after a batch: at most once triage, and once a fresh message. */
public record Need(String tenant, UUID incident, Attention attention) {

    Need orSooner(Need other) {
        return attention.compareTo(other.attention) >= 0 ? this : other;
    }
}
