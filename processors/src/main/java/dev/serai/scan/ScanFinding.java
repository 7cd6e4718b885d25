package dev.serai.scan;

import dev.serai.alert.Severity;
import dev.serai.digest.Sha256;

/**
 * Something weak that was seen.
 *
 * @param rule what is weak about it
 * @param object where
 * @param path of the field that shows it, as a JSON pointer; for rights the path in the role
 * @param value what stands there; never the value of a secret, at most 300 characters
 * @param sentence for people
 */
public record ScanFinding(ScanRule rule, ObjectId object, String path, String value, String sentence) {

    private static final int MOST_CHARACTERS = 300;

    public ScanFinding {
        value = value.length() > MOST_CHARACTERS ? value.substring(0, MOST_CHARACTERS) + "…" : value;
    }

    public Severity severity() {
        return rule.severity();
    }

    /** The same for the same weakness whenever it is seen, and another for any other in the same cluster. */
    public String fingerprint(String cluster) {
        return Sha256.hex(String.join(
                        "\n", "scan", cluster, rule.wire(), object.kind(), object.namespace(), object.name(), path))
                .substring(0, 32);
    }
}
