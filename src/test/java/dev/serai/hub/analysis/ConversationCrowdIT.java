package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.db.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Several people ask at once, each about an incident of their own, and the model takes a fifth of a second. */
class ConversationCrowdIT extends ModelHub {

    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000);
    private static final Duration THINKS = Duration.ofMillis(200);
    private static final List<String> QUESTIONS = List.of("why is it broken?", "what do you know about it?");
    /** An answer and its trace are a few kilobytes, and none of them is to stay in memory. */
    private static final long MOST_HEAP_BYTES = 32L << 20;

    @LocalServerPort
    int port;

    private ApiClient api;

    /** How many conversations there are at once. */
    int crowd() {
        return 12;
    }

    /** One person's: what only their incident says, and what only they say. */
    private record Talk(String mark, String word, String token, String id) {}

    @Test
    void none_is_lost_and_none_meets_another() {
        api = new ApiClient(port);
        MODEL.repeats("read_incident", "INC-[0-9]{5}", "ASK-[0-9]{5}", THINKS);
        ExecutorService threads = Executors.newFixedThreadPool(crowd());
        try {
            List<Talk> talks = Stream.generate(this::begin).limit(crowd()).toList();
            long before = heap();
            List<List<JsonNode>> answers = at(threads, talks, this::talk);
            assertThat(heap() - before).as("bytes that stayed").isLessThan(MOST_HEAP_BYTES);
            assertThat(outcomes(talks)).containsOnly("patient answered", "patient asked_tools");
            for (int i = 0; i < talks.size(); i++) {
                belongs(talks.get(i), answers.get(i), talks);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Of each call in these conversations. */
    private List<String> outcomes(List<Talk> talks) {
        return talks.stream()
                .flatMap(talk -> jdbc
                        .queryForList(
                                "select model || ' ' || outcome from model_call where conversation_id = ?::uuid",
                                String.class,
                                talk.id())
                        .stream())
                .toList();
    }

    private static void belongs(Talk talk, List<JsonNode> said, List<Talk> all) {
        assertThat(said).hasSize(QUESTIONS.size());
        for (JsonNode one : said) {
            String text = one.path("text").asText();
            assertThat(text).contains(talk.mark(), talk.word());
            assertThat(all.stream().filter(other -> other != talk))
                    .noneMatch(other -> text.contains(other.mark()) || text.contains(other.word()));
        }
    }

    private Talk begin() {
        int number = NUMBERS.getAndIncrement();
        UUID incident = Incidents.open(jdbc, Ids.next());
        jdbc.update("update incident set title = ? where id = ?", "INC-" + number, incident);
        String token = People.token(api, Role.VIEWER);
        Answer begun = api.send(
                "POST", "/conversations", token, Map.of("incident_id", incident.toString(), "model", "patient"));
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        return new Talk(
                "INC-" + number, "ASK-" + number, token, begun.json().path("id").asText());
    }

    private List<JsonNode> talk(Talk talk) {
        return QUESTIONS.stream().map(question -> ask(talk, question)).toList();
    }

    private JsonNode ask(Talk talk, String question) {
        Answer said = api.send(
                "POST",
                "/conversations/" + talk.id() + "/messages",
                talk.token(),
                Map.of("text", question + " " + talk.word()));
        assertThat(said.status()).as(said.text()).isEqualTo(202);
        int number = said.json().path("number").asInt();
        // A crowd that asked more often would be what keeps the hub busy.
        await().pollInterval(THINKS.multipliedBy(5))
                .atMost(Duration.ofMinutes(2))
                .until(() -> messages(talk).size() > number);
        return messages(talk).get(number);
    }

    private JsonNode messages(Talk talk) {
        return api.get("/conversations/" + talk.id(), talk.token()).json().path("messages");
    }

    private static <T, R> List<R> at(ExecutorService threads, List<T> all, Function<T, R> what) {
        List<CompletableFuture<R>> begun = all.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> what.apply(one), threads))
                .toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
