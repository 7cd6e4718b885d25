package dev.serai.hub.incident;

import dev.serai.hub.job.JobItem;
import dev.serai.incident.Attention;
import dev.serai.incident.IncidentFold;
import dev.serai.incident.Need;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

    /** Each incident once in each list, in the order in which they were first touched. */
    public static IncidentsChanged of(List<Need> needs) {
        return new IncidentsChanged(
                needs.stream()
                        .filter(need -> need.attention() != Attention.REFRESH)
                        .map(IncidentsChanged::item)
                        .toList(),
                needs.stream()
                        .filter(need -> need.attention() == Attention.REFRESH)
                        .map(IncidentsChanged::item)
                        .toList());
    }

    private static JobItem item(Need need) {
        String id = need.incident().toString();
        Duration delay = need.attention() == Attention.NOW ? Duration.ZERO : IncidentFold.CALM;
        return new JobItem(id, Map.of("incidentId", id), delay);
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
