package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.analysis.EvidenceKind;
import dev.serai.hub.console.IncidentView.QuotedLine;
import dev.serai.message.ChatLanguage;
import dev.serai.message.SourceWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One piece of evidence as people read it: the lines that a claim rests on, the rest, and what it is.
 *
 * @param body its lines without what only its maker needs
 * @param decisive those that the claim rests on, marked; else the first that tell of trouble; else the first
 */
record EvidenceText(String caption, EvidenceRank rank, List<String> body, List<QuotedLine> decisive) {

    private static final String OF_ACTION = "action:";
    private static final String OF_ALERT = "alert:";
    private static final int DECISIVE = 3;
    private static final int LINE_OF_ITS_OWN = 12;

    /** How each step of a playbook reports, whatever it read; and what it found nothing for. */
    private static final Pattern REPORT = Pattern.compile(
            "(?:outcome|reason|effect|detail|uid|resource_version|generation|diff_complete|duration_ms): .*|\\s*\\w+: null"
                    + "|\\s*\\w+: [|>]-?|\\s*\\w+:");

    private static final Pattern TROUBLE = Pattern.compile(
            "(?i)\\b(?:error|fatal|panic|exception|fail(?:s|ed|ure|ing)?|denied|refused|warning|oom\\w*|killed|crash\\w*"
                    + "|back-?off|time[d]? ?out|unhealthy|unavailable|not set|not ready|is false|no pod)\\b");

    /** What an alert says in sentences; its other lines are labels. */
    private static final Pattern ALERT_SAYS =
            Pattern.compile("(?:title|description|annotation (?:summary|description|message)) = (.+)");

    private static final Pattern TIME =
            Pattern.compile("^\\s*\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d)?\\s+");

    /** What people read first. */
    enum EvidenceRank {
        LOG,
        OTHER,
        /** What a step of a playbook read, field by field. */
        MACHINE
    }

    /** @param quotes what the analysis says that it saw */
    static EvidenceText of(JsonNode item, Collection<String> quotes) {
        List<String> lines = item.path("excerpt").asText("").lines().toList();
        String source = item.path("source").asText("");
        boolean headed = lines.size() > 1 && lines.get(0).endsWith(":") && !source.startsWith(OF_ACTION);
        List<String> body = body(headed ? lines.subList(1, lines.size()) : lines, source);
        return new EvidenceText(
                headed ? lines.get(0).substring(0, lines.get(0).length() - 1) : caption(source),
                rank(item, source),
                body,
                decisive(source.startsWith(OF_ALERT) ? sentences(body) : body, quotes));
    }

    private static List<String> body(List<String> lines, String source) {
        List<String> told = source.startsWith(OF_ACTION)
                ? lines.stream()
                        .filter(line -> !line.isBlank() && !REPORT.matcher(line).matches())
                        .toList()
                : lines;
        return told.isEmpty() ? lines : told;
    }

    /** Each sentence once. */
    private static List<String> sentences(List<String> body) {
        List<String> said = body.stream()
                .map(ALERT_SAYS::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .distinct()
                .toList();
        return said.isEmpty() ? body : said;
    }

    private static List<QuotedLine> decisive(List<String> body, Collection<String> quotes) {
        List<QuotedLine> marked = new ArrayList<>();
        List<QuotedLine> trouble = new ArrayList<>();
        for (String line : body) {
            if (quotes.stream().anyMatch(quote -> isOf(line, quote))) {
                marked.add(new QuotedLine(line.strip(), true));
            } else if (TROUBLE.matcher(line).find()) {
                trouble.add(new QuotedLine(line.strip(), false));
            }
        }
        List<QuotedLine> told = !marked.isEmpty()
                ? marked
                : !trouble.isEmpty()
                        ? trouble
                        : body.stream()
                                .map(line -> new QuotedLine(line.strip(), false))
                                .toList();
        return told.stream().distinct().limit(DECISIVE).toList();
    }

    /** A log may be quoted with its times, and shown without. */
    private static boolean isOf(String line, String quote) {
        String text = line.strip();
        return line.contains(quote) || text.length() >= LINE_OF_ITS_OWN && quote.contains(text);
    }

    /** What it says, whenever and wherever that was read: two pods that say the same are one piece. */
    String said() {
        boolean marked = decisive.stream().anyMatch(QuotedLine::marked);
        return (marked ? decisive.stream().map(QuotedLine::text) : body.stream())
                .map(line -> TIME.matcher(line).replaceFirst("").strip())
                .collect(Collectors.joining("\n"));
    }

    /** Whether there is more than the decisive lines. */
    boolean isCut() {
        return body.size() > decisive.size();
    }

    private static EvidenceRank rank(JsonNode item, String source) {
        if (source.startsWith(OF_ACTION)) {
            return EvidenceRank.MACHINE;
        }
        return EvidenceKind.of(item.path("kind").asText()) == EvidenceKind.LOG ? EvidenceRank.LOG : EvidenceRank.OTHER;
    }

    private static String caption(String source) {
        if (source.startsWith(OF_ALERT)) {
            return "What the alert says";
        }
        if (source.startsWith(OF_ACTION)) {
            return "What " + source.substring(OF_ACTION.length()).replace("/", ", step ") + " read";
        }
        return Wording.capital(SourceWords.of(ChatLanguage.ENGLISH, source));
    }
}
