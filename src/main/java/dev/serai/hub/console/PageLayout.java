package dev.serai.hub.console;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page's own content.
 *
 * @param section that it is in; null for none of the navigation
 * @param path of the page, to come back to
 * @param notice what became of the last form, if one was sent
 */
public record PageLayout(
        PageFrame frame, @Nullable Section section, Visitor visitor, String path, @Nullable FormNotice notice) {

    /** @param good whether it did what was asked for */
    public record FormNotice(String text, boolean good) {}

    /** Those that this person sees something in. */
    public List<Section> sections() {
        return Arrays.stream(Section.values())
                .filter(section -> visitor.account().role().covers(section.role()))
                .filter(section ->
                        section != Section.MODELS || !visitor.account().role().covers(Section.ROUTES.role()))
                .toList();
    }
}
