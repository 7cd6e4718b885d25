package dev.serai.message;

import dev.serai.incident.IncidentState;
import dev.serai.message.Button.ButtonKind;
import java.util.List;

/** What can be done about an incident by a button under its messages. */
final class DutyButtons {

    private DutyButtons() {}

    /** None for an incident that is over; the first is what most people want. */
    static List<Button> of(IncidentState state) {
        return switch (state) {
            case OPEN -> List.of(
                    Button.of(ButtonKind.ACKNOWLEDGE, "Acknowledge"),
                    Button.of(ButtonKind.SNOOZE, "Snooze 1 h"),
                    Button.of(ButtonKind.SILENCE, "Silence 2 h"),
                    Button.of(ButtonKind.RESOLVE, "Resolve"),
                    Button.of(ButtonKind.TAKE, "Assign to me"));
            case ACKNOWLEDGED -> List.of(
                    Button.of(ButtonKind.RESOLVE, "Resolve"),
                    Button.of(ButtonKind.SNOOZE, "Snooze 1 h"),
                    Button.of(ButtonKind.TAKE, "Assign to me"));
            case RESOLVED -> List.of();
        };
    }
}
