package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.conversation.Citation;
import dev.serai.conversation.MessageAuthor;
import dev.serai.hub.console.ConversationView.SaidPart;
import dev.serai.hub.console.ConversationView.SaidView;
import dev.serai.hub.conversation.SaidState;
import dev.serai.message.ChatLanguage;
import dev.serai.message.SourceWords;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of one conversation: what was asked and answered, and what each answer rests on. */
@Component("conversationPage")
class ConversationPage {

    private static final String CONVERSATION = "conversation";
    private static final int MOST_PROPOSALS = 5;
    private static final Pattern TIME =
            Pattern.compile("\\b(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d)((?::\\d\\d(?:\\.\\d{1,9})?)?)Z");

    private static final Pattern CITE = Pattern.compile("\\[(\\d{1,3})]");

    private final PageOutput output;

    ConversationPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@Header("conversationId") String id) {
        return List.of(PageCall.of(CONVERSATION, "getConversation", Map.of("conversationId", id), ""));
    }

    /** The same as a file, where it is there for who visits. */
    PageCall file(@Body PageAnswers answers) {
        String id = answers.required(CONVERSATION).path("id").asText();
        return PageCall.of("file", "exportConversation", Map.of("conversationId", id), "");
    }

    /** What it names: its incident, and the last actions that answers propose. */
    List<PageCall> named(@Body PageAnswers answers) {
        JsonNode conversation = answers.required(CONVERSATION);
        List<PageCall> calls = new ArrayList<>(calls(conversation.path("id").asText()));
        if (conversation.hasNonNull("incident_id")) {
            String incident = conversation.path("incident_id").asText();
            calls.add(PageCall.of("incident", "getIncident", Map.of("incidentId", incident), ""));
        }
        List<String> proposals = conversation.path("messages").findValuesAsText("proposal_id").stream()
                .filter(id -> !id.isEmpty() && !id.equals("null"))
                .distinct()
                .toList();
        proposals.stream()
                .skip(Math.max(0, proposals.size() - MOST_PROPOSALS))
                .forEach(id -> calls.add(PageCall.of(id, "getAction", Map.of("actionId", id), "")));
        return calls;
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        ConversationView view = view(answers, visit.now());
        output.show(exchange, CONVERSATION, view.title(), Section.CONVERSATIONS, view);
    }

    static ConversationView view(PageAnswers answers, Instant now) {
        JsonNode conversation = answers.required(CONVERSATION);
        JsonNode incident = answers.object("incident");
        List<SaidView> said = new ArrayList<>();
        boolean waits = false;
        for (JsonNode message : conversation.path("messages")) {
            said.add(said(message, answers, conversation.path("incident_id").asText(""), now));
            waits |= WireName.of(SaidState.class, message.path("state").asText()) == SaidState.WAITING;
        }
        return new ConversationView(
                conversation.path("id").asText(),
                conversation.path("title").asText("A conversation"),
                incident.isMissingNode() ? null : PageFact.link("Its incident", IncidentLines.path(incident)),
                said,
                waits,
                over(conversation));
    }

    private static String over(JsonNode conversation) {
        if (!ConversationWording.isOpen(conversation)) {
            return ConversationWording.end(conversation);
        }
        return ConversationWording.isHere(conversation)
                ? ""
                : "It goes on in " + conversation.path("channel").asText("") + ".";
    }

    private static SaidView said(JsonNode message, PageAnswers answers, String incident, Instant now) {
        boolean answer = WireName.of(MessageAuthor.class, message.path("author").asText()) == MessageAuthor.HUB;
        List<PageFact> cites = Citation.read(message.path("citations").toString()).stream()
                .map(citation -> cite(citation, incident))
                .toList();
        return new SaidView(
                message.path("number").asInt(),
                answer ? "Serai" : "You",
                answer,
                Moment.of(Wording.instant(message, "at").orElse(now), now),
                parts(message.path("text").asText(""), answer ? cites.size() : 0, now),
                cites,
                proposal(answers.object(message.path("proposal_id").asText(""))));
    }

    private static PageFact cite(Citation citation, String incident) {
        String words = SourceWords.of(ChatLanguage.ENGLISH, citation.title());
        String page = citation.page();
        boolean ofIncident = page == null && !incident.isEmpty() && isOfIncident(citation);
        String leads = ofIncident ? "/console/incidents/" + incident : page;
        return leads == null ? PageFact.of(words) : PageFact.link(words, leads);
    }

    private static boolean isOfIncident(Citation citation) {
        return switch (citation.kind()) {
            case ACTION, ANALYSIS, EVENT, EVIDENCE -> true;
            case INCIDENT, ALERT, APPROVAL, KNOWLEDGE, READING -> false;
        };
    }

    /** The words, and the numbers between them that are a citation's. */
    static List<SaidPart> parts(String text, int cites, Instant now) {
        List<SaidPart> parts = new ArrayList<>();
        Matcher cite = CITE.matcher(text);
        int from = 0;
        while (cite.find()) {
            int number = Integer.parseInt(cite.group(1));
            if (number >= 1 && number <= cites) {
                words(text.substring(from, cite.start()), now, parts);
                parts.add(new SaidPart(cite.group(1), number, null));
                from = cite.end();
            }
        }
        words(text.substring(from), now, parts);
        return parts;
    }

    /** Times that machines wrote are told as any other on a page. */
    private static void words(String text, Instant now, List<SaidPart> parts) {
        Matcher time = TIME.matcher(text);
        int from = 0;
        while (time.find()) {
            Optional<Instant> at = Wording.instant(
                    time.group(1) + "T" + time.group(2) + (time.group(3).isEmpty() ? ":00" : time.group(3)) + "Z");
            if (at.isPresent()) {
                parts.add(new SaidPart(text.substring(from, time.start()), 0, null));
                parts.add(new SaidPart(time.group(), 0, Moment.of(at.get(), now)));
                from = time.end();
            }
        }
        parts.add(new SaidPart(text.substring(from), 0, null));
    }

    private static @Nullable PageFact proposal(JsonNode action) {
        if (action.isMissingNode()) {
            return null;
        }
        String approval = action.path("approval_id").asText("");
        return PageFact.link(
                ActWords.title(action),
                action.hasNonNull("approval_id")
                        ? "/console/approvals/" + approval
                        : "/console/incidents/" + action.path("incident_id").asText());
    }
}
