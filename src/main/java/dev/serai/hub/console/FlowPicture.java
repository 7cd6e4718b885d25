package dev.serai.hub.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of what leads to what.
 *
 * @param told the same in words, for who does not see it
 */
public record FlowPicture(
        int width, int height, String title, String told, List<PictureBox> boxes, List<PictureLine> lines) {

    /**
     * A box.
     *
     * @param kind of {@code stage, route, beyond}: how it looks
     * @param name as it fits
     * @param facts in a smaller line; may be empty
     * @param failed how many failed, in words; empty when none did
     * @param said the whole name and what it is
     */
    public record PictureBox(
            PictureSpot spot, String kind, String href, String name, String facts, String failed, String said) {

        /** Where the name stands: in the middle when nothing stands below it. */
        public int nameAt() {
            return spot.y() + (facts.isEmpty() && failed.isEmpty() ? spot.height() / 2 + 5 : 18);
        }
    }

    /** Where a box is, in pixels. */
    public record PictureSpot(int x, int y, int width, int height) {}

    /**
     * @param said from where it leads to where, how often, and how often that failed
     * @param kind of {@code quiet, failing}, or empty: how it looks
     * @param words on the line; null for none
     */
    public record PictureLine(String path, String said, String kind, @Nullable LineWords words) {}

    /** What stands on a line, around this point. */
    public record LineWords(int x, int y, String text) {}
}
