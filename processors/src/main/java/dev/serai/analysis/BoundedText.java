package dev.serai.analysis;

/** Text that an expression may look at a limited number of times, so that none can hang on text made for it. */
final class BoundedText implements CharSequence {

    /** Looks per character of an excerpt of the greatest size; a sound expression needs a handful. */
    private static final int MAX_LOOKS = 200 * Excerpt.MAX_BYTES;

    private final CharSequence text;
    private final int[] looks;

    BoundedText(CharSequence text) {
        this(text, new int[] {MAX_LOOKS});
    }

    private BoundedText(CharSequence text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    @Override
    public char charAt(int index) {
        if (looks[0]-- <= 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The expression looked too often. */
    static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("expression gave up", null, false, false);
        }
    }
}
