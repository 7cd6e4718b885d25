package dev.serai.hub.http;

import dev.serai.wire.Page;
import dev.serai.wire.Wire;
import dev.serai.wire.WireRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a query or a bean returned into the contract's JSON. */
@Component("wire")
class WireAnswer {

    /**
     * One object.
     *
     * @param found one row as a map, or the rows of a query, of which the first counts
     * @throws Problem 404 when there is no row
     */
    public String item(@Nullable Object found, String shape) {
        return Wire.item(shape, row(found));
    }

    /** Lets pass when the query found something, else 404. */
    public void found(@Nullable Object found) {
        row(found);
    }

    /** A page of rows, of which there may be one more than the limit; {@code listed} ties its cursor to the list. */
    public String page(List<Map<String, Object>> rows, String shape, int limit, String listed) {
        return Wire.page(shape, Page.of(rows.stream().map(WireAnswer::row).toList(), limit, listed));
    }

    /** A list that has no pages. */
    public String all(List<Map<String, @Nullable Object>> rows, String shape) {
        return Wire.page(shape, new Page(rows.stream().map(WireAnswer::row).toList(), null));
    }

    @SuppressWarnings("unchecked")
    private static WireRow row(@Nullable Object found) {
        Object first = found instanceof List<?> rows ? rows.stream().findFirst().orElse(null) : found;
        if (first instanceof Map<?, ?> columns) {
            return new WireRow((Map<String, @Nullable Object>) columns);
        }
        throw Problems.notFound();
    }
}
