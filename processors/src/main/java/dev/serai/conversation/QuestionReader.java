package dev.serai.conversation;

/** Reads what a person asks. */
public interface QuestionReader {

    AskedQuestion read(String text);
}
