package dev.serai.message;

/** Cuts a text where no sign is cut in half. */
public final class WholeSigns {

    private WholeSigns() {}

    /** The beginning, of at most so many UTF-16 units. */
    public static String first(String text, int most) {
        int end = Math.min(most, text.length());
        boolean half = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, half ? end - 1 : end);
    }

    /** The same text, or its beginning with a sign that there is more. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : first(text, most) + "…";
    }
}
