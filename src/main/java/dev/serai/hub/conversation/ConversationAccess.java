package dev.serai.hub.conversation;

import dev.serai.conversation.AccessWords;
import dev.serai.conversation.AccessWords.GrantedAccess;
import dev.serai.conversation.AnswerDraft;
import dev.serai.hub.cluster.Clusters;
import dev.serai.language.AccessInquiry;
import dev.serai.language.Understood;
import dev.serai.message.ChatLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Asks the tenant's clusters who may do something: the one that is named, else each. */
@Component("conversationAccess")
class ConversationAccess {

    private static final String ASKED = "accessQuestions";

    private static final int MOST_CLUSTERS = 8;

    private final Clusters clusters;

    ConversationAccess(Clusters clusters) {
        this.clusters = clusters;
    }

    /** The bodies for {@code direct:who-may}, a cluster each; none without a cluster. */
    public List<Map<String, String>> questions(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(ConversationReading.NAMESPACES) Set<String> namespaces,
            Exchange exchange) {
        AccessInquiry asked =
                Objects.requireNonNull(((Understood.Inquiry) heard.heard().meaning()).access());
        String namespace = asked.namespace();
        Set<String> own = clusters.names(heard.tenant());
        // A word that is both is the namespace where it stands as one.
        boolean placed = namespace != null && own.contains(namespace) && !namespaces.contains(namespace);
        Set<String> named = new TreeSet<>(words(heard));
        named.retainAll(own);
        named.removeIf(name -> name.equals(namespace) && !placed);
        List<Map<String, String>> questions = new ArrayList<>();
        for (String cluster : named.isEmpty() ? own : named) {
            Map<String, String> question = new LinkedHashMap<>();
            question.put("cluster", cluster);
            question.put("verb", asked.verb());
            question.put("resource", asked.resource());
            question.put("language", heard.language() == ChatLanguage.GERMAN ? "de" : "en");
            if (namespace != null && !placed) {
                question.put("namespace", namespace);
            }
            questions.add(question);
        }
        List<Map<String, String>> first = List.copyOf(questions.subList(0, Math.min(MOST_CLUSTERS, questions.size())));
        exchange.setProperty(ASKED, first);
        return first;
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
        for (Map<String, String> question : asked) {
            String cluster = String.valueOf(question.get("cluster"));
            read.put(cluster, new GrantedAccess(cluster, "", "TIMEOUT", List.of()));
        }
        if (answered instanceof List<?> list) {
            list.stream()
                    .filter(Map.class::isInstance)
                    .map(ConversationAccess::read)
                    .filter(one -> read.containsKey(one.cluster()))
                    .forEach(one -> read.put(one.cluster(), one));
        }
        return AccessWords.of(heard.language(), List.copyOf(read.values()));
    }

    private static GrantedAccess read(Object said) {
        Map<?, ?> answer = (Map<?, ?>) said;
        List<String> citations = answer.get("citations") instanceof List<?> shown
                ? shown.stream().map(String::valueOf).toList()
                : List.of();
        return new GrantedAccess(
                String.valueOf(answer.get("cluster")),
                String.valueOf(answer.get("text")),
                String.valueOf(answer.get("reason")),
                citations);
    }
}
