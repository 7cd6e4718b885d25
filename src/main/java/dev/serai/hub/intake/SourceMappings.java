package dev.serai.hub.intake;

import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.DeliveryRefusal.DeliveryRefusalReason;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.mapping.MappingFile;
import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The sources of kind {@code mapping}, each read by its file {@code sources/<name>.yaml} as it is now. */
@Component("sourceMappings")
class SourceMappings {

    private static final Pattern FILES = Pattern.compile("sources/[a-z0-9][a-z0-9_-]{0,62}\\.yaml");

    private final Live<Map<String, MappingFile>> files;
    private final Payloads payloads;

    SourceMappings(RoutesFolder routes, Payloads payloads) {
        this.payloads = payloads;
        this.files = routes.live(() -> routes.textsOf(FILES), texts -> read(routes, texts));
    }

    private static Map<String, MappingFile> read(RoutesFolder routes, Map<String, String> texts) {
        Map<String, MappingFile> read = new TreeMap<>();
        List<PolicyError> errors = new ArrayList<>();
        new TreeMap<>(texts).forEach((name, text) -> {
            try {
                read.put(
                        name.substring("sources/".length(), name.length() - ".yaml".length()),
                        MappingFile.read(routes.path(name), text));
            } catch (PolicyException e) {
                errors.addAll(e.errors());
            }
        });
        if (!errors.isEmpty()) {
            throw new PolicyException(errors);
        }
        return read;
    }

    /** Reads a payload as its source's file says. One whose file is missing is kept until the file is there. */
    public Normalised normalise(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        MappingFile file = files.get().get(delivery.source());
        if (file == null) {
            throw new DeliveryRefusal(
                    DeliveryRefusalReason.MALFORMED,
                    "There is no file sources/" + delivery.source() + ".yaml that says how to read it");
        }
        Payload payload = payloads.of(body, delivery);
        return file.normalise(payload);
    }
}
