package dev.serai.alert;

import java.util.List;

/**
 * What was changed or assumed in one alert of a delivery.
 *
 * @param index its place in the delivery, from 0
 * @param notes one reason each, for the sender; the alert keeps them too
 */
public record Noted(int index, List<String> notes) {

    public Noted {
        notes = List.copyOf(notes);
    }
}
