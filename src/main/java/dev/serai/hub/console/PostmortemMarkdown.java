package dev.serai.hub.console;

import dev.serai.hub.console.IncidentView.CauseView;
import dev.serai.hub.console.IncidentView.OtherCause;
import dev.serai.hub.console.IncidentView.QuotedEvidence;
import dev.serai.hub.console.IncidentView.QuotedLine;
import dev.serai.hub.console.IncidentView.SeenChange;
import dev.serai.message.MarkdownText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A post-mortem as a file of Markdown: only its headings, lists and quotes are markup, whatever anybody wrote. */
final class PostmortemMarkdown {

    private final StringBuilder text = new StringBuilder();

    private PostmortemMarkdown() {}

    static String of(PostmortemView view) {
        PostmortemMarkdown file = new PostmortemMarkdown();
        file.text.append("# ").append(line(view.head().title())).append("\n\n");
        file.text.append(line(facts(view.head().facts()))).append("\n\n");
        file.text.append("Incident ").append(view.head().id()).append(", written at ");
        file.text.append(view.head().written().utc()).append(".\n");
        file.section(
                "Impact", view.impact().stream().map(parts -> facts(parts, " ")).toList(), "");
        file.cause(view.cause());
        file.section(
                "What changed before",
                view.changes().stream().map(PostmortemMarkdown::change).toList(),
                "");
        file.section(
                "What was done",
                view.deeds().stream()
                        .map(deed -> deed.at().utc() + ": " + deed.title() + ". " + deed.by() + " " + deed.said())
                        .toList(),
                "Nothing was changed by Serai.");
        file.section("What helped", view.helped(), "Nothing that was done is known to have helped.");
        file.section(
                "Timeline",
                view.timeline().stream()
                        .map(entry -> entry.at().utc() + ": " + entry.said())
                        .toList(),
                "");
        if (!view.cut().isEmpty()) {
            file.text.append('\n').append(line(view.cut())).append('\n');
        }
        file.section("Still open", view.open(), "Nothing that Serai knows of.");
        return file.text.toString();
    }

    private void section(String heading, Collection<String> items, String none) {
        if (items.isEmpty() && none.isEmpty()) {
            return;
        }
        text.append("\n## ").append(heading).append("\n\n");
        items.forEach(item -> text.append("- ").append(line(item)).append('\n'));
        if (items.isEmpty()) {
            text.append(line(none)).append('\n');
        }
    }

    private void cause(CauseView cause) {
        text.append("\n## ").append(cause.heading()).append("\n\n");
        String said = cause.said().isEmpty() ? "" : cause.said() + " ";
        text.append(line(said + cause.sentence())).append(cites(cause.cites())).append("\n\n");
        text.append(line(facts(cause.facts()))).append('\n');
        cause.evidence().forEach(this::quote);
        if (!cause.others().isEmpty()) {
            text.append("\n### Also considered\n");
        }
        for (OtherCause other : cause.others()) {
            text.append('\n')
                    .append(line(other.text()))
                    .append(cites(other.cites()))
                    .append('\n');
            other.evidence().forEach(this::quote);
        }
    }

    private void quote(QuotedEvidence one) {
        text.append('\n').append('(').append(one.number()).append(") ");
        text.append(line(one.caption() + ", " + one.at().utc())).append("\n\n");
        text.append(
                MarkdownText.quote(one.lines().stream().map(QuotedLine::text).collect(Collectors.joining("\n"))));
    }

    private static String cites(List<Integer> cites) {
        return cites.stream().map(cite -> " (" + cite + ")").collect(Collectors.joining());
    }

    private static String change(SeenChange change) {
        return (change.at() == null ? "" : change.at().utc() + ": ")
                + change.text()
                + (change.facts().isEmpty() ? "" : " (" + facts(change.facts()) + ")");
    }

    private static String facts(List<PageFact> facts) {
        return facts(facts, ", ");
    }

    private static String facts(List<PageFact> facts, String between) {
        return facts.stream()
                .map(fact -> fact.at() == null
                        ? fact.text()
                        : (fact.text() + " " + fact.at().utc()).strip())
                .collect(Collectors.joining(between));
    }

    /** A note of several lines is one here. */
    private static String line(String raw) {
        return MarkdownText.line(raw.strip().replaceAll("\\s+", " "));
    }
}
