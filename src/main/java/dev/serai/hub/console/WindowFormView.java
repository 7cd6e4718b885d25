package dev.serai.hub.console;

import dev.serai.hub.console.ListPageView.ChoiceOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for a maintenance window, with what was written into it.
 *
 * @param refused why there is none yet; empty before it is sent
 * @param expects the expected effects, one a line
 * @param except what is not covered, one a line
 * @param previewed what the preview was of; empty without one
 * @param preview what it would have held back; null before that was requested
 */
public record WindowFormView(
        String refused,
        String scope,
        String expects,
        String except,
        String comment,
        WindowTimes times,
        String previewed,
        @Nullable PreviewedView preview) {

    /**
     * When it is open.
     *
     * @param starts the first time, in its zone
     * @param length as policies write it: {@code 2h}
     * @param rule a recurrence rule of RFC 5545, where none of the usual ones is meant
     */
    public record WindowTimes(String starts, String zone, String length, List<ChoiceOption> usual, String rule) {}
}
