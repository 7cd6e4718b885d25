package dev.serai.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A line of a message: the hub's own words and, between them, what others wrote. */
public record LineText(List<WordSpan> spans) {

    /** @param foreign whether somebody else wrote it, so that nothing in it may come alive */
    record WordSpan(String text, boolean foreign) {}

    public LineText {
        spans = List.copyOf(spans);
    }

    /** The hub's own words. */
    static LineText own(String text) {
        return new LineText(List.of(new WordSpan(text, false)));
    }

    /** What somebody else wrote. */
    static LineText foreign(String text) {
        return new LineText(List.of(new WordSpan(text, true)));
    }

    /** These, and behind them words of the hub's own. */
    LineText and(String text) {
        return and(own(text));
    }

    /** These, and behind them what somebody else wrote. */
    LineText quote(String text) {
        return and(foreign(text));
    }

    LineText and(LineText more) {
        List<WordSpan> all = new ArrayList<>(spans);
        all.addAll(more.spans);
        return new LineText(all);
    }

    /** Each part as this makes it. */
    LineText map(UnaryOperator<String> change) {
        return new LineText(spans.stream()
                .map(span -> new WordSpan(change.apply(span.text()), span.foreign()))
                .toList());
    }

    boolean isEmpty() {
        return whole().isEmpty();
    }

    /** All of it as plain text. */
    public String whole() {
        return spans.stream().map(WordSpan::text).collect(Collectors.joining());
    }
}
