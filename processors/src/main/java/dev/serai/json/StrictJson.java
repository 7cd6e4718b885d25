package dev.serai.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Readers that repair nothing: no key twice, nothing after the value, bounded in depth and in the length of numbers; their
 * errors do not quote the input. Whoever reads says how deep, and words the refusal.
 */
public final class StrictJson {

    /** Longest number, in digits, where nobody needs more. */
    public static final int NUMBER_LENGTH = 100;

    /** For answers of services, whose depth nobody promises: no thread is at risk, and no answer is as deep. */
    public static final int DEPTH_OF_ANSWERS = 1000;

    private StrictJson() {}

    /** @param depth how many levels of objects and arrays stand within each other at most */
    public static JsonMapper mapper(int depth) {
        return mapper(depth, NUMBER_LENGTH);
    }

    /** @param numberLength the longest number, in digits */
    public static JsonMapper mapper(int depth, int numberLength) {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(depth)
                                .maxNumberLength(numberLength)
                                .maxNameLength(10_000)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * The text of bytes in UTF-8. Jackson by itself would find out other encodings, in which a body looks different to
     * whoever checked it.
     *
     * @throws CharacterCodingException when it is another encoding
     */
    public static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
