package dev.serai.message;

import java.util.stream.Collectors;

/** Messages as they are read, whatever the chat. */
final class PageTexts {

    private PageTexts() {}

    static String plain(Message message) {
        return message.blocks().stream().map(PageFit::plain).collect(Collectors.joining("\n"));
    }
}
