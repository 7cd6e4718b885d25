package dev.serai.hub.console;

import java.util.List;

/**
 * What surrounds any page, also one that nobody has signed in for.
 *
 * @param notices what everybody should know who uses this hub, such as that it plays a demo
 */
public record PageFrame(String title, Theme theme, AssetLinks assets, List<HubNotice> notices) {

    /**
     * A notice of the settings.
     *
     * @param said its first sentence
     * @param more the others; may be empty
     */
    public record HubNotice(String said, String more) {

        static HubNotice of(String notice) {
            String[] parts = notice.strip().split("(?<=[.!?])\\s+", 2);
            return new HubNotice(parts[0], parts.length == 1 ? "" : parts[1]);
        }
    }

    /** Where the browser finds them; a name changes with what it names. */
    public record AssetLinks(String style, String script, String forms, String icon) {}
}
