package dev.serai.hub.settings;

import dev.serai.signature.HmacScheme;
import dev.serai.signature.HmacScheme.SignatureEncoding;
import dev.serai.signature.SenderProof;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a source's sender proves who it is: {@code serai.sources.<name>.auth.*}.
 *
 * @param scheme null for that of the source's kind
 * @param header the one with the token, the signature, or the certificate's subject
 * @param username of scheme {@code basic}; {@code serai} if unset
 * @param prefix before a signature, for instance {@code v0=}
 * @param separator between several signatures
 * @param template what is signed; {@code {body}} if unset
 * @param encoding of a signature; hex if unset
 * @param timestampHeader the header with what the template calls {@code {timestamp}}
 * @param tolerance how far that may be away; 5 minutes if unset
 * @param subjects of certificates that are let in
 */
record SourceAuth(
        @Nullable AuthScheme scheme,
        @Nullable String header,
        @Nullable String username,
        @Nullable String prefix,
        @Nullable String separator,
        @Nullable String template,
        @Nullable SignatureEncoding encoding,
        @Nullable String timestampHeader,
        @Nullable Duration tolerance,
        @Nullable List<String> subjects) {

    private static final String PROXY_TOKEN = "X-Serai-Proxy-Token";

    /** The ways there are. */
    public enum AuthScheme {
        BEARER,
        HEADER,
        BASIC,
        HMAC,
        CERTIFICATE
    }

    static SourceAuth ofKind() {
        return new SourceAuth(null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * @param property what an error names
     * @param ofKind what the source's kind has
     * @throws IllegalArgumentException that names what is missing or wrong
     */
    SenderProof proof(String property, SenderProof ofKind) {
        try {
            return scheme == null ? changed(ofKind) : chosen(scheme);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
        }
    }

    private SenderProof changed(SenderProof ofKind) {
        if (ofKind instanceof SenderProof.Basic basic && username != null) {
            return basic(username);
        }
        if (header != null || prefix != null || template != null || subjects != null || username != null) {
            throw new IllegalArgumentException("scheme is missing: bearer, header, basic, hmac or certificate");
        }
        return ofKind;
    }

    private SenderProof chosen(AuthScheme chosen) {
        return switch (chosen) {
            case BEARER -> new SenderProof.Bearer();
            case HEADER -> new SenderProof.TokenHeader(headerName());
            case BASIC -> basic(username == null ? "serai" : username);
            case HMAC -> new SenderProof.Signed(hmac());
            case CERTIFICATE -> new SenderProof.ProxyCertificate(
                    headerName(), subjects == null ? Set.of() : Set.copyOf(subjects), PROXY_TOKEN);
        };
    }

    private static SenderProof basic(String name) {
        if (name.isBlank() || name.contains(":")) {
            throw new IllegalArgumentException("username is blank or holds a colon");
        }
        return new SenderProof.Basic(name);
    }

    private HmacScheme hmac() {
        return new HmacScheme(
                headerName(),
                Objects.requireNonNullElse(prefix, ""),
                Objects.requireNonNullElse(separator, ""),
                Objects.requireNonNullElse(template, "{body}"),
                encoding == null ? SignatureEncoding.HEX : encoding,
                timestampHeader,
                tolerance == null ? HmacScheme.TOLERANCE : tolerance);
    }

    private String headerName() {
        if (header == null || !header.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("header is missing or no header's name");
        }
        return header;
    }
}
