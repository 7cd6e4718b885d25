package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/**
 * The step of the Kamelet that reads what a container wrote, in this run and in the one before. Nothing is redacted
 * here: whoever stores or shows it does that.
 */
public class ContainerLogs extends ClusterProperties {

    private static final int MOST_FETCHED = 1 << 20;
    /** Lines since a time, of which whoever asks counts how often they come: so many times as much as of a run's end. */
    private static final int SINCE_TIMES = 8;

    private static final int MOST_LINES = 2_000;

    private int byteLimit = 65_536;

    public ContainerLogs() {
        super(Clock.systemUTC());
    }

    /** The most bytes kept of each run, at most 256 KiB; the latest are kept. With {@code since} eight times as much, at most 1 MiB. */
    public void setByteLimit(int byteLimit) {
        this.byteLimit = Math.max(1, Math.min(byteLimit, 256 << 10));
    }

    /** The last lines of a container's log; with {@code since} the first ones of its current run from then on. */
    public Map<String, @Nullable Object> logs(@Body Map<String, ?> body) {
        return read(new Arguments(body, null, null), (session, result) -> {
            Target pod = session.arguments().target(ObjectKind.POD);
            result.target(pod);
            session.policy().checkRead(pod);
            JsonNode object = session.get(pod);
            result.version(object);
            ChangeGuard.of(session.arguments()).check(object);
            String container = container(session.arguments(), object);
            result.put("container", container);
            String since = session.arguments().text("since");
            if (since.isEmpty()) {
                result.put("current", run(session, pod, container, false));
                result.put("previous", run(session, pod, container, true));
            } else {
                result.put("current", from(time(since), session, pod, container));
            }
            result.end(ClusterResultReason.DONE, false);
        });
    }

    private static String container(Arguments arguments, JsonNode pod) throws ClusterRefusal {
        String wanted = arguments.text("container");
        if (wanted.isEmpty()) {
            String marked = pod.at("/metadata/annotations")
                    .path("kubectl.kubernetes.io/default-container")
                    .asText();
            wanted = marked.isEmpty() ? pod.at("/spec/containers/0/name").asText() : marked;
        }
        for (String list : new String[] {"containers", "initContainers", "ephemeralContainers"}) {
            for (JsonNode container : pod.path("spec").path(list)) {
                if (container.path("name").asText().equals(wanted)) {
                    return wanted;
                }
            }
        }
        throw new ClusterRefusal(ClusterResultReason.REFUSED_STATE, "it has no container of that name");
    }

    private static String time(String since) throws ClusterRefusal {
        try {
            return Instant.parse(since).truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeParseException e) {
            throw new ClusterRefusal(ClusterResultReason.REFUSED_ARGUMENTS, "since is no time in UTC");
        }
    }

    /** The API knows no end: it is cut at the limit, where the latest lines are. */
    private Map<String, @Nullable Object> from(String since, Session session, Target pod, String container)
            throws ClusterRefusal {
        int most = Math.min(byteLimit * SINCE_TIMES, MOST_FETCHED);
        Map<String, String> query = new TreeMap<>(Map.of(
                "container", container, "timestamps", "true", "sinceTime", since, "limitBytes", String.valueOf(most)));
        ApiAnswer answer = answer(session, pod, query);
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("text", answer.ok() ? new String(answer.bytes(), StandardCharsets.UTF_8) : "");
        run.put("truncated", answer.ok() && answer.bytes().length >= most);
        run.put("note", answer.ok() ? null : answer.refusal(false).detail());
        return run;
    }

    private static ApiAnswer answer(Session session, Target pod, Map<String, String> query) throws ClusterRefusal {
        ApiAnswer answer = session.api().read(pod.path() + "/log", query, MOST_FETCHED, session.deadline());
        if (!answer.ok() && answer.status() != 400 && answer.status() != 404) {
            throw answer.refusal(false);
        }
        return answer;
    }

    /** A run that wrote nothing, has not begun or does not exist is 400 or 404: its note says what the server said. */
    private Map<String, @Nullable Object> run(Session session, Target pod, String container, boolean previous)
            throws ClusterRefusal {
        Map<String, String> query = new TreeMap<>(Map.of(
                "container", container,
                "previous", String.valueOf(previous),
                "timestamps", "true",
                "limitBytes", String.valueOf(MOST_FETCHED),
                "tailLines", String.valueOf(session.arguments().number("lines", 1, MOST_LINES, 200))));
        ApiAnswer answer = answer(session, pod, query);
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("text", answer.ok() ? tail(answer.bytes()) : "");
        run.put("truncated", answer.ok() && answer.bytes().length > byteLimit);
        run.put("note", answer.ok() ? note(answer) : answer.refusal(false).detail());
        return run;
    }

    /** The server cuts at its end, where the latest lines are. */
    private static @Nullable String note(ApiAnswer answer) {
        return answer.bytes().length >= MOST_FETCHED ? "longer than 1 MiB: the latest lines are missing" : null;
    }

    /** The last bytes, from the beginning of a line. */
    private String tail(byte[] log) {
        if (log.length <= byteLimit) {
            return new String(log, StandardCharsets.UTF_8);
        }
        int start = log.length - byteLimit;
        int line = start;
        while (line < log.length && log[line - 1] != '\n') {
            line++;
        }
        int from = line < log.length ? line : start;
        return new String(log, from, log.length - from, StandardCharsets.UTF_8);
    }
}
