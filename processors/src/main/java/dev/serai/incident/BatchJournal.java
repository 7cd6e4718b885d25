package dev.serai.incident;

import dev.serai.event.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happened in a batch, and what its incidents need. */
final class BatchJournal {

    private final List<JournalEntry> entries = new ArrayList<>();
    private final Map<Wish, FollowUp> followUps = new LinkedHashMap<>();

    void add(Transition transition) {
        entries.addAll(transition.entries());
        follow(transition.incident().key().tenant(), transition.incident().id(), transition.attention());
    }

    void add(JournalEntry entry, UUID incident, Attention attention) {
        entries.add(entry);
        follow(entry.tenant(), incident, attention);
    }

    private void follow(String tenant, UUID incident, Attention attention) {
        if (attention != Attention.NONE) {
            followUps.merge(
                    new Wish(incident, attention == Attention.REFRESH),
                    new FollowUp(tenant, incident, attention),
                    FollowUp::orSooner);
        }
    }

    List<JournalEntry> entries() {
        return entries;
    }

    List<FollowUp> followUps() {
        return List.copyOf(followUps.values());
    }

    private record Wish(UUID incident, boolean refresh) {}
}
