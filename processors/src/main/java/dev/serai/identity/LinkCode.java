package dev.serai.identity;

import dev.serai.digest.Sha256;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code that a signed-in person sends to the bot: 12 characters of Crockford's Base32 (no I, L, O, U), 60 random bits.
 *
 * @param text the characters without separators, in upper case
 */
public record LinkCode(String text) {

    /** How many characters a code has. */
    public static final int LENGTH = 12;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern VALID = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final int MAX_TYPED = 40;
    private static final int GROUP = 4;

    public LinkCode {
        if (!VALID.matcher(text).matches()) {
            // The text may be somebody's code with a slip of the finger.
            throw new IllegalArgumentException("a code is " + LENGTH + " characters of " + ALPHABET);
        }
    }

    /** From random bytes, the low five bits of each. */
    public static LinkCode of(byte[] random) {
        if (random.length != LENGTH) {
            throw new IllegalArgumentException("a code needs " + LENGTH + " random bytes");
        }
        StringBuilder text = new StringBuilder(LENGTH);
        for (byte value : random) {
            text.append(ALPHABET.charAt(value & 31));
        }
        return new LinkCode(text.toString());
    }

    /** As people type it: any case, with blanks or hyphens, O for 0, I or L for 1. Empty when it cannot be one. */
    public static Optional<LinkCode> typed(String typed) {
        if (typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return VALID.matcher(text).matches() ? Optional.of(new LinkCode(text)) : Optional.empty();
    }

    /** In groups of four, as people read it. */
    public String shown() {
        return text.substring(0, GROUP) + "-" + text.substring(GROUP, 2 * GROUP) + "-" + text.substring(2 * GROUP);
    }

    /** SHA-256 over tenant, channel and code; 60 bits outlast the ten minutes that the code lives. */
    public byte[] hash(String tenant, String channel) {
        String bound = tenant + "\0" + channel + "\0" + text;
        return Sha256.of(bound);
    }

    /** A code is a secret while it lives. */
    @Override
    public String toString() {
        return "LinkCode[…]";
    }
}
