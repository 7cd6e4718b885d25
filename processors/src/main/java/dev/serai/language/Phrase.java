package dev.serai.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few words as the word lists write them: {@code a|b} is one of several words, {@code (a|b)} one that may be missing,
 * and {@code …} stands for any words in between.
 */
final class Phrase {

    private record Element(Set<String> words, boolean optional) {}

    private final List<List<Element>> parts = new ArrayList<>();

    Phrase(String written) {
        for (String part : written.split("…")) {
            List<Element> elements = new ArrayList<>();
            for (String element : part.trim().split("\\s+")) {
                boolean optional = element.startsWith("(");
                String words = optional ? element.substring(1, element.length() - 1) : element;
                elements.add(new Element(Set.of(words.split("\\|")), optional));
            }
            parts.add(elements);
        }
    }

    /** Every word that it may have. */
    List<String> vocabulary() {
        return parts.stream()
                .flatMap(List::stream)
                .flatMap(element -> element.words().stream())
                .toList();
    }

    /** Every word that it may begin with. */
    Set<String> heads() {
        Set<String> heads = new HashSet<>();
        for (Element element : parts.get(0)) {
            heads.addAll(element.words());
            if (!element.optional()) {
                break;
            }
        }
        return heads;
    }

    /** Where it ends when it stands at a place, without gaps; -1 if it does not. */
    int endAt(List<String> words, int at) {
        return parts.size() == 1 ? end(parts.get(0), 0, words, at) : -1;
    }

    /** The places of its words where it first occurs; null if it does not. */
    @Nullable
    BitSet find(List<String> words) {
        BitSet found = new BitSet();
        int from = 0;
        for (List<Element> part : parts) {
            int start = from;
            int end = -1;
            while (start < words.size() && (end = end(part, 0, words, start)) <= start) {
                start++;
            }
            if (start >= words.size()) {
                return null;
            }
            found.set(start, end);
            from = end;
        }
        return found;
    }

    private static int end(List<Element> part, int element, List<String> words, int at) {
        if (element == part.size()) {
            return at;
        }
        Element next = part.get(element);
        if (at < words.size() && next.words().contains(words.get(at))) {
            int end = end(part, element + 1, words, at + 1);
            if (end >= 0) {
                return end;
            }
        }
        return next.optional() ? end(part, element + 1, words, at) : -1;
    }
}
