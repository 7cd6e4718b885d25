package dev.serai.message;

import java.util.List;

/** A part of a message, as raw text: a renderer makes it safe for its medium. */
public sealed interface Block {

    /** Whether the message makes no sense without it; the others give way when it is too long. */
    boolean required();

    /** The first line, which must be enough. */
    record Title(LineText words) implements Block {

        @Override
        public boolean required() {
            return true;
        }
    }

    /** A name of the hub's own and its value, which anybody may have written, on one line. */
    record Fact(String name, String value) implements Block {
        @Override
        public boolean required() {
            return true;
        }
    }

    /** A line, or a few sentences of the hub's own; a command in them may be pressed. */
    record Note(LineText words, boolean required) implements Block {

        Note(String text, boolean required) {
            this(LineText.own(text), required);
        }

        /** All of it. */
        public String whole() {
            return words.whole();
        }
    }

    /**
     * The quiet line at the end, by which machines read where it is: {@code State: open}.
     *
     * @param name {@code State} of an incident, {@code Action} of an approval that is closed
     * @param value the state as the API has it
     * @param rest who, and when; may be empty
     */
    record StatusLine(String name, String value, LineText rest) implements Block {

        @Override
        public boolean required() {
            return true;
        }
    }

    /**
     * People who are called by name, as the channel calls them, and a sentence of the hub's own.
     *
     * @param text what follows their names
     */
    record Mention(List<CallPage.CalledPerson> people, String text) implements Block {

        public Mention {
            people = List.copyOf(people);
        }

        @Override
        public boolean required() {
            return true;
        }
    }

    /** A list of what others wrote, one entry a line. */
    record QuotedLines(String text, boolean required) implements Block {}

    /** A part of an answer to a person, cut so that it fits: shown whole. */
    record WholeText(String text) implements Block {

        @Override
        public boolean required() {
            return true;
        }
    }

    /**
     * What a model says, under a heading that names it and that stays when the text is cut.
     *
     * @param model its name
     */
    record Said(String model, String text) implements Block {

        @Override
        public boolean required() {
            return true;
        }

        String heading() {
            return "Model " + model + " says (a guess that nobody has checked):";
        }
    }

    /** Something quoted under a caption; may be cut or left out. */
    record QuotedText(String caption, String text) implements Block {
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
