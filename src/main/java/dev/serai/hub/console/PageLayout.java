package dev.serai.hub.console;

import dev.serai.approval.Role;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page's own content.
 *
 * <p>A page that is open and fetches itself has it already: it gets the content alone, which is then nobody's own and the same for
 * all who see the same in it.
 *
 * @param section that it is in; null for none of the navigation
 * @param visitor null for the content alone
 * @param path of the page, to come back to
 * @param notice what became of the last form, if one was sent
 */
public record PageLayout(
        PageFrame frame,
        @Nullable Section section,
        @Nullable Visitor visitor,
        String path,
        @Nullable FormNotice notice) {

    /** @param good whether it did what was asked for */
    public record FormNotice(String text, boolean good) {}

    /** Those that this person sees something in. */
    public List<Section> sections() {
        if (visitor == null) {
            return List.of();
        }
        Role role = visitor.account().role();
        return Arrays.stream(Section.values())
                .filter(section -> role.covers(section.role()))
                .filter(section -> section != Section.MODELS || !role.covers(Section.ROUTES.role()))
                .toList();
    }
}
