package dev.serai.hub.laws.bad;

/** Turns text into bytes as the machine's locale has it: what the laws refuse. */
public final class LocaleReader {

    public byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.Charset.defaultCharset());
    }
}
