package dev.serai.hub.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
            names = "--header",
            paramLabel = "NAME",
            description = "The header that the token is sent in, instead of Authorization.")
    private @Nullable String header;

    @Option(
            names = "--hmac",
            paramLabel = "NAME",
            description = "The header of an HMAC-SHA256 of the body in hex, made with the token, behind sha256=.")
    private @Nullable String hmac;

    @Option(names = "--with", paramLabel = "NAME:VALUE", description = "A further header, such as X-GitHub-Event:ping.")
    private List<String> further = List.of();

    Map<String, String> headers(String source, byte[] body) {
        String token = Secrets.find(tokenFile, "SERAI_SOURCE_TOKEN")
                .or(() -> Stream.of("token", "secret")
                        .flatMap(name -> Secrets.generated("serai.sources." + source + "." + name, data).stream())
                        .findFirst())
                .orElseThrow(() -> new CommandFailure("there is no token for " + source
                        + ": set SERAI_SOURCE_TOKEN, or name a file by --token-file"));
        Map<String, String> headers = new LinkedHashMap<>();
        if (hmac != null) {
            headers.put(hmac, "sha256=" + hmac(token, body));
        } else {
            headers.put(header == null ? "Authorization" : header, header == null ? "Bearer " + token : token);
        }
        for (String one : further) {
            String[] pair = one.split(":", 2);
            if (pair.length < 2) {
                throw new CommandFailure("--with is NAME:VALUE");
            }
            headers.put(pair[0].strip(), pair[1].strip());
        }
        return headers;
    }

    private static String hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
