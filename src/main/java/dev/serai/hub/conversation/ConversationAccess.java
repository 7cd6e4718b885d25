package dev.serai.hub.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.conversation.AccessOfOne;
import dev.serai.conversation.AccessPlace;
import dev.serai.conversation.AccessWords;
import dev.serai.conversation.AccessWords.GrantedAccess;
import dev.serai.conversation.AnswerDraft;
import dev.serai.digest.Sha256;
import dev.serai.hub.analysis.TraceRows;
import dev.serai.hub.cluster.Clusters;
import dev.serai.investigation.ToolVerdict;
import dev.serai.investigation.TraceCall;
import dev.serai.investigation.TraceRound;
import dev.serai.language.AccessInquiry;
import dev.serai.language.Understood;
import dev.serai.message.ChatLanguage;
import dev.serai.message.WholeSigns;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the tenant's clusters who may do something: the one that is named, else each. */
@Component("conversationAccess")
class ConversationAccess {

    private static final String ASKED = "accessQuestions";

    private static final String CLUSTER = "cluster";

    private static final int MOST_CLUSTERS = 8;

    private static final String TOOL = "who_may";

    /** So much of what was read is kept, in UTF-16 units. */
    private static final int MOST_KEPT = 2_000;

    private final Clusters clusters;
    private final TraceRows traces;
    private final Clock clock;

    ConversationAccess(Clusters clusters, TraceRows traces, Clock clock) {
        this.clusters = clusters;
        this.traces = traces;
        this.clock = clock;
    }

    /** The bodies for {@code direct:who-may}, a cluster each; none without a cluster that this hub knows. */
    public List<Map<String, String>> questions(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(HeardContext.PROPERTY) HeardContext context,
            @ExchangeProperty(ConversationReading.NAMESPACES) Set<String> namespaces,
            Exchange exchange) {
        AccessInquiry asked = inquiry(heard);
        Set<String> own = clusters.names(heard.tenant());
        AccessPlace place = AccessPlace.of(
                words(heard),
                asked.namespace(),
                own,
                namespaces,
                Objects.requireNonNull(context.known().objects()),
                context.known().subject());
        List<Map<String, String>> questions = place.clusters().stream()
                .limit(MOST_CLUSTERS)
                .map(cluster -> question(heard, asked, cluster, place.namespace()))
                .toList();
        exchange.setProperty(ASKED, questions);
        return questions.stream()
                .filter(one -> own.contains(String.valueOf(one.get(CLUSTER))))
                .toList();
    }

    private static AccessInquiry inquiry(HeardTurn heard) {
        return Objects.requireNonNull(((Understood.Inquiry) heard.heard().meaning()).access());
    }

    private static Map<String, String> question(
            HeardTurn heard, AccessInquiry asked, String cluster, @Nullable String namespace) {
        Map<String, String> question = new LinkedHashMap<>();
        question.put(CLUSTER, cluster);
        question.put("verb", asked.verb());
        question.put("resource", asked.resource());
        question.put("language", heard.language() == ChatLanguage.GERMAN ? "de" : "en");
        if (namespace != null) {
            question.put("namespace", namespace);
        }
        return question;
    }

    private static List<String> words(HeardTurn heard) {
        String said = heard.turn().command().argument().toLowerCase(Locale.ROOT);
        return Arrays.asList(said.split("[^\\p{L}\\p{N}.-]+|[.-]+(?=\\s|$)"));
    }

    /** What came of each; one that did not answer in time is none of them, and is said too. */
    public AnswerDraft answer(
            @Body Object answered,
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(ASKED) List<Map<String, String>> asked) {
        Map<String, GrantedAccess> read = read(answered, heard, asked);
        Set<String> own = clusters.names(heard.tenant());
        boolean named = read.size() > 1 || own.size() > 1 && !words(heard).containsAll(read.keySet());
        return AccessWords.of(heard.language(), List.copyOf(read.values()), named, heard.link(), clock.instant());
    }

    /** What was read of each, when, and which objects show it: the body for {@code direct:reading-store}. */
    public Map<String, @Nullable Object> reading(
            @Body Object answered,
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(ASKED) List<Map<String, String>> asked) {
        Instant now = clock.instant();
        Map<String, GrantedAccess> read = read(answered, heard, asked);
        List<TraceCall> calls = asked.stream()
                .map(question -> call(question, Objects.requireNonNull(read.get(question.get(CLUSTER))), now))
                .toList();
        UUID message = heard.turn().messageId();
        Map<String, @Nullable Object> row =
                new HashMap<>(traces.parameters(List.of(new TraceRound(1, calls, 0, 0, 0)), message));
        row.put("id", message.toString());
        row.put("askedBy", heard.account().username());
        row.put("createdAt", Timestamp.from(now));
        return row;
    }

    private static TraceCall call(Map<String, String> question, GrantedAccess read, Instant now) {
        String place = Stream.of(question.get(CLUSTER), question.get("namespace"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("/"));
        String shown = read.citations().isEmpty() ? "" : ": " + String.join(", ", read.citations());
        byte[] text = read.text().getBytes(StandardCharsets.UTF_8);
        return new TraceCall(
                TOOL,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("verb", question.get("verb"))
                        .put("resource", question.get("resource"))
                        .toString(),
                ToolVerdict.ALLOWED,
                read.reason().isEmpty() ? "SEEN" : read.reason(),
                WholeSigns.cut(place + " at " + now.truncatedTo(ChronoUnit.SECONDS) + shown, MOST_KEPT),
                read.citations().stream()
                        .map(object -> AccessWords.id(read.cluster(), object))
                        .toList(),
                Sha256.hex(text),
                text.length,
                0);
    }

    private Map<String, GrantedAccess> read(Object answered, HeardTurn heard, List<Map<String, String>> asked) {
        Map<String, GrantedAccess> read = new LinkedHashMap<>();
        Set<String> own = clusters.names(heard.tenant());
        for (Map<String, String> question : asked) {
            String cluster = String.valueOf(question.get(CLUSTER));
            String reason = own.contains(cluster) ? "TIMEOUT" : AccessWords.NOT_MANAGED;
            read.put(cluster, new GrantedAccess(cluster, "", reason, List.of()));
        }
        if (answered instanceof List<?> list) {
            list.stream()
                    .filter(Map.class::isInstance)
                    .map(ConversationAccess::read)
                    .map(one -> AccessOfOne.of(heard.language(), one, inquiry(heard)))
                    .filter(one -> read.containsKey(one.cluster()))
                    .forEach(one -> read.put(one.cluster(), one));
        }
        return read;
    }

    private static GrantedAccess read(Object said) {
        Map<?, ?> answer = (Map<?, ?>) said;
        List<String> citations = answer.get("citations") instanceof List<?> shown
                ? shown.stream().map(String::valueOf).toList()
                : List.of();
        return new GrantedAccess(
                String.valueOf(answer.get(CLUSTER)),
                String.valueOf(answer.get("text")),
                String.valueOf(answer.get("reason")),
                citations);
    }
}
