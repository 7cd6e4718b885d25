package dev.serai.hub.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.ProblemRenderer;
import dev.serai.hub.http.Problems;
import dev.serai.json.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the operations answered that a page called, by the names that it gave them. Several may share it once it is whole, and
 * then what is {@link #made} of it.
 */
final class PageAnswers {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);
    private static final int FIRST_REFUSAL = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final Map<String, PageAnswer> byName = new LinkedHashMap<>();
    private final Map<Object, Object> made = new ConcurrentHashMap<>();

    /**
     * An answer of the API; a refusal is a problem.
     *
     * @param headers those of a refusal, for instance {@code Retry-After}
     */
    record PageAnswer(int status, JsonNode body, Map<String, String> headers) {

        /** Not a failure: what was asked for is not there, or is not for who looks. */
        boolean isNothing() {
            return status == FORBIDDEN || status == NOT_FOUND;
        }

        boolean refused() {
            return status >= FIRST_REFUSAL;
        }

        /** Others hold what it is about, or too much is asked at once: the same may be done a moment later. */
        boolean isBusy() {
            return refused() && asProblem().code().equals(Problems.busy().code());
        }

        /** What an operation that was refused says why. */
        Problem asProblem() {
            return new Problem(
                    status,
                    body.path("type").asText("internal").replaceFirst("^urn:serai:problem:", ""),
                    body.path("title").asText("Refused"),
                    body.path("detail").asText("The hub did not say why."),
                    headers);
        }
    }

    /** @param body JSON of the API's */
    void add(String name, int status, String body) {
        add(name, status, body, Map.of());
    }

    /**
     * @param body JSON of the API's
     * @param headers those that a refusal has
     */
    void add(String name, int status, String body, Map<String, String> headers) {
        try {
            byName.put(name, new PageAnswer(status, JSON.readTree(body), headers));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + " was not answered with JSON", e);
        }
    }

    void add(String name, Problem refused) {
        byName.put(
                name,
                new PageAnswer(refused.status(), JSON.valueToTree(ProblemRenderer.body(refused)), refused.headers()));
    }

    /**
     * One object, or nothing when there is none, or it is not for who looks.
     *
     * @throws Problem that of an operation which failed: a page never takes that for nothing
     */
    JsonNode object(String name) {
        PageAnswer answer = byName.get(name);
        if (answer == null || answer.isNothing()) {
            return MissingNode.getInstance();
        }
        if (answer.refused()) {
            throw answer.asProblem();
        }
        return answer.body();
    }

    /** What an operation answered, or why it was refused; none when it was not called. */
    Optional<PageAnswer> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** One object without which there is no page. */
    JsonNode required(String name) {
        PageAnswer answer = byName.get(name);
        if (answer == null || answer.refused()) {
            throw answer == null ? Problems.notFound() : answer.asProblem();
        }
        return answer.body();
    }

    /** The items of a list, as {@link #object}. */
    List<JsonNode> items(String name) {
        List<JsonNode> items = new ArrayList<>();
        object(name).path("items").forEach(items::add);
        return items;
    }

    /** Where the next page of the list begins; empty when this was the last one. */
    String nextCursor(String name) {
        return object(name).path("next_cursor").asText("");
    }

    /**
     * What is made of these answers, once for all who share them and ask for the same.
     *
     * @param of all that it depends on beside the answers; says too what it is
     */
    @SuppressWarnings("unchecked")
    <T> T made(Object of, Supplier<T> maker) {
        return (T) made.computeIfAbsent(of, key -> maker.get());
    }

    List<PageAnswer> all() {
        return List.copyOf(byName.values());
    }
}
