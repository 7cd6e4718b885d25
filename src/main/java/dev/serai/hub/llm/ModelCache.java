package dev.serai.hub.llm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.digest.Sha256;
import dev.serai.hub.settings.LlmSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers to questions that were asked before, for an hour: equal tenant, model, prompt, schema, messages and tools. */
@Component("modelCache")
public class ModelCache {

    private final Cache<String, String> answers;
    private final MeterRegistry meters;

    ModelCache(LlmSettings settings, MeterRegistry meters) {
        this.meters = meters;
        this.answers = Caffeine.newBuilder()
                .maximumSize(settings.cacheEntries())
                .expireAfterWrite(Duration.ofHours(1))
                .build();
    }

    /** Keeps an answer for equal questions, now that it is known to be of use. */
    public void keep(ModelAnswer.ModelText answer) {
        answers.put(answer.key(), answer.text());
    }

    @Nullable
    String find(String key) {
        String known = answers.getIfPresent(key);
        meters.counter("serai.llm.cache", "result", known == null ? "miss" : "hit")
                .increment();
        return known;
    }

    static String key(ModelRequest request, ConfiguredModel model) {
        return Stream.of(
                        Stream.of(
                                request.tenant(),
                                model.settings().model(),
                                String.valueOf(model.settings().baseUrl()),
                                request.prompt().toString(),
                                String.valueOf(request.schema()),
                                String.valueOf(request.offer().mayAsk())),
                        request.messages().stream(),
                        request.offer().tools().stream())
                .flatMap(part -> part)
                .map(Objects::toString)
                .map(Sha256::hex)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), (List<String> parts) -> Sha256.hex(String.join(" ", parts))));
    }
}
