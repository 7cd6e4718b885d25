package dev.serai.knowledge;

/** The guides that come with the product: what to do about what wakes people up, each one piece that begins with its answer. */
public final class Guides {

    /** The source of all of them. */
    public static final String SOURCE = "serai";

    public static final SourceFacts FACTS =
            new SourceFacts(SOURCE, SOURCE, "", "A guide that comes with Serai, Apache-2.0.");

    /** The longest answer that a guide begins with, in characters. */
    public static final int LEAD = 420;

    private Guides() {}
}
