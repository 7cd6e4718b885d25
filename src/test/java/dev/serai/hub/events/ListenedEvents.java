package dev.serai.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** One who listens to what happens, as a browser does. */
public final class ListenedEvents implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile int comments;
    private volatile int retry;
    private volatile boolean ended;

    private ListenedEvents(HttpResponse<InputStream> answer) {
        this.answer = answer;
    }

    /** An event and its position. */
    public record Heard(String id, JsonNode event) {

        public String type() {
            return event.path("type").asText();
        }

        String subject() {
            return event.path("subject").asText();
        }

        String note() {
            return event.at("/data/details/text").asText();
        }
    }

    /** Returns once the stream has begun, so that what happens from then on is heard. */
    public static ListenedEvents open(int port, String token) throws Exception {
        return open(port, token, "", Map.of());
    }

    /** From behind an event that was heard before. */
    public static ListenedEvents after(int port, String token, String id) throws Exception {
        return open(port, token, "", Map.of("Last-Event-ID", id));
    }

    static ListenedEvents open(int port, String token, String query, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/events" + query))
                .header("Accept", "text/event-stream");
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        ListenedEvents listened = new ListenedEvents(answer);
        Thread reader = new Thread(listened::read, "listened-events");
        reader.setDaemon(true);
        reader.start();
        Awaitility.await().until(() -> !listened.lastId.isEmpty());
        return listened;
    }

    private void read() {
        String data = null;
        String id = lastId;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments++;
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    data = line.substring("data: ".length());
                } else if (line.isEmpty()) {
                    if (data != null) {
                        heard.add(new Heard(id, JSON.readTree(data)));
                        data = null;
                    }
                    // Not before the event is whole, as the standard has it.
                    lastId = id;
                } else {
                    assertThat(line).startsWith("retry: ");
                    retry = Integer.parseInt(line.substring("retry: ".length()));
                }
            }
        } catch (IOException closed) {
            // As any end: a browser would connect again.
        }
        ended = true;
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    /** What a browser would send as the last event's id. */
    public String lastId() {
        return lastId;
    }

    /** After how many milliseconds a browser would connect again. */
    int retry() {
        return retry;
    }

    int comments() {
        return comments;
    }

    public boolean hasEnded() {
        return ended;
    }

    List<Heard> all() {
        return heard;
    }

    /** The notes of an incident, in the order in which they were heard. */
    List<String> notes(Object incident) {
        return heard.stream()
                .filter(one -> one.subject().equals(incident.toString()))
                .map(Heard::note)
                .toList();
    }

    public Heard await(Predicate<Heard> wanted) {
        return Awaitility.await()
                .until(() -> heard.stream().filter(wanted).findFirst().orElse(null), found -> found != null);
    }

    Heard awaitNote(String text) {
        return await(one -> one.note().equals(text));
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
