package dev.serai.message;

import java.util.regex.Pattern;

/**
 * Writes what others wrote so that no mail program makes a link of it, as analysts write addresses to each other:
 * {@code http[:]//evil[.]test}. Programs look for links in plain text by themselves, and no markup keeps them from it.
 */
final class Defanged {

    /** A name of a host, behind whichever sign stands for its dot. */
    private static final Pattern DOT = Pattern.compile("(?<=[\\p{L}\\p{N}\\p{M}_-])([.。．｡])(?=[\\p{L}\\p{M}])");

    /** The address of anything, as in {@code https://}, {@code tel:} and {@code mailto:}. */
    private static final Pattern SCHEME = Pattern.compile("(?<=\\p{L})[:：](?=[/\\\\])"
            + "|(?<=(?i:tel|sms|sip|file|data|news|mailto|callto|skype|onenote|javascript))[:：](?=\\S)");

    /** The last dot of an address of four numbers. */
    private static final Pattern NUMBERS = Pattern.compile("(?<=//\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})\\.(?=\\d)");

    private static final Pattern SHARE = Pattern.compile("\\\\(?=\\\\)");
    private static final Pattern AT = Pattern.compile("(?<=\\S)(?!(?<=\\[).])([@＠])(?=\\S)");

    private Defanged() {}

    /**
     * What is written so already stays as it is.
     *
     * @param text safe already, of any number of lines
     */
    static String text(String text) {
        String hosts = DOT.matcher(text).replaceAll("[$1]");
        String schemes = SCHEME.matcher(hosts).replaceAll("[:]");
        String numbers = NUMBERS.matcher(schemes).replaceAll("[.]");
        String people = AT.matcher(numbers).replaceAll("[$1]");
        return SHARE.matcher(people).replaceAll("\\\\[]");
    }
}
