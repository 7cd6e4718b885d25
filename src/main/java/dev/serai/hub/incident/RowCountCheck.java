package dev.serai.hub.incident;

import dev.serai.hub.http.Problem;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks that the update before it changed its one row. */
@Component("rowCountCheck")
class RowCountCheck {

    /** A lost race stops the transaction: a job tries again, a caller reads that the object has moved on. */
    public void requireOne(@Header("CamelSqlUpdateCount") @Nullable Integer updated) {
        if (updated == null || updated != 1) {
            throw new Problem(
                    409, "moved-on", "Changed meanwhile", "It was changed by somebody else meanwhile. Read it again.");
        }
    }
}
