package dev.serai.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is left of a request beside its verb: the object, where it is, how many. Each word has to say something
 * that is understood; one that does not makes the whole unread.
 */
final class SlotReader {

    private final List<SlotPart> inOrder;

    private SlotReader(KnownNames known, @Nullable ChangeVerb verb) {
        boolean scaling = verb == ChangeVerb.SCALE;
        CountReader count = new CountReader(known, scaling);
        NamespaceReader namespace = new NamespaceReader(known);
        KnownNameReader name = new KnownNameReader(known, scaling);
        inOrder = List.of(
                count::take,
                (words, slots) -> verb == ChangeVerb.ROLLBACK && VersionReader.take(words, slots),
                namespace::flag,
                new ClusterReader(known)::take,
                namespace::take,
                QualifiedName::take,
                name::take,
                name::possessive,
                namespace::bare,
                name::compound,
                new PronounReader(known, scaling)::take,
                KindWords::take,
                SlotReader::filler,
                UnknownName::take);
    }

    /** What words say of an object that is not changed. */
    static Slots read(List<String> words, KnownNames known) {
        return read(words, known, null);
    }

    /**
     * The slots; their problem is {@link UnclearReason#NOT_UNDERSTOOD} when a word says nothing known.
     *
     * @param verb what is to be done; null for nothing
     */
    static Slots read(List<String> words, KnownNames known, @Nullable ChangeVerb verb) {
        SlotReader reader = new SlotReader(known, verb);
        WordCursor cursor = new WordCursor(words);
        Slots slots = new Slots();
        while (!cursor.isEnd() && slots.problem == null) {
            if (reader.inOrder.stream().noneMatch(part -> part.take(cursor, slots))) {
                slots.problem = UnclearReason.NOT_UNDERSTOOD;
            }
        }
        return slots;
    }

    private static boolean filler(WordCursor words, Slots slots) {
        return words.skip("fillers") || words.skip("articles") || words.skip("links");
    }
}
