package dev.serai.kamelet.http;

import java.util.List;
import java.util.Optional;

/** The origins that HTTP actions may ask: a first look, before anything is looked up or sent. */
public final class AllowList {

    private final List<Origin> entries;

    private AllowList(List<Origin> entries) {
        this.entries = entries;
    }

    /**
     * @param entries such as {@code https://api.example.com}
     * @throws IllegalArgumentException naming an entry that is no origin
     */
    public static AllowList of(List<String> entries) {
        return new AllowList(entries.stream().map(Origin::ofEntry).toList());
    }

    /** Why this address would never be asked: {@code BAD_URL} or {@code NOT_ON_LIST}; empty if it may be. */
    public Optional<String> refusal(String url) {
        try {
            Origin origin = Origin.of(url);
            boolean listed = entries.stream().anyMatch(entry -> entry.covers(origin));
            return listed ? Optional.empty() : Optional.of(HttpRefusal.HttpRefusalReason.NOT_ON_LIST.name());
        } catch (HttpRefusal e) {
            return Optional.of(e.reason().name());
        }
    }
}
