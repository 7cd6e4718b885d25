package dev.serai.message;

import dev.serai.incident.IncidentState;
import dev.serai.message.Button.ButtonKind;
import java.util.ArrayList;
import java.util.List;

/** What can be done about an incident by a button under its messages. */
final class DutyButtons {

    private DutyButtons() {}

    /** Also to take on what came later and belongs to an incident that somebody has. */
    static List<Button> of(IncidentPage page) {
        List<Button> buttons = new ArrayList<>(of(page.status().state()));
        if (page.status().state() == IncidentState.ACKNOWLEDGED && page.parts().open() > 0) {
            buttons.add(0, Button.of(ButtonKind.ACKNOWLEDGE, "Acknowledge the rest"));
        }
        return buttons;
    }

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
                    Button.of(ButtonKind.TAKE, "Assign to me"),
                    Button.of(ButtonKind.SNOOZE, "Snooze 1 h"),
                    Button.of(ButtonKind.RESOLVE, "Resolve"));
            case RESOLVED -> List.of();
        };
    }
}
