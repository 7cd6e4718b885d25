package dev.serai.signature;

import dev.serai.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What an answer of the API says about its own integrity: the digest of its body and the bytes that are signed. */
public final class AnswerIntegrity {

    /** The first line of what is signed; another form of it gets another name. */
    public static final String FORM = "serai-integrity-v1";

    private AnswerIntegrity() {}

    /** The value of {@code Content-Digest} (RFC 9530): {@code sha-256=:<Base64>:} over the body as it is sent. */
    public static String contentDigest(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(body)) + ":";
    }

    /**
     * The bytes that the signature in {@code X-Serai-Integrity} is over: five lines in ASCII, each ended by a line feed:
     * {@link #FORM}, the request's id, the status, the contract's version, and the value of {@code Content-Digest}.
     *
     * @throws IllegalArgumentException when a part would break the lines
     */
    public static byte[] signed(String requestId, int status, String contract, String contentDigest) {
        StringBuilder lines = new StringBuilder(160);
        for (String line : new String[] {FORM, requestId, Integer.toString(status), contract, contentDigest}) {
            if (!line.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException("a part of the signed lines is not visible ASCII");
            }
            lines.append(line).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
