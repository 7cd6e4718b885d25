package dev.serai.hub.cli;

import dev.serai.alert.SourceKind;
import dev.serai.signature.HmacScheme;
import dev.serai.signature.HmacScheme.SignatureEncoding;
import dev.serai.signature.SenderProof;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a sender proves who it is. */
final class SenderSignature {

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "Holds the source's token or secret. Default: SERAI_SOURCE_TOKEN, or data/secrets.properties.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "data",
            description = "What the hub itself generated. Default: data.")
    private Path data = Path.of("data");

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "The source's kind, whose senders prove themselves in their own way. Default: its name.")
    private @Nullable String kind;

    @Option(names = "--basic", paramLabel = "USER", description = "The token is the password of this user name.")
    private @Nullable String basic;

    @Option(
            names = "--header",
            paramLabel = "NAME",
            description = "The header that the token is sent in, instead of Authorization.")
    private @Nullable String header;

    @Option(names = "--hmac", paramLabel = "NAME", description = "The header of an HMAC-SHA256, made with the token.")
    private @Nullable String hmac;

    @Option(
            names = "--hmac-prefix",
            paramLabel = "TEXT",
            defaultValue = "sha256=",
            description = "What precedes the signature. Default: sha256=.")
    private String prefix = "";

    @Option(
            names = "--hmac-template",
            paramLabel = "TEXT",
            defaultValue = "{body}",
            description = "What is signed, with {body}, {timestamp} and {<header>}. Default: {body}.")
    private String template = "";

    @Option(names = "--hmac-base64", description = "The signature is written in Base64, instead of hex.")
    private boolean base64;

    @Option(names = "--hmac-time", paramLabel = "NAME", description = "The header of the time, for {timestamp}.")
    private @Nullable String time;

    @Option(names = "--with", paramLabel = "NAME:VALUE", description = "A further header, such as X-GitHub-Event:ping.")
    private List<String> further = List.of();

    Map<String, String> headers(String source, byte[] body, Instant now) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String one : further) {
            String[] pair = one.split(":", 2);
            if (pair.length < 2) {
                throw new CommandFailure("--with is NAME:VALUE");
            }
            headers.put(pair[0].strip(), pair[1].strip());
        }
        headers.putAll(proof(source).headers(token(source), headers::get, body, now));
        return headers;
    }

    private SenderProof proof(String source) {
        if (basic != null) {
            return new SenderProof.Basic(basic);
        }
        if (header != null) {
            return new SenderProof.TokenHeader(header);
        }
        return hmac == null
                ? SourceKind.of(kind == null ? source : kind).proof()
                : new SenderProof.Signed(scheme(hmac));
    }

    private HmacScheme scheme(String name) {
        try {
            SignatureEncoding encoding = base64 ? SignatureEncoding.BASE64 : SignatureEncoding.HEX;
            return new HmacScheme(name, prefix, "", template, encoding, time, HmacScheme.TOLERANCE);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--hmac: " + e.getMessage());
        }
    }

    private String token(String source) {
        return Secrets.find(tokenFile, "SERAI_SOURCE_TOKEN")
                .or(() -> Stream.of("token", "signing-secret")
                        .flatMap(name -> Secrets.generated("serai.sources." + source + "." + name, data).stream())
                        .findFirst())
                .orElseThrow(() -> new CommandFailure("there is no token for " + source
                        + ": set SERAI_SOURCE_TOKEN, or name a file by --token-file"));
    }
}
