package dev.serai.hub.incident;

import dev.serai.hub.job.JobItem;
import java.util.List;

/**
 * What a transaction of deliveries did to incidents, as the route {@code incidents-changed} reads it.
 *
 * @param triage the incidents to be triaged
 * @param messages those of which only the messages are to be renewed
 */
public record IncidentsChanged(List<JobItem> triage, List<JobItem> messages) {

    public IncidentsChanged {
        triage = List.copyOf(triage);
        messages = List.copyOf(messages);
    }

    /** Most deliveries repeat what is known. */
    public boolean isEmpty() {
        return triage.isEmpty() && messages.isEmpty();
    }

    /** Schedules what follows, in the current transaction. */
    public interface FollowUp {

        /** @throws NotFollowedUp when nobody could be asked; the transaction must not commit then */
        void of(String tenant, IncidentsChanged changed);
    }

    /** The route is missing or being exchanged; no delivery is to blame. */
    public static final class NotFollowedUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NotFollowedUp(Throwable cause) {
            super("what follows an accepted alert could not be scheduled", cause);
        }
    }
}
