package dev.serai.language;

/** Reads one thing that words can say beside a verb. */
@FunctionalInterface
interface SlotPart {

    /** Whether it is said next; then it is in the slots, and the cursor stands behind it. */
    boolean take(WordCursor words, Slots slots);
}
