package dev.serai.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Which of several wordings of a prompt is used: always the same one for the same thing, each for about as many things. */
public final class PromptVariant {

    private PromptVariant() {}

    /**
     * @param variants in a fixed order, at least one
     * @param about what it is about, for instance the id of an incident
     */
    public static String of(List<String> variants, String about) {
        CRC32 hash = new CRC32();
        hash.update(about.getBytes(StandardCharsets.UTF_8));
        return variants.get((int) (hash.getValue() % variants.size()));
    }
}
