package dev.serai.hub.intake;

import dev.serai.alert.Noted;
import dev.serai.alert.RejectedAlert;
import java.util.List;

/**
 * What became of a delivery.
 *
 * @param accepted how many of its alerts were taken; none of one that was stored before
 * @param duplicates how many are known to change no state; there may be more
 * @param rejected those that could not be taken, each with its reason
 * @param notes what was changed in those that were taken
 * @param quarantined how many are kept in quarantine, because nothing of the delivery could be taken
 */
public record Accepted(int accepted, int duplicates, List<RejectedAlert> rejected, List<Noted> notes, int quarantined) {

    public Accepted {
        rejected = List.copyOf(rejected);
        notes = List.copyOf(notes);
    }
}
