package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What would run, and what the executor said it would change, to the letter: each is whole, or the message is another one.
 * Only what tells one state of the target from the next (uid, versions, digests) stands behind the link.
 */
final class ExactCall {

    private static final Set<String> VERSIONS = Set.of("uid", "resource_version", "generation", "template_sha256");

    /** What reads the same with quotes and without. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_/][\\p{L}\\p{N} _.:/@?&=%+-]*(?<! )");

    private static final Set<String> OTHER_VALUES = Set.of("true", "false", "null");

    private ExactCall() {}

    /** @param inConsole whether the message leads to where the rest is to be read before a decision */
    static List<Block> blocks(ApprovalPage page, boolean inConsole) {
        ApprovalPage.CallView call = page.action().call();
        List<Block> blocks = new ArrayList<>();
        if (call.dryRun() != null) {
            blocks.add(new Block.Exact(
                    page.open() ? "This would change (dry run)" : "What the dry run said it would change",
                    call.dryRun().stripTrailing()));
        }
        String where = inConsole ? "under Details" : "not shown";
        blocks.add(new Block.Exact(
                (page.open() ? "What would run" : "What was requested") + left(call, where), text(call)));
        return blocks;
    }

    /** What is not shown is named. */
    private static String left(ApprovalPage.CallView call, String where) {
        List<String> names = call.arguments().properties().stream()
                .map(Map.Entry::getKey)
                .filter(VERSIONS::contains)
                .map(name -> name.replace('_', ' '))
                .toList();
        return names.isEmpty()
                ? ""
                : " (its " + String.join(", ", names) + (names.size() == 1 ? " is " : " are ") + where + ")";
    }

    private static String text(ApprovalPage.CallView call) {
        List<String> lines = new ArrayList<>();
        lines.add(call.kamelet());
        if (!isSaid(call)) {
            lines.add("target: " + value(TextNode.valueOf(call.target())));
        }
        call.arguments().properties().stream()
                .filter(argument -> !VERSIONS.contains(argument.getKey()))
                .forEach(argument -> lines.add(
                        SafeText.line(argument.getKey(), Integer.MAX_VALUE) + ": " + value(argument.getValue())));
        return String.join("\n", lines);
    }

    /** Whether the arguments name all of the target. */
    private static boolean isSaid(ApprovalPage.CallView call) {
        Set<String> values = StreamSupport.stream(call.arguments().spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        return values.contains(call.target())
                || Arrays.stream(call.target().split("/")).allMatch(values::contains);
    }

    /** In JSON's own writing where it could be taken for something else; a line break in it begins no line. */
    private static String value(JsonNode value) {
        boolean plain =
                value.isTextual() && PLAIN.matcher(value.asText()).matches() && !OTHER_VALUES.contains(value.asText());
        return plain ? value.asText() : PageReader.compact(value);
    }
}
