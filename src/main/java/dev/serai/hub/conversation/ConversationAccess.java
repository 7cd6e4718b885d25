package dev.serai.hub.conversation;

import dev.serai.conversation.AccessOfOne;
import dev.serai.conversation.AccessPlace;
import dev.serai.conversation.AccessWords;
import dev.serai.conversation.AccessWords.GrantedAccess;
import dev.serai.conversation.AnswerDraft;
import dev.serai.hub.cluster.Clusters;
import dev.serai.language.AccessInquiry;
import dev.serai.language.Understood;
import dev.serai.message.ChatLanguage;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private final Clusters clusters;
    private final Clock clock;

    ConversationAccess(Clusters clusters, Clock clock) {
        this.clusters = clusters;
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
        boolean named = read.size() > 1 || own.size() > 1 && !words(heard).containsAll(read.keySet());
        return AccessWords.of(heard.language(), List.copyOf(read.values()), named, clock.instant());
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
