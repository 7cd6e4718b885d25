package dev.serai.conversation;

import dev.serai.message.ChatLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts an answer together of what different ones know, with one numbering of what they cite. */
public final class AnswerParts {

    private final StringBuilder text = new StringBuilder();
    private final List<Citation> citations = new ArrayList<>();
    private @Nullable UUID proposal;
    private @Nullable SuggestedPlaybook suggested;

    /**
     * Something that was found.
     *
     * @param citations what it rests on; empty for nothing
     */
    public record CitedClaim(String text, List<Citation> citations) {

        public CitedClaim {
            citations = List.copyOf(citations);
        }
    }

    /** Begins with a whole answer, whose numbers stay, and what it proposes. */
    public AnswerParts begin(AnswerDraft first) {
        proposal = first.proposal();
        suggested = first.playbook();
        text.append(first.text());
        citations.addAll(first.citations());
        return this;
    }

    /** A line that claims nothing; none for an empty one. */
    public AnswerParts say(String line) {
        if (!line.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        return this;
    }

    /** A claim with the numbers of what it cites; what cites nothing is marked so. */
    public AnswerParts claim(CitedClaim claim, String uncited) {
        say(claim.text().strip());
        for (Citation citation : claim.citations()) {
            int known = citations.indexOf(citation);
            if (known < 0) {
                citations.add(citation);
                known = citations.size() - 1;
            }
            text.append(" [").append(known + 1).append(']');
        }
        text.append(claim.citations().isEmpty() ? " " + uncited : "");
        return this;
    }

    /** Begins what a model says: it is named, and each line of its is marked until the hub speaks again. */
    public AnswerParts quote(ChatLanguage language, String model) {
        return say(ModelWords.begin(language, model));
    }

    /** What proposes what its beginning does. */
    public AnswerDraft draft() {
        return draft(suggested);
    }

    /** @param playbook the playbook that it would ask for; null for none */
    public AnswerDraft draft(@Nullable SuggestedPlaybook playbook) {
        return new AnswerDraft(text.toString(), citations, proposal, playbook);
    }
}
