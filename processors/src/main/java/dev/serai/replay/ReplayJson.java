package dev.serai.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.secret.Redaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison as JSON, always in the same order; what senders wrote is without secrets. */
public final class ReplayJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReplayJson() {}

    /**
     * The counts of a comparison.
     *
     * @param of what it compares
     */
    public static ObjectNode summary(ReplayComparison of) {
        ObjectNode summary = JSON.objectNode()
                .put("policy_before", of.before())
                .put("policy_after", of.after())
                .put("events", of.events())
                .put("alerts", of.alerts())
                .put("pages_before", of.pagesBefore())
                .put("pages_after", of.pagesAfter());
        for (ReplayKind kind : ReplayKind.values()) {
            summary.put(kind.wire(), of.count(kind));
        }
        return summary;
    }

    /** The first so many differences. */
    public static ArrayNode differences(ReplayComparison of, int most) {
        ArrayNode all = JSON.arrayNode();
        of.differences().stream().limit(most).map(ReplayJson::difference).forEach(all::add);
        return all;
    }

    static ObjectNode difference(ReplayDifference of) {
        ObjectNode node = JSON.objectNode()
                .put("kind", of.kind().wire())
                .put("alert", of.fired().alert().id())
                .put("title", Redaction.redact(of.fired().name()))
                .put("service", Redaction.redact(of.fired().alert().service()))
                .put("severity", of.fired().alert().severity().wire())
                .put("fired_at", of.fired().alert().firedAt().toString());
        node.set("before", decision(of.before()));
        node.set("after", decision(of.after()));
        return node;
    }

    private static ObjectNode decision(PlayedDecision of) {
        ObjectNode node = JSON.objectNode()
                .put("verdict", of.verdict().wire())
                .put("reason", of.reason().name())
                .put("because", safe(of.because()))
                .put("at", of.at().toString());
        node.set("trace", texts(of.trace()));
        return node;
    }

    private static ArrayNode texts(List<String> lines) {
        ArrayNode texts = JSON.arrayNode();
        lines.stream().map(Redaction::redact).forEach(texts::add);
        return texts;
    }

    private static @Nullable String safe(@Nullable String text) {
        return text == null ? null : Redaction.redact(text);
    }
}
