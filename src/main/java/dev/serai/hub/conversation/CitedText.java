package dev.serai.hub.conversation;

import dev.serai.conversation.Citation;
import dev.serai.conversation.CitationWords;
import dev.serai.hub.settings.PublicAddress;
import dev.serai.message.ChatLanguage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** An answer as a chat shows it: with what it cites by name below it, and a link where people reach the hub. */
@Component
class CitedText {

    private final PublicAddress address;

    CitedText(PublicAddress address) {
        this.address = address;
    }

    String of(ChatLanguage language, String text, List<Citation> citations) {
        String list = IntStream.range(0, citations.size())
                .mapToObj(at ->
                        "[" + (at + 1) + "] " + CitationWords.of(language, citations.get(at)) + link(citations.get(at)))
                .collect(Collectors.joining("\n"));
        return list.isEmpty() ? text : text + "\n\n" + list;
    }

    private String link(Citation citation) {
        String hub = address.text();
        String page = citation.page();
        return hub == null || page == null ? "" : ": " + hub + page;
    }
}
