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
    private final Map<EntryKind, Need> needs = new LinkedHashMap<>();

    void add(Transition transition) {
        entries.addAll(transition.entries());
        need(transition.incident().key().tenant(), transition.incident().id(), transition.attention());
    }

    void add(JournalEntry entry, UUID incident, Attention attention) {
        entries.add(entry);
        need(entry.tenant(), incident, attention);
    }

    private void need(String tenant, UUID incident, Attention attention) {
        if (attention != Attention.NONE) {
            needs.merge(
                    new EntryKind(incident, attention == Attention.REFRESH),
                    new Need(tenant, incident, attention),
                    Need::orSooner);
        }
    }

    List<JournalEntry> entries() {
        return entries;
    }

    List<Need> needs() {
        return List.copyOf(needs.values());
    }

    private record EntryKind(UUID incident, boolean refresh) {}
}
