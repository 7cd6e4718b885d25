package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Changes as the API server tells them, one after the other. */
public final class Changes implements AutoCloseable {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);

    private final LineStream lines;

    Changes(LineStream lines) {
        this.lines = lines;
    }

    /**
     * The next one, with {@code type} and {@code object}; null when the server has ended the watch, as it regularly does.
     *
     * @param silence after this long without a word the connection counts as lost
     * @throws WatchClientFailure when the connection is lost, or the watch is over for a reason
     */
    public @Nullable JsonNode next(Duration silence) throws WatchClientFailure, InterruptedException {
        JsonNode change = line(silence);
        if (change != null && change.path("type").asText().equals("ERROR")) {
            JsonNode status = change.path("object");
            int code = status.path("code").asInt();
            throw new WatchClientFailure(
                    code == 410 ? WatchClientFailure.EXPIRED : ClusterResultReason.SERVER_ERROR.name(),
                    new ClusterRefusal(
                                    ClusterResultReason.SERVER_ERROR,
                                    code + " " + status.path("message").asText())
                            .detail(),
                    true);
        }
        return change;
    }

    private @Nullable JsonNode line(Duration silence) throws WatchClientFailure, InterruptedException {
        try {
            byte[] line = lines.next(silence);
            return line == null ? null : JSON.readTree(line);
        } catch (TimeoutException e) {
            throw new WatchClientFailure(
                    ClusterResultReason.TIMEOUT.name(), "nothing came for " + silence.toSeconds() + " s", false);
        } catch (JsonProcessingException e) {
            throw new WatchClientFailure(ClusterResultReason.INVALID.name(), "a change is no JSON", true);
        } catch (IOException e) {
            throw new WatchClientFailure(ClusterResultReason.LOST.name(), "the connection was lost", false);
        }
    }

    /** Ends the watch; a call of {@link #next} that waits returns. */
    @Override
    public void close() {
        lines.close();
    }
}
