package dev.serai.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a sender signs with HMAC-SHA256 (RFC 2104).
 *
 * @param header the header with the signature
 * @param prefix what stands before a signature, for instance {@code v1=}; may be empty
 * @param separator between several signatures of which one has to be right; empty where there is one only
 * @param template what is signed: text with {@code {body}} once, {@code {timestamp}}, and {@code {<header>}} for others
 * @param encoding how the signature is written
 * @param timestampHeader the header with whole seconds since 1970; null where the template has no {@code {timestamp}}
 * @param tolerance how far the timestamp may be away, both ways
 */
public record HmacScheme(
        String header,
        String prefix,
        String separator,
        String template,
        SignatureEncoding encoding,
        @Nullable String timestampHeader,
        Duration tolerance) {

    /** Slack's own limit, taken for all schemes with a timestamp. */
    public static final Duration TOLERANCE = Window.WIDTH;

    private static final String BODY = "body";
    private static final String TIMESTAMP = "timestamp";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9-]+)}");
    private static final int MOST_SIGNATURES = 16;

    /** How bytes are written in a header. */
    public enum SignatureEncoding {
        HEX,
        BASE64
    }

    /** @throws IllegalArgumentException for a template that does not cover the body, or a timestamp that has no header */
    public HmacScheme {
        List<String> names = placeholders(template);
        if (names.stream().filter(BODY::equals).count() != 1) {
            throw new IllegalArgumentException("template must hold {body} exactly once");
        }
        if (names.contains(TIMESTAMP) == (timestampHeader == null)) {
            throw new IllegalArgumentException("timestamp-header is set exactly when the template holds {timestamp}");
        }
        if (tolerance.isNegative() || tolerance.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("tolerance is not between 0 and 1h");
        }
    }

    /** One hexadecimal signature over the body alone. */
    public static HmacScheme ofBody(String header, String prefix) {
        return new HmacScheme(header, prefix, "", "{body}", SignatureEncoding.HEX, null, TOLERANCE);
    }

    /** The same where the header may hold several with commas between them. */
    public HmacScheme orSeveral() {
        return new HmacScheme(header, prefix, ",", template, encoding, timestampHeader, tolerance);
    }

    /** What can be told without the body: VALID where the headers have the scheme's form, and the time is within its window. */
    SignatureVerdict form(RequestHeaders headers, Instant now) {
        String given = headers.value(header);
        if (given == null || given.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        SignatureVerdict time = timestampHeader == null
                ? SignatureVerdict.VALID
                : Window.check(headers.value(timestampHeader), now, tolerance);
        if (!time.isValid()) {
            return time;
        }
        for (String name : placeholders(template)) {
            if (!name.equals(BODY) && !name.equals(TIMESTAMP) && headers.value(name) == null) {
                return SignatureVerdict.MISSING;
            }
        }
        return signatures(given).isEmpty() ? SignatureVerdict.MALFORMED : SignatureVerdict.VALID;
    }

    /** @param body the bytes as they came, before any decoding */
    SignatureVerdict check(List<String> secrets, RequestHeaders headers, byte[] body, Instant now) {
        SignatureVerdict form = form(headers, now);
        String given = headers.value(header);
        if (!form.isValid() || given == null) {
            return form;
        }
        byte[] signed = signed(headers, body);
        boolean found = false;
        for (byte[] signature : signatures(given)) {
            found |= Hmac.matches(secrets, signature, signed);
        }
        return found ? SignatureVerdict.VALID : SignatureVerdict.WRONG;
    }

    /** The headers with which a sender signs, as {@link #check} takes them. */
    Map<String, String> headers(String secret, RequestHeaders others, byte[] body, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (timestampHeader != null) {
            headers.put(timestampHeader, Long.toString(now.getEpochSecond()));
        }
        byte[] signature = Hmac.of(
                bytes(secret),
                signed(name -> name.equals(timestampHeader) ? headers.get(name) : others.value(name), body));
        headers.put(header, prefix + encoded(signature));
        return headers;
    }

    private String encoded(byte[] signature) {
        return encoding == SignatureEncoding.HEX
                ? HexFormat.of().formatHex(signature)
                : Base64.getEncoder().encodeToString(signature);
    }

    /** The bytes that the signature covers; what comes twice has the same ones. */
    byte[] signed(RequestHeaders headers, byte[] body) {
        if (template.equals("{body}")) {
            return body;
        }
        ByteArrayOutputStream signed = new ByteArrayOutputStream(body.length + template.length());
        Matcher matcher = PLACEHOLDER.matcher(template);
        int at = 0;
        while (matcher.find()) {
            signed.writeBytes(bytes(template.substring(at, matcher.start())));
            String name = matcher.group(1);
            signed.writeBytes(name.equals(BODY) ? body : bytes(value(name, headers)));
            at = matcher.end();
        }
        signed.writeBytes(bytes(template.substring(at)));
        return signed.toByteArray();
    }

    private String value(String name, RequestHeaders headers) {
        String value = headers.value(name.equals(TIMESTAMP) && timestampHeader != null ? timestampHeader : name);
        return value == null ? "" : value;
    }

    /** Those that have the scheme's form; of several kinds of signature in one header the others are none. */
    private List<byte[]> signatures(String given) {
        String[] parts = separator.isEmpty() ? new String[] {given} : given.split(Pattern.quote(separator));
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < Math.min(parts.length, MOST_SIGNATURES); i++) {
            String part = separator.isEmpty() ? parts[i] : parts[i].strip();
            byte[] bytes = part.startsWith(prefix) ? decoded(part.substring(prefix.length())) : null;
            if (bytes != null) {
                all.add(bytes);
            }
        }
        return all;
    }

    private byte @Nullable [] decoded(String text) {
        return encoding == SignatureEncoding.HEX ? Hex.decode(text, Hmac.BYTES) : base64(text);
    }

    private static byte @Nullable [] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // One signature, one text.
            return bytes.length == Hmac.BYTES
                            && Base64.getEncoder().encodeToString(bytes).equals(text)
                    ? bytes
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<String> placeholders(String template) {
        return PLACEHOLDER
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "hmac " + header.toLowerCase(Locale.ROOT);
    }
}
