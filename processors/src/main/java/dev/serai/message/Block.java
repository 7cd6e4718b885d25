package dev.serai.message;

/** A part of a message, as raw text: a renderer makes it safe for its medium. */
public sealed interface Block {

    /** Whether the message makes no sense without it; the others give way when it is too long. */
    boolean required();

    /** The first line. */
    record Title(String text) implements Block {
        @Override
        public boolean required() {
            return true;
        }
    }

    /** A name and its value on one line. */
    record Fact(String name, String value) implements Block {
        @Override
        public boolean required() {
            return true;
        }
    }

    /** A sentence or a short list, one entry a line. */
    record Note(String text, boolean required) implements Block {}

    /** Something quoted under a caption; may be cut or left out. */
    record Excerpt(String caption, String text) implements Block {
        @Override
        public boolean required() {
            return false;
        }
    }

    /** Something that is shown whole or not at all. */
    record Exact(String caption, String text) implements Block {
        @Override
        public boolean required() {
            return true;
        }
    }
}
