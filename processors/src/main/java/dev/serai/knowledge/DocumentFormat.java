package dev.serai.knowledge;

import java.util.Locale;

/** How a document is written. */
public enum DocumentFormat {
    STIX,
    OSCAL,
    MARKDOWN;

    /** @throws IllegalArgumentException naming what there is */
    public static DocumentFormat of(String name) {
        for (DocumentFormat format : values()) {
            if (format.name().equals(name.toUpperCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException("unknown format '" + name + "', supported are: stix, oscal, markdown");
    }
}
