package dev.serai.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param rows its items
 * @param nextCursor where the next page begins; null on the last one
 */
public record Page(List<WireRow> rows, @Nullable String nextCursor) {

    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * The first {@code limit} of the rows that a query asked one more of; that one says whether another page follows.
     * The rows carry their sort key as {@code cursor_at} and {@code id}; {@code listed} is the cursor's.
     */
    public static Page of(List<WireRow> rows, int limit, String listed) {
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        List<WireRow> items = rows.subList(0, limit);
        return new Page(items, Cursor.after(items.get(limit - 1), listed).text());
    }
}
