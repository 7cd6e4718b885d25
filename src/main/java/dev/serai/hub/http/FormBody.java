package dev.serai.hub.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form as browsers send it: {@code application/x-www-form-urlencoded}, in UTF-8. */
public final class FormBody {

    private static final int MOST = 1_500;

    private FormBody() {}

    /**
     * The values of its fields by name, decoded, in their order; lines end with a line feed.
     *
     * @throws Problem 400 for what nobody can read, and for too many fields
     */
    public static Map<String, List<String>> parse(byte[] body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return fields;
        }
        String[] pairs = text.split("&", MOST + 1);
        if (pairs.length > MOST) {
            throw Problems.invalid("The form has more than " + MOST + " fields.");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    private static String decode(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("The form is not URL-encoded.");
        }
        if (decoded.codePoints().anyMatch(FormBody::isUnreadable)) {
            throw Problems.invalid("The form has a control character.");
        }
        return decoded;
    }

    private static boolean isUnreadable(int point) {
        return Character.isISOControl(point) && point != '\n' && point != '\t' || point == 0xfffd;
    }
}
