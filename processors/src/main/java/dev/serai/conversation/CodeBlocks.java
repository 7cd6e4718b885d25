package dev.serai.conversation;

import dev.serai.conversation.ReplySplitter.CutText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The blocks of code in a text: from a line that begins with three backticks to the next such line, or to the end. */
final class CodeBlocks {

    private static final Pattern FENCE = Pattern.compile("(?m)^ {0,3}```[^\\n`]*$");
    private static final String CLOSING = "\n```";
    private static final int LONGEST_OPENING = 40;

    private final String text;
    private final List<CodeBlock> blocks;

    private CodeBlocks(String text, List<CodeBlock> blocks) {
        this.text = text;
        this.blocks = blocks;
    }

    private record CodeBlock(int start, int end) {}

    static CodeBlocks of(String text) {
        List<CodeBlock> blocks = new ArrayList<>();
        Matcher fences = FENCE.matcher(text);
        while (fences.find()) {
            int start = fences.start();
            blocks.add(new CodeBlock(start, fences.find() ? fences.end() : text.length()));
        }
        return new CodeBlocks(text, blocks);
    }

    /** Whether a cut here leaves each block whole. */
    boolean isOutside(int at) {
        return blocks.stream().noneMatch(block -> block.start() < at && at < block.end());
    }

    /** Where the block begins that is open at a place; 0 for none, or where the text begins with it. */
    int startBefore(int at) {
        return blocks.stream()
                .filter(block -> block.start() < at && at < block.end())
                .mapToInt(CodeBlock::start)
                .findFirst()
                .orElse(0);
    }

    /** A part of the block that the text begins with, closed, and the rest, opened again; null where there is no room for it. */
    @Nullable
    CutText cutFirst(int fits, int most, ToIntFunction<String> cost) {
        if (blocks.isEmpty() || blocks.get(0).start() > 0 || blocks.get(0).end() <= fits) {
            return null;
        }
        int line = text.indexOf('\n');
        String opening = line < 0 || line > LONGEST_OPENING ? "```" : text.substring(0, line);
        if (line < 0 || cost.applyAsInt(text.substring(0, line) + "\n\uD83D\uDE00" + CLOSING) > most) {
            return null;
        }
        int closed = ReplySplitter.longest(text, most, part -> cost.applyAsInt(part + CLOSING));
        int end = text.lastIndexOf('\n', closed);
        if (end <= line + 1) {
            end = closed;
        }
        if (end <= line + 1) {
            return null;
        }
        String after = text.substring(end);
        return new CutText(
                text.substring(0, end).stripTrailing() + CLOSING,
                opening + (after.startsWith("\n") ? after : "\n" + after));
    }
}
