package dev.serai.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;

/**
 * Which type of answer a request prefers to JSON, by its {@code Accept} (RFC 9110, 12.5.1). JSON is what is answered where
 * nothing else is named, and where the header cannot be read.
 */
record AcceptedTypes(List<MediaType> types) {

    AcceptedTypes {
        types = List.copyOf(types);
    }

    static AcceptedTypes of(HttpServletRequest request) {
        return of(String.join(",", Collections.list(request.getHeaders("Accept"))));
    }

    static AcceptedTypes of(String accept) {
        try {
            return new AcceptedTypes(MediaType.parseMediaTypes(accept));
        } catch (InvalidMediaTypeException e) {
            return new AcceptedTypes(List.of());
        }
    }

    /** Whether a type is named, and wanted as much as JSON at least. */
    boolean prefer(MediaType wanted) {
        return types.stream()
                .filter(wanted::equalsTypeAndSubtype)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .stream()
                .anyMatch(quality -> quality > 0 && quality >= ofJson());
    }

    /** What names JSON closest counts. */
    private double ofJson() {
        return types.stream()
                .filter(type -> type.includes(MediaType.APPLICATION_JSON))
                .min(Comparator.comparing(MimeType::isWildcardType).thenComparing(MimeType::isWildcardSubtype))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }
}
