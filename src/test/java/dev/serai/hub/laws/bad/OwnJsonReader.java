package dev.serai.hub.laws.bad;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The same, by a builder and a reader: what the laws refuse. */
public final class OwnJsonReader {

    private OwnJsonReader() {}

    public static Map<?, ?> read(InputStream answer) throws IOException {
        return JsonMapper.builder().build().readerFor(Map.class).readValue(answer, Map.class);
    }
}
