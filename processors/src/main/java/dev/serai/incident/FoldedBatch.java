package dev.serai.incident;

import dev.serai.alert.FoldedAlert;
import dev.serai.event.JournalEntry;
import java.util.List;

/**
 * What a batch of deliveries comes to. Nothing else is to be written of it.
 *
 * @param alerts all that were delivered, in the order of their keys
 * @param opened the incidents that are new, in the order of their keys
 * @param changed those that change, in the order of their ids; of the new ones those that are over already
 * @param entries what happened, in order
 * @param needs what the incidents need
 */
public record FoldedBatch(
        List<FoldedAlert> alerts,
        List<OpenedIncident> opened,
        List<Incident> changed,
        List<JournalEntry> entries,
        List<Need> needs) {

    public FoldedBatch {
        alerts = List.copyOf(alerts);
        opened = List.copyOf(opened);
        changed = List.copyOf(changed);
        entries = List.copyOf(entries);
        needs = List.copyOf(needs);
    }
}
