package dev.serai.hub.console;

import dev.serai.hub.console.RoutesView.PageTab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that could not be read.
 *
 * @param one whether only one is shown, with what was sent
 * @param begin where the list begins, when this is a later page
 * @param next the page behind this one
 */
public record QuarantineView(
        List<PageTab> tabs,
        String title,
        boolean one,
        List<KeptLine> lines,
        @Nullable String begin,
        @Nullable String next) {

    /**
     * One of them.
     *
     * @param detail why it could not be read
     * @param payload what was sent, without secrets; empty where it is not shown
     */
    public record KeptLine(String id, String title, String detail, String payload, List<PageFact> facts) {}
}
