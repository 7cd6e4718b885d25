package dev.serai.hub.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.digest.Sha256;
import dev.serai.hub.analysis.TraceRows;
import dev.serai.investigation.ToolVerdict;
import dev.serai.investigation.TraceCall;
import dev.serai.investigation.TraceRound;
import dev.serai.message.WholeSigns;
import dev.serai.probe.Probe;
import dev.serai.secret.Redaction;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was read of an object for an answer, kept beside it: its citations lead there. */
@Component("probeTraces")
class ProbeTraces {

    private static final String TOOL = "read_object";

    /** So much of what was read is kept, in UTF-16 units. */
    private static final int MOST_KEPT = 2_000;

    private final TraceRows traces;
    private final Clock clock;

    ProbeTraces(TraceRows traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    /** The body for {@code direct:reading-store}. */
    public Map<String, @Nullable Object> reading(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(ObjectProbe.PROPERTY) ObjectProbe probe) {
        Instant now = clock.instant();
        UUID message = heard.turn().messageId();
        Map<String, @Nullable Object> row = new HashMap<>(
                traces.parameters(List.of(new TraceRound(1, List.of(call(probe, now)), 0, 0, 0)), message));
        row.put("id", message.toString());
        row.put("askedBy", heard.account().username());
        row.put("createdAt", Timestamp.from(now));
        return row;
    }

    private static TraceCall call(ObjectProbe probe, Instant now) {
        String read = Redaction.redact(probe.text());
        byte[] bytes = read.getBytes(StandardCharsets.UTF_8);
        String about = probe.object().cluster() + " at " + now.truncatedTo(ChronoUnit.SECONDS)
                + (read.isEmpty() ? "" : ": " + read);
        return new TraceCall(
                TOOL,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("object", probe.words())
                        .put(
                                "by",
                                Objects.requireNonNullElse(probe.how(), Probe.STATE)
                                        .kamelet())
                        .toString(),
                ToolVerdict.ALLOWED,
                probe.seen() == null ? "NOT_SEEN" : "SEEN",
                WholeSigns.cut(about, MOST_KEPT),
                List.of(),
                Sha256.hex(bytes),
                bytes.length,
                0);
    }
}
