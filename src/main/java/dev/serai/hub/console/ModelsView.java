package dev.serai.hub.console;

import dev.serai.hub.console.RoutesView.NumberTable;
import dev.serai.hub.console.RoutesView.PageTab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The language models and what they took.
 *
 * @param tokens by model; null for who may not see it
 * @param usage the same and more as numbers; null for who may not see it
 */
public record ModelsView(
        List<PageTab> tabs,
        String title,
        List<ModelLine> models,
        @Nullable RankView tokens,
        @Nullable NumberTable usage) {

    /** @param trouble what is wrong, in words; empty where nothing is */
    public record ModelLine(String name, String trouble, List<PageFact> facts) {}
}
