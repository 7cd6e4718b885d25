package dev.serai.message;

import java.util.List;

/** A part of an answer in a conversation; others' words are in it, so that nothing of it comes alive. */
public final class AnswerMessage {

    /** Longest part, in what it costs: what every channel can show whole. */
    public static final int MOST = 1200;

    private AnswerMessage() {}

    /** What a part costs: signs that nobody could see take more room when they are shown. */
    public static int cost(String text) {
        return SafeText.text(text, Integer.MAX_VALUE).length();
    }

    public static Message of(String part) {
        return new Message(List.of(new Block.QuotedLines(part, true)), List.of(), null);
    }
}
