package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.signal.PassReason;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.SignalWords;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Decisions about alerts and incidents, and what each stage said, as sentences that lead to what they name. */
final class DecisionWords {

    private static final Pattern STAGE =
            Pattern.compile("[a-z-]+: (pass|page|digest|suppress|hold) \\(([A-Z_]+)\\)(?:,? (.*))?");
    private static final Pattern SET = Pattern.compile(
            "(silence|maintenance window|mute time|inhibition rule) (.*?)(?:, set by (.*?))?(?:, until (\\S+))?");
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
                decided(
                        verdict(details.path("verdict").asText()),
                        event.path("reason").asText()),
                facts,
                stages(details.path("trace"), now));
    }

    /** What a policy makes of an alert of a replay. */
    static DecisionView ofReplay(JsonNode decision, Instant now) {
        return new DecisionView(
                decided(
                        verdict(decision.path("verdict").asText()),
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
        Matcher stage = STAGE.matcher(line);
        if (!stage.matches()) {
            return PageFact.of(timed(line, now));
        }
        String said = stage.group(1).equals("pass")
                ? passed(stage.group(2))
                : decided(verdict(stage.group(1)), stage.group(2));
        return stage.group(3) == null ? PageFact.of(said) : by(said, stage.group(3), now);
    }

    private static Optional<SignalVerdict> verdict(String wire) {
        return WireName.find(SignalVerdict.class, wire);
    }

    private static String decided(Optional<SignalVerdict> verdict, String reason) {
        return verdict.flatMap(found -> ReasonCode.find(TriageReason.class, reason)
                        .map(code -> SignalWords.sentence(found, code, null)))
                .orElse("The policy says so.");
    }

    /** What somebody set is named with its author and its end, and leads to where it is listed. */
    private static PageFact by(String said, String set, Instant now) {
        Matcher by = SET.matcher(set);
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

    private static String passed(String reason) {
        return ReasonCode.find(PassReason.class, reason)
                .map(code -> "Left open: " + why(code) + ".")
                .orElse("Left open.");
    }

    private static String why(PassReason reason) {
        return switch (reason) {
            case FIRING -> "an alert fires";
            case NOT_WORSE -> "it is no worse than before";
            case WORSE_BUT_LOW -> "it got worse, and is still mild";
            case NOT_ANNOUNCED -> "people do not know of it yet";
            case ANNOUNCED -> "people know of it";
            case NOT_REOPENED -> "it is not back from being over";
            case STEADY -> "its alerts do not come and go too often";
            case FLAPPING_BUT_SEVERE -> "it comes and goes, and is too severe to be left alone";
            case LIVE_ENVIRONMENT -> "its environment notifies people";
            case SEVERE_ENOUGH -> "it is severe enough";
            case NOT_SUPPRESSED -> "no silence, window, mute time or inhibition rule holds for it";
            case TOO_MANY_TO_COMPARE -> "too many alerts fire to compare each";
            case NOT_OWNED -> "nobody works on it";
            case NO_CHANGE -> "no change was declared before it";
            case CHANGE_EXPECTS_NOTHING -> "of the change before it nobody said what to expect";
            case EXPECTED -> "the declared change expects it";
            case BEYOND_LIMIT -> "it is beyond what the declared change expects";
            case RISING -> "it gets worse";
            case LOGS_SURGE -> "its logs complain far more than usual";
            case WAITED -> "it did not end by itself";
            case RETURNS -> "it ended, and keeps coming back";
            case ABOVE_BASELINE -> "its number is neither back nor usual, or nobody knows";
            case NO_KIN -> "nothing that people know of has to do with it";
            case IS_ROOT -> "it is nearer to the cause than what has to do with it";
        };
    }
}
