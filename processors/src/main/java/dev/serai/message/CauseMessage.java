package dev.serai.message;

import java.util.ArrayList;
import java.util.List;

/** Says a cause that was found after people were paged: the edit of the page makes no sound. */
public final class CauseMessage {

    private static final int TITLE_UNITS = 160;

    private CauseMessage() {}

    /** @param page with a finding, which a later analysis may have left without a cause */
    public static Message of(IncidentPage page, Audience audience) {
        Finding finding = page.finding();
        String title = SafeText.line(page.trouble().title(), TITLE_UNITS);
        List<Block> blocks = new ArrayList<>();
        LineText place = IncidentMessage.place(page.trouble(), page.isOver(), audience);
        if (finding != null && finding.isNamed() && !finding.isModels()) {
            blocks.add(new Block.Title(LineText.own(Sign.FOUND).and(finding.cause())));
            blocks.add(new Block.Note(LineText.own("About: ").quote(title), true));
            blocks.add(new Block.Note(place, true));
            blocks.addAll(finding.evidenceLines());
        } else {
            boolean guessed = finding != null && finding.isNamed();
            blocks.add(new Block.Title(
                    LineText.own(Sign.FOUND + (guessed ? "A model's guess about: " : "Analysed again: "))
                            .quote(title)));
            blocks.add(new Block.Note(place, true));
            blocks.addAll(finding == null ? List.of() : finding.blocks());
        }
        page.work().steps().stream()
                .skip(Math.max(0, page.work().steps().size() - 1))
                .forEach(step -> blocks.add(new Block.Note(
                        step.words(page.status().state(), audience)
                                .map(text -> SafeText.line(text, IncidentMessage.DESCRIPTION_UNITS)),
                        true)));
        blocks.add(IncidentMessage.quietState(page.status(), audience));
        List<Button> buttons = new ArrayList<>(DutyButtons.of(page.status().state()));
        buttons.addAll(audience.open("Open", "incidents/" + page.id()));
        return new Message(PageFit.of(blocks), buttons, null);
    }
}
