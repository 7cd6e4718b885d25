package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.signal.TraceWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Decisions about alerts and incidents, and what each stage said, as sentences that lead to what they name. */
final class DecisionWords {

    /** Where what people set is listed. */
    private static final Map<String, String> LISTED =
            Map.of("silence", SilencesPage.PATH, "maintenance window", WindowsPage.PATH);

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    private DecisionWords() {}

    /** @param decision as {@code getAlertDecision} answers */
    static DecisionView of(JsonNode decision, Instant now) {
        if (decision.isMissingNode()) {
            return DecisionView.NONE;
        }
        List<PageFact> facts = new ArrayList<>();
        Wording.instant(decision, "decided_at").ifPresent(at -> facts.add(PageFact.at("decided", at, now)));
        Wording.instant(decision, "check_again_at").ifPresent(at -> facts.add(PageFact.at("checked again", at, now)));
        if (Wording.isId(decision.path("because").asText())) {
            facts.add(PageFact.link(
                    "The alert behind it",
                    "/console/alerts/" + decision.path("because").asText()));
        }
        return new DecisionView(decision.path("sentence").asText(), facts, stages(decision.path("trace"), now));
    }

    /** Of an event {@code incident.triaged} of a timeline. */
    static DecisionView ofTriage(JsonNode event, Instant now) {
        JsonNode details = event.path("details");
        List<PageFact> facts = new ArrayList<>();
        Wording.instant(event, "at").ifPresent(at -> facts.add(PageFact.at("decided", at, now)));
        return new DecisionView(
                TraceWords.said(
                        details.path("verdict").asText(), event.path("reason").asText()),
                facts,
                stages(details.path("trace"), now));
    }

    /** What a policy makes of an alert of a replay. */
    static DecisionView ofReplay(JsonNode decision, Instant now) {
        return new DecisionView(
                TraceWords.said(
                        decision.path("verdict").asText(),
                        decision.path("reason").asText()),
                Wording.instant(decision, "at")
                        .map(at -> List.of(PageFact.at("decided", at, now)))
                        .orElse(List.of()),
                stages(decision.path("trace"), now));
    }

    /** Of the lines of a trace. */
    static List<PageFact> stages(JsonNode trace, Instant now) {
        return StreamSupport.stream(trace.spliterator(), false)
                .map(line -> stage(line.asText(), now))
                .toList();
    }

    private static PageFact stage(String line, Instant now) {
        Matcher stage = TraceWords.STAGE.matcher(line);
        if (!stage.matches()) {
            return LISTED.entrySet().stream()
                    .filter(set -> line.contains(" The " + set.getKey() + " "))
                    .findFirst()
                    .map(set -> PageFact.link(line, set.getValue()))
                    .orElseGet(() -> PageFact.of(timed(line, now)));
        }
        String said = TraceWords.said(stage.group(1), stage.group(2));
        return stage.group(3) == null ? PageFact.of(said) : by(said, stage.group(3), now);
    }

    /** What somebody set is named with its author and its end, and leads to where it is listed. */
    private static PageFact by(String said, String set, Instant now) {
        Matcher by = TraceWords.SET.matcher(set);
        if (!by.matches()) {
            return PageFact.of(set.startsWith("until ") ? said + " It waits " + timed(set, now) + "." : said);
        }
        String what = by.group(1);
        String listed = LISTED.get(what);
        String text = said + " The " + what + (listed == null ? " " + by.group(2) : "")
                + (by.group(3) == null ? "" : " of " + by.group(3))
                + (by.group(4) == null ? " holds" : " holds until " + timed(by.group(4), now)) + ".";
        return listed == null ? PageFact.of(text) : PageFact.link(text, listed);
    }

    private static String timed(String text, Instant now) {
        return TIME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Wording.instant(found.group())
                        .map(at -> Moment.of(at, now).text())
                        .orElse("then")));
    }
}
