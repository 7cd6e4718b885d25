package dev.serai.conversation;

import dev.serai.message.WholeSigns;
import java.util.ArrayList;
import java.util.List;

/** Chooses what of a conversation a model is shown: the last turns within a budget, and a summary of those before. */
public final class ContextChoice {

    private static final int LINE = 160;

    private ContextChoice() {}

    /**
     * What was chosen.
     *
     * @param summary of what is not among the turns; empty if nothing is left out
     * @param turns the last ones, the oldest first
     */
    public record ChosenContext(String summary, List<SaidMessage> turns) {

        public ChosenContext {
            turns = List.copyOf(turns);
        }
    }

    /**
     * At most {@code budget} UTF-16 units: a quarter is for the summary, the rest for the last turns. The last one is
     * always among them; one that is too long by itself is cut at its end.
     *
     * @param said all of it, the oldest first
     */
    public static ChosenContext choose(List<SaidMessage> said, int budget) {
        int forSummary = budget / 4;
        int left = budget - forSummary;
        int first = said.size();
        while (first > 0 && said.get(first - 1).text().length() <= left) {
            left -= said.get(first - 1).text().length();
            first--;
        }
        List<SaidMessage> turns = new ArrayList<>(said.subList(first, said.size()));
        if (turns.isEmpty() && !said.isEmpty()) {
            first = said.size() - 1;
            turns.add(cut(said.get(first), left));
        }
        return new ChosenContext(summary(said.subList(0, first), forSummary), turns);
    }

    /** One line for each, the newest kept when not all fit. */
    private static String summary(List<SaidMessage> older, int most) {
        StringBuilder summary = new StringBuilder();
        for (int at = older.size() - 1; at >= 0; at--) {
            SaidMessage one = older.get(at);
            String line = one.author().wire() + ": " + firstWords(one.text()) + "\n";
            if (summary.length() + line.length() > most) {
                break;
            }
            summary.insert(0, line);
        }
        return summary.toString().strip();
    }

    private static String firstWords(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LINE ? line : WholeSigns.first(line, LINE - 1) + "…";
    }

    private static SaidMessage cut(SaidMessage said, int most) {
        return new SaidMessage(
                said.number(),
                said.author(),
                WholeSigns.first(said.text(), most),
                said.citations(),
                said.at(),
                said.answers());
    }
}
