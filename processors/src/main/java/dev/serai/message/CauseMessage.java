package dev.serai.message;

import java.util.ArrayList;
import java.util.List;

/** Says a cause that was found after people were paged: the edit of the page makes no sound. */
public final class CauseMessage {

    private static final int TITLE_UNITS = 160;

    private CauseMessage() {}

    /** @param page with a finding, which a later analysis may have left without a cause */
    public static Message of(IncidentPage page, Audience audience) {
        boolean named = page.finding() != null && !page.finding().causes().isEmpty();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(LineText.own(Sign.FOUND + (named ? "Cause found: " : "Analysed again: "))
                .quote(SafeText.line(page.trouble().title(), TITLE_UNITS))));
        blocks.add(new Block.Note(IncidentMessage.place(page.trouble(), page.isOver(), audience), true));
        if (page.finding() != null) {
            blocks.addAll(page.finding().blocks());
        }
        page.work().steps().stream()
                .skip(Math.max(0, page.work().steps().size() - 1))
                .forEach(step -> blocks.add(new Block.Note(
                        step.words(audience).map(text -> SafeText.line(text, IncidentMessage.DESCRIPTION_UNITS)),
                        true)));
        blocks.add(IncidentMessage.quietState(page.status(), audience));
        List<Button> buttons = new ArrayList<>(DutyButtons.of(page.status().state()));
        buttons.addAll(audience.open("Open", "incidents/" + page.id()));
        return new Message(PageFit.of(blocks), buttons, null);
    }
}
