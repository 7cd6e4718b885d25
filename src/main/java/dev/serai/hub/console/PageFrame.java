package dev.serai.hub.console;

/** What surrounds any page, also one that nobody has signed in for. */
public record PageFrame(String title, Theme theme, AssetLinks assets) {

    /** Where the browser finds them; a name changes with what it names. */
    public record AssetLinks(String style, String script, String forms, String icon) {}
}
