package dev.serai.incident;

import dev.serai.alert.Alert;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert that begins to fire.
 *
 * @param alert its id
 * @param delivery what was said about it
 * @param place where it belongs
 * @param before the incident that it belonged to; null when to none
 */
public record Firing(UUID alert, Alert delivery, Correlation place, @Nullable UUID before) {

    boolean isNewTo(Incident incident) {
        return !incident.id().equals(before);
    }
}
