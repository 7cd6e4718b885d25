package dev.serai.knowledge;

/** Sources of which the hub knows how they are written and under which terms they are shown. */
public enum KnownSource {
    ATTACK(
            "attack",
            DocumentFormat.STIX,
            "© The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation."),
    NIST(
            "nist",
            DocumentFormat.OSCAL,
            "NIST SP 800-53 (OSCAL content of the National Institute of Standards and Technology; public domain in the United States)."),
    OWASP(
            "owasp",
            DocumentFormat.MARKDOWN,
            "OWASP Top 10, © OWASP Foundation, CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/).");

    private final String source;
    private final DocumentFormat format;
    private final String licence;

    KnownSource(String source, DocumentFormat format, String licence) {
        this.source = source;
        this.format = format;
        this.licence = licence;
    }

    public String source() {
        return source;
    }

    public DocumentFormat format() {
        return format;
    }

    public String licence() {
        return licence;
    }

    /** The line for a source of this name; empty for what is one's own. {@code owasp-top10-2025} is OWASP's too. */
    public static String licenceOf(String source) {
        for (KnownSource known : values()) {
            if (source.equals(known.source) || source.startsWith(known.source + "-")) {
                return known.licence;
            }
        }
        return "";
    }
}
