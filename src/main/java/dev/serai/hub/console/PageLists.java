package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.event.EventCatalogue;
import dev.serai.hub.console.IncidentView.ListedLine;
import dev.serai.hub.console.ListPageView.Choice;
import dev.serai.hub.console.ListPageView.ChoiceOption;
import dev.serai.hub.console.ListPageView.EmptyList;
import dev.serai.hub.console.ListPageView.SearchForm;
import dev.serai.hub.console.ListPageView.TypedChoice;
import dev.serai.hub.console.ListPageView.TypedField;
import dev.serai.hub.console.PageAnswers.PageAnswer;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A list of the API as a page: its filters as fields of a form, its cursor as links.
 *
 * @param operation that lists
 * @param path of the page
 * @param words whether it is searched by words
 * @param choices what else narrows it: the names of the API's parameters, each with its values
 * @param typed what is written to narrow it: the names of the API's parameters
 */
record PageLists(
        String operation, String path, boolean words, Map<String, List<String>> choices, List<TypedFilter> typed) {

    static final String ANSWER = "list";

    /** What has this label. */
    static final TypedFilter LABEL = new TypedFilter(
            "label", new TypedField("Label", "text", "[^:]+:.*", "team:payments"), UnaryOperator.identity());

    private static final String LIMIT = "50";
    private static final int BAD_REQUEST = 400;

    /** What parameters are called, where that is not their name. */
    private static final Map<String, String> LABELS = Map.of("verb", "What happened", "parent", "With");

    PageLists(String operation, String path, boolean words, Map<String, List<String>> choices) {
        this(operation, path, words, choices, List.of());
    }

    /**
     * A filter that somebody writes.
     *
     * @param field how it is asked for
     * @param meant what is sent to the API for what was written
     */
    record TypedFilter(String name, TypedField field, UnaryOperator<String> meant) {}

    /** The call for what the visit's address says; what it does not know is left out. */
    PageCall call(PageVisit visit) {
        return call(visit, visit.asked("cursor"), LIMIT);
    }

    /** The same from another place on. */
    PageCall call(PageVisit visit, String cursor, String limit) {
        Map<String, String> query = filters(visit);
        typed.forEach(filter -> query.computeIfPresent(
                filter.name(),
                (name, written) -> written.isEmpty() ? written : filter.meant().apply(written)));
        query.put("cursor", cursor);
        query.put("limit", limit);
        return PageCall.list(ANSWER, operation, PageCall.query(query));
    }

    /**
     * What the page shows.
     *
     * @param facts above the list
     * @param line one item of the API's as people read it, now
     */
    ListPageView view(
            String title,
            List<PageFact> facts,
            PageAnswers answers,
            PageVisit visit,
            BiFunction<JsonNode, Instant, ListedLine> line,
            EmptyList empty) {
        Optional<PageAnswer> refused = refused(answers);
        return new ListPageView(
                title,
                words || !choices.isEmpty() || !typed.isEmpty() ? form(visit) : null,
                refused.map(answer -> unknown(visit)
                                .orElseGet(() -> answer.asProblem().detail()))
                        .orElse(""),
                facts,
                refused.isPresent()
                        ? List.of()
                        : answers.items(ANSWER).stream()
                                .map(item -> line.apply(item, visit.now()))
                                .toList(),
                empty,
                begin(visit),
                refused.isPresent() ? null : next(visit, answers));
    }

    /**
     * Answers with the list, or with its search and what was wrong with that.
     *
     * @throws dev.serai.hub.http.Problem that of a list which is refused for another reason
     */
    static void show(
            PageOutput output,
            Exchange exchange,
            Section section,
            PageAnswers answers,
            Function<PageAnswers, ListPageView> view) {
        Optional<PageAnswer> refused = refused(answers);
        if (refused.isEmpty()) {
            answers.required(ANSWER);
        }
        ListPageView shown = view.apply(answers);
        output.show(exchange, "list", shown.title(), section, shown);
        refused.ifPresent(answer -> exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status()));
    }

    /** When what is searched for cannot be. */
    private static Optional<PageAnswer> refused(PageAnswers answers) {
        return answers.find(ANSWER).filter(answer -> answer.status() == BAD_REQUEST);
    }

    /** The choice of the address that is none of those which there are, as a sentence. */
    private Optional<String> unknown(PageVisit visit) {
        return choices.entrySet().stream()
                .filter(choice -> !visit.asked(choice.getKey()).isEmpty()
                        && !choice.getValue().contains(visit.asked(choice.getKey())))
                .findFirst()
                .map(choice -> label(choice.getKey()) + " cannot be “" + visit.asked(choice.getKey())
                        + "”. Choose one of the list.");
    }

    private static String label(String name) {
        return LABELS.getOrDefault(name, Wording.capital(name.replace("_id", "")));
    }

    /** The filters of what has a state of these and a severity. */
    static <E extends Enum<E> & WireName> Map<String, List<String>> stateAndSeverity(Class<E> states) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        choices.put("state", names(states));
        choices.put("severity", names(Severity.class));
        return choices;
    }

    /** The wire names of states or levels, in their order. */
    static <E extends Enum<E> & WireName> List<String> names(Class<E> kind) {
        return Stream.of(kind.getEnumConstants()).map(WireName::wire).toList();
    }

    private SearchForm form(PageVisit visit) {
        List<Choice> fields = new ArrayList<>();
        choices.forEach((name, values) -> {
            List<ChoiceOption> options = new ArrayList<>();
            String chosen = visit.asked(name);
            options.add(new ChoiceOption("", "any", chosen.isEmpty()));
            values.forEach(value -> options.add(new ChoiceOption(value, words(name, value), value.equals(chosen))));
            fields.add(new Choice(name, label(name), options));
        });
        return new SearchForm(
                path,
                words ? visit.asked("q") : null,
                fields,
                typed.stream()
                        .map(filter -> new TypedChoice(filter.name(), filter.field(), visit.asked(filter.name())))
                        .toList());
    }

    /** What has an id is the one that the address names; a kind of event is what it means. */
    private static String words(String name, String value) {
        if (name.endsWith("_id") || name.equals("parent")) {
            return "this one";
        }
        return EventCatalogue.find(value).isPresent() ? EventWords.label(value) : value.replace('_', ' ');
    }

    /** Null on the first page. */
    @Nullable
    String begin(PageVisit visit) {
        return visit.asked("cursor").isEmpty() ? null : address(filters(visit));
    }

    /** Null on the last page. */
    @Nullable
    String next(PageVisit visit, PageAnswers answers) {
        String cursor = answers.nextCursor(ANSWER);
        if (cursor.isEmpty()) {
            return null;
        }
        Map<String, String> query = filters(visit);
        query.put("cursor", cursor);
        return address(query);
    }

    /** What the list's filters are called and hold in an address, with its question mark; empty where none is set. */
    String asked(PageVisit visit) {
        String text = PageCall.query(filters(visit));
        return text.isEmpty() ? "" : "?" + text;
    }

    private String address(Map<String, String> query) {
        String text = PageCall.query(query);
        return path + (text.isEmpty() ? "" : "?" + text);
    }

    private Map<String, String> filters(PageVisit visit) {
        Map<String, String> query = new LinkedHashMap<>();
        if (words) {
            query.put("q", visit.asked("q").strip());
        }
        choices.keySet().forEach(name -> query.put(name, visit.asked(name)));
        typed.forEach(
                filter -> query.put(filter.name(), visit.asked(filter.name()).strip()));
        return query;
    }
}
