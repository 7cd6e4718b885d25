package dev.serai.kamelet.alert;

import dev.serai.alert.SourceKind;
import dev.serai.kamelet.chat.CallbackBody;
import dev.serai.kamelet.chat.CallbackRefused;
import dev.serai.kamelet.chat.ChatSecrets;
import dev.serai.kamelet.chat.Now;
import dev.serai.signature.HmacScheme;
import dev.serai.signature.RequestHeaders;
import dev.serai.signature.SenderProof;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;

/** Lets in the sender of a webhook that proves who it is, as senders of its kind do. */
public class WebhookVerify {

    private static final String REFUSED = "The token or signature is missing or wrong.";

    private SenderProof proof = SourceKind.of(SourceKind.GENERIC).proof();
    private List<String> secret = List.of();
    private int bodyLimit = 1024 * 1024;
    private String hmacHeader = "";
    private String hmacPrefix = "sha256=";

    /** Whose kind of proof is asked for; a bearer token for one that is not known. */
    public void setKind(String kind) {
        this.proof = SourceKind.of(kind).proof();
    }

    /** The token, or what is signed with; any of several, separated by commas. */
    public void setSecret(String secret) {
        this.secret = ChatSecrets.of(secret);
    }

    /** In bytes. */
    public void setBodyLimit(int bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    /** The header of an HMAC-SHA256 of the body in hexadecimal digits, instead of the kind's proof; empty for that one. */
    public void setHmacHeader(String hmacHeader) {
        this.hmacHeader = hmacHeader;
    }

    /** What stands before those digits. */
    public void setHmacPrefix(String hmacPrefix) {
        this.hmacPrefix = hmacPrefix;
    }

    /**
     * Checks what can be checked before the body is read, then the body as it came.
     *
     * @return the bytes
     * @throws CallbackRefused for anybody else
     */
    public byte[] verify(Exchange exchange) {
        SenderProof asked =
                hmacHeader.isBlank() ? proof : new SenderProof.Signed(HmacScheme.ofBody(hmacHeader, hmacPrefix));
        RequestHeaders headers = name -> exchange.getMessage().getHeader(name, String.class);
        Instant now = Now.in(exchange.getContext());
        if (!asked.admit(secret, headers, now).isValid()) {
            throw CallbackRefused.unauthorized(REFUSED);
        }
        return CallbackBody.signed(
                exchange,
                bodyLimit,
                bytes -> asked.verify(secret, headers, bytes, now).isValid(),
                REFUSED);
    }
}
