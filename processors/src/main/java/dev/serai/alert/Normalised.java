package dev.serai.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery holds.
 *
 * @param alerts the valid ones, in their order
 * @param rejected the others, each with its reason
 * @param ignored why a readable delivery is about no alert at all, and that is well; null for any other
 */
public record Normalised(List<Alert> alerts, List<RejectedAlert> rejected, @Nullable String ignored) {

    public Normalised {
        alerts = List.copyOf(alerts);
        rejected = List.copyOf(rejected);
        if (ignored != null && !(alerts.isEmpty() && rejected.isEmpty())) {
            throw new IllegalArgumentException("what is ignored holds nothing");
        }
    }

    Normalised(List<Alert> alerts, List<RejectedAlert> rejected) {
        this(alerts, rejected, null);
    }

    /** What was changed in the valid ones; those that came as they are stored are left out. */
    public List<Noted> notes() {
        Set<Integer> invalid = rejected.stream().map(RejectedAlert::index).collect(Collectors.toSet());
        List<Noted> noted = new ArrayList<>();
        int index = 0;
        for (Alert alert : alerts) {
            while (invalid.contains(index)) {
                index++;
            }
            if (!alert.notes().isEmpty()) {
                noted.add(new Noted(index, alert.notes()));
            }
            index++;
        }
        return noted;
    }

    public static Normalised ignored(String reason) {
        return new Normalised(List.of(), List.of(), reason);
    }
}
