package dev.serai.secret;

import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as somebody who uses it would read it, and where each of its units stands in the text itself.
 *
 * <p>{@link #plain}: without what is not seen (zero width, soft hyphens, marks), full-width and other look-alike forms as
 * the letters they stand for, percent signs, entities and backslashes decoded, continued lines joined. {@link #joined}: of
 * several lines, or of several quoted strings that are added to each other, one.
 */
final class Reading {

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private Reading(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    String text() {
        return text;
    }

    /** The hit in the text that this is a reading of. */
    Hit inOriginal(Hit hit) {
        return new Hit(starts[hit.start()], ends[hit.end() - 1], hit.what());
    }

    /** Whether something that does not count lies inside the hit. */
    boolean bridges(Hit hit) {
        for (int at = hit.start() + 1; at < hit.end(); at++) {
            if (starts[at] > ends[at - 1]) {
                return true;
            }
        }
        return false;
    }

    /** Null where it would be the same. */
    static @Nullable Reading plain(String raw) {
        if (!mayDiffer(raw)) {
            return null;
        }
        Builder read = new Builder(raw.length());
        for (int at = 0; at < raw.length(); ) {
            at += Decoding.next(raw, at, read);
        }
        return read.changed ? read.done() : null;
    }

    /** Null where nothing is to be joined. */
    static @Nullable Reading joined(String raw, @Nullable Reading of) {
        String text = of == null ? raw : of.text;
        if (text.indexOf('\n') < 0 && text.indexOf('+') < 0) {
            return null;
        }
        Builder read = new Builder(text.length());
        for (int at = 0; at < text.length(); ) {
            int gap = Decoding.gap(text, at);
            if (gap > 0) {
                at += gap;
                read.changed = true;
            } else {
                read.keep(text.charAt(at), of == null ? at : of.starts[at], of == null ? at + 1 : of.ends[at]);
                at++;
            }
        }
        return read.changed ? read.done() : null;
    }

    private static boolean mayDiffer(String raw) {
        for (int at = 0; at < raw.length(); at++) {
            char unit = raw.charAt(at);
            if (unit >= 0x80 || unit == '%' || unit == '&' || unit == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Puts a reading together. */
    static final class Builder {

        private final StringBuilder text;
        private int[] starts;
        private int[] ends;
        private boolean changed;

        private Builder(int size) {
            text = new StringBuilder(size);
            starts = new int[size];
            ends = new int[size];
        }

        void keep(char unit, int start, int end) {
            if (text.length() == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length + 8);
                ends = Arrays.copyOf(ends, starts.length);
            }
            starts[text.length()] = start;
            ends[text.length()] = end;
            text.append(unit);
        }

        /** What stands for these units is something else, or nothing. */
        void replace(String by, int start, int end) {
            changed = true;
            for (int at = 0; at < by.length(); at++) {
                keep(by.charAt(at), start, end);
            }
        }

        private Reading done() {
            return new Reading(text.toString(), starts, ends);
        }
    }

    /** ASCII look-alikes of a character, without its marks; the character itself where there are none. */
    static String folded(String character) {
        return Normalizer.normalize(character, Normalizer.Form.NFKD);
    }
}
