package dev.serai.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a page begins: after the row with this sort key. Opaque to callers.
 *
 * @param listed names the list, its filters and its order, so that the cursor of another list is refused; empty only
 *     before the first page
 * @param at the row's time, in full precision
 * @param id tells rows of the same time apart
 */
public record Cursor(String listed, String at, String id) {

    /** Before every row, the last first. */
    public static final Cursor LAST = new Cursor("", "infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff");

    /** Before every row, the first first. */
    public static final Cursor FIRST = new Cursor("", "-infinity", "00000000-0000-0000-0000-000000000000");

    static Cursor after(WireRow row, String listed) {
        return new Cursor(
                listed,
                Objects.requireNonNull(row.instant("cursor_at"), "cursor_at").toString(),
                Objects.requireNonNull(row.text("id"), "id"));
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((listed + "|" + at + "|" + id).getBytes(US_ASCII));
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static Cursor parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), US_ASCII).split("\\|", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a cursor");
        }
        try {
            Instant at = Instant.parse(parts[1]);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
                throw new IllegalArgumentException("not a cursor");
            }
            Cursor cursor = new Cursor(
                    parts[0], at.toString(), UUID.fromString(parts[2]).toString());
            if (!cursor.text().equals(text)) {
                throw new IllegalArgumentException("not a cursor");
            }
            return cursor;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a cursor", e);
        }
    }
}
