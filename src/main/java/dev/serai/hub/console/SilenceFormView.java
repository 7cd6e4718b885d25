package dev.serai.hub.console;

import dev.serai.hub.console.ListPageView.ChoiceOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for a silence, with what was written into it.
 *
 * @param refused why there is none yet; empty before it is sent
 * @param lengths how long it may last
 * @param from when it begins, in UTC; empty for now
 * @param until when it ends, in UTC; empty for a length
 * @param preview what it would have held back; null before that was requested
 */
public record SilenceFormView(
        String refused,
        String matchers,
        String comment,
        List<ChoiceOption> lengths,
        String from,
        String until,
        @Nullable PreviewedView preview) {}
