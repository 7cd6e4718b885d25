package dev.serai.hub.incident;

import dev.serai.alert.Artefact;
import dev.serai.alert.FoldedAlert;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactSet;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps what came with alerts as typed facts, the latest of each condition, place and source, for the decisions about them. A file that is
 * no such facts, or is too long, is evidence and nothing else.
 */
@Component
public class SignalFacts {

    /** The media type of {@link FactJson}. */
    public static final String TYPE = FactJson.MEDIA_TYPE;

    private static final int LONGEST = 262_144;

    private final SignalFactStore store;

    SignalFacts(SignalFactStore store) {
        this.store = store;
    }

    /** In the transaction that has written the alerts. */
    public void write(List<FoldedAlert> alerts, Instant now) {
        for (FoldedAlert folded : alerts) {
            folded.artefacts().stream()
                    .map(SignalFacts::facts)
                    .flatMap(Optional::stream)
                    .reduce(FactSet::and)
                    .map(facts -> FactJson.write(facts).getBytes(StandardCharsets.UTF_8))
                    .filter(facts -> facts.length <= LONGEST)
                    // Once there and back: half a surrogate is no text that a table takes.
                    .ifPresent(facts -> store.put(folded, new String(facts, StandardCharsets.UTF_8), now));
        }
    }

    private static Optional<FactSet> facts(Artefact artefact) {
        if (!artefact.contentType().equals(TYPE) || artefact.content().length > LONGEST) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(artefact.content()))
                    .toString();
            return Optional.of(FactJson.read(text));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
