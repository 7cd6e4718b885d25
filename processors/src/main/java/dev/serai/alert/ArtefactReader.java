package dev.serai.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the file that came with an alert. */
final class ArtefactReader {

    private static final Pattern NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}");
    private static final int MAX_BASE64 = (Artefact.MAX_BYTES + 2) / 3 * 4;

    private ArtefactReader() {}

    static @Nullable Artefact read(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw new Rejection("artefact is not an object");
        }
        AlertFields fields = new AlertFields(node);
        fields.allowOnly(Set.of("name", "content_type", "content"));
        return new Artefact(name(fields.whole("name")), contentType(fields.whole("content_type")), content(node));
    }

    private static String name(@Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new Rejection("artefact.name is not a file name of at most 255 characters without a path");
        }
        return name;
    }

    private static String contentType(@Nullable String type) {
        if (type == null) {
            return "application/octet-stream";
        }
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new Rejection("artefact.content_type is not a media type without parameters");
        }
        return type;
    }

    private static byte[] content(JsonNode artefact) {
        JsonNode content = artefact.path("content");
        if (!content.isTextual()) {
            throw new Rejection("artefact.content is not a string");
        }
        if (content.textValue().length() > MAX_BASE64) {
            throw new Rejection("artefact.content is longer than " + Artefact.MAX_BYTES + " bytes");
        }
        return decoded(content.textValue());
    }

    private static byte[] decoded(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Rejection("artefact.content is not Base64");
        }
        if (bytes.length == 0 || bytes.length > Artefact.MAX_BYTES) {
            throw new Rejection("artefact.content is empty or longer than " + Artefact.MAX_BYTES + " bytes");
        }
        return bytes;
    }
}
