package dev.serai.conversation;

import dev.serai.message.ChatLanguage;
import dev.serai.message.SourceWords;

/** Names what an answer cites, for people: ids are for the API. */
public final class CitationWords {

    private static final String PATTERNS = "patterns";
    private static final String MODEL = "model:";

    private CitationWords() {}

    /** A few words. */
    public static String of(ChatLanguage language, Citation citation) {
        String title = ShortLine.of(citation.title());
        String source = SourceWords.of(language, title);
        boolean named = source.equals(title);
        return switch (citation.kind()) {
            case INCIDENT -> named ? language.pick("incident: ", "Vorfall: ") + title : source;
            case APPROVAL -> language.pick("approval: ", "Freigabe: ") + title;
            case ANALYSIS -> analysis(language, title, source);
            case ALERT, EVIDENCE, ACTION, EVENT, KNOWLEDGE, READING -> source;
        };
    }

    private static String analysis(ChatLanguage language, String analyst, String source) {
        if (analyst.equals(PATTERNS)) {
            return language.pick("analysis by known patterns", "Analyse nach bekannten Mustern");
        }
        return analyst.startsWith(MODEL)
                ? language.pick("analysis by the model ", "Analyse durch das Modell ")
                        + analyst.substring(MODEL.length())
                : source;
    }
}
