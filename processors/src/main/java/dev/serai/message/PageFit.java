package dev.serai.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps a message to what is read at a glance: optional parts leave from the end. */
final class PageFit {

    static final int MOST_UNITS = 900;
    static final int MOST_LINES = 15;

    private PageFit() {}

    static List<Block> of(List<Block> blocks) {
        List<Block> fitting = new ArrayList<>(blocks);
        for (int at = fitting.size() - 1; at >= 0 && isTooLong(fitting); at--) {
            if (!fitting.get(at).required()) {
                fitting.remove(at);
            }
        }
        return fitting;
    }

    private static boolean isTooLong(List<Block> blocks) {
        String text = String.join("\n", blocks.stream().map(PageFit::plain).toList());
        return text.length() > MOST_UNITS || text.lines().count() > MOST_LINES;
    }

    /** {@code State: open}, without who and when. */
    static String plainState(Block block) {
        Block.StatusLine status = (Block.StatusLine) block;
        return status.name() + ": " + status.value();
    }

    /** As it is read, whatever the chat. */
    static String plain(Block block) {
        if (block instanceof Block.Title title) {
            return title.words().whole();
        }
        if (block instanceof Block.Note note) {
            return note.whole();
        }
        if (block instanceof Block.StatusLine status) {
            return status.name() + ": " + status.value() + status.rest().whole();
        }
        if (block instanceof Block.Fact fact) {
            return fact.name() + ": " + fact.value();
        }
        if (block instanceof Block.Mention mention) {
            return mention.people().stream().map(CallPage.CalledPerson::name).collect(Collectors.joining(", "))
                    + mention.text();
        }
        if (block instanceof Block.QuotedLines lines) {
            return lines.text();
        }
        if (block instanceof Block.Said said) {
            return said.heading() + "\n" + said.text();
        }
        if (block instanceof Block.QuotedText quoted) {
            return quoted.caption() + "\n" + quoted.text();
        }
        return block instanceof Block.Exact exact
                ? exact.caption() + "\n" + exact.text()
                : ((Block.WholeText) block).text();
    }
}
