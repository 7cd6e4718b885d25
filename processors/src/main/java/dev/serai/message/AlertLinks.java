package dev.serai.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The links that an alert carries: a button where it leads to an allowed host, else text in which nothing comes alive. */
final class AlertLinks {

    /** What a link leads to, and what its button says. */
    private static final Map<String, String> LABELS = Map.of("runbook", "Runbook", "dashboard", "Dashboard");

    private static final List<String> ORDER = List.of("runbook", "dashboard");

    private AlertLinks() {}

    static List<Button> buttons(Map<String, String> links, Audience audience) {
        List<Button> buttons = new ArrayList<>();
        each(links, (label, url) -> audience.link(label, url).ifPresent(buttons::add));
        return buttons;
    }

    static List<Block> texts(Map<String, String> links, Audience audience) {
        List<Block> texts = new ArrayList<>();
        each(links, (label, url) -> {
            if (audience.link(label, url).isEmpty()) {
                texts.add(new Block.Note(LineText.own(label + ": ").quote(url), false));
            }
        });
        return texts;
    }

    private static void each(Map<String, String> links, BiConsumer<String, String> use) {
        for (String kind : ORDER) {
            String url = links.get(kind);
            if (url != null) {
                use.accept(LABELS.getOrDefault(kind, kind), url);
            }
        }
    }
}
