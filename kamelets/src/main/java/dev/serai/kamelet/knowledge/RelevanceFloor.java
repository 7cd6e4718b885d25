package dev.serai.kamelet.knowledge;

import dev.serai.knowledge.QueryText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;

/**
 * Which of the chunks that were found are about what was asked. One word that a question shares with a text is a coincidence:
 * a chunk has to have two of its words, or one that carries half of what it says, or a rare one in its title. What nobody has
 * written counts as rarest; parts of a name ({@code CART_STORE_URL}) count together as one word.
 */
final class RelevanceFloor {

    /** Of all that the words of a question say, measured by how rare they are. */
    private static final double ENOUGH = 0.5;

    private static final double ENOUGH_OF_TWO = 0.12;
    private static final double ENOUGH_OF_TITLE = 0.35;
    private static final int WORDS = 48;

    /** A word is rare that one in so many has, or a few do. */
    private static final int RARE = 200;

    private static final int FEW = 2;

    private final IndexReader index;
    private final QueryText asked;
    /** The stems of each word, and of its parts behind it. */
    private final List<List<String>> words = new ArrayList<>();

    private final Set<String> related;
    private final Set<String> references = new HashSet<>();
    private final Map<String, Double> rarity = new HashMap<>();
    private final Set<String> rare = new HashSet<>();

    RelevanceFloor(IndexReader index, QueryText asked, WordStems stems, KnowledgeQuery queries) throws IOException {
        this.index = index;
        this.asked = asked;
        Set<List<String>> distinct = new LinkedHashSet<>();
        for (List<String> name : asked.names()) {
            List<String> stemmed = stems.of(name);
            if (!stemmed.isEmpty() && distinct.size() < WORDS) {
                distinct.add(stemmed);
            }
        }
        words.addAll(distinct);
        related = queries.related(asked);
        asked.references().forEach(reference -> references.add(stems.apply(reference.toLowerCase(Locale.ROOT))));
        for (List<String> word : words) {
            for (String stem : word) {
                rarity.put(stem, rarity(stem));
            }
        }
        for (String stem : related) {
            rarity.put(stem, rarity(stem));
        }
    }

    /** @return of these documents those that are about it; what is named by its reference always is */
    Set<Integer> of(Collection<Integer> documents) throws IOException {
        int[] sorted = documents.stream().mapToInt(Integer::intValue).sorted().toArray();
        Map<String, BitSet> anywhere = new HashMap<>();
        Map<String, BitSet> title = new HashMap<>();
        for (String stem : rarity.keySet()) {
            BitSet inTitle = matching(ChunkDocument.NAME, stem, sorted);
            BitSet all = matching(ChunkDocument.TEXT, stem, sorted);
            all.or(matching(ChunkDocument.ABOVE, stem, sorted));
            all.or(inTitle);
            anywhere.put(stem, all);
            title.put(stem, inTitle);
        }
        BitSet named = new BitSet(sorted.length);
        for (String reference : asked.references()) {
            named.or(matching(ChunkDocument.REFERENCE, reference, sorted));
        }
        Set<Integer> about = new LinkedHashSet<>();
        for (int i = 0; i < sorted.length; i++) {
            if (named.get(i) || isAbout(i, anywhere, title)) {
                about.add(sorted[i]);
            }
        }
        return about;
    }

    private boolean isAbout(int document, Map<String, BitSet> anywhere, Map<String, BitSet> title) {
        double all = 0;
        double has = 0;
        int found = 0;
        boolean titled = false;
        boolean names = false;
        for (List<String> word : words) {
            double share = share(document, word, anywhere);
            double says = says(word);
            // A reference is asked for by itself: what has the other words is about those.
            all += references.contains(word.get(0)) ? 0 : says;
            has += share * says;
            found += share >= ENOUGH ? 1 : 0;
            // A name of several parts, found as it is written, is no coincidence.
            found += word.size() > 1 && has(document, word.get(0), anywhere) ? 1 : 0;
            titled |= share(document, word, title) >= ENOUGH;
            names |= has(document, word.get(0), title) && rare.contains(word.get(0));
        }
        for (String stem : related) {
            if (has(document, stem, anywhere)) {
                has += rarity.getOrDefault(stem, 0.0);
                found++;
            }
        }
        double part = all == 0 ? Math.min(1, has) : has / all;
        return names || part >= ENOUGH || found >= 2 && part >= ENOUGH_OF_TWO || titled && part >= ENOUGH_OF_TITLE;
    }

    /** How much of a word a document has: all of it, or some of its parts. */
    private double share(int document, List<String> word, Map<String, BitSet> where) {
        if (has(document, word.get(0), where)) {
            return 1;
        }
        double all = 0;
        double has = 0;
        for (String part : word.subList(1, word.size())) {
            double says = rarity.getOrDefault(part, 0.0);
            all += says;
            has += has(document, part, where) ? says : 0;
        }
        return all == 0 ? 0 : has / all;
    }

    /** As much as the rarest of its parts; a name as a whole is mostly written nowhere. */
    private double says(List<String> word) {
        List<String> parts = word.size() > 1 ? word.subList(1, word.size()) : word;
        return parts.stream()
                .mapToDouble(part -> rarity.getOrDefault(part, 0.0))
                .max()
                .orElse(0);
    }

    private static boolean has(int document, String stem, Map<String, BitSet> where) {
        BitSet documents = where.get(stem);
        return documents != null && documents.get(document);
    }

    /** As BM25 has it. */
    private double rarity(String stem) throws IOException {
        int with = Math.max(
                index.docFreq(new Term(ChunkDocument.TEXT, stem)), index.docFreq(new Term(ChunkDocument.NAME, stem)));
        if (with <= Math.max(FEW, index.numDocs() / RARE)) {
            rare.add(stem);
        }
        return Math.log(1 + (index.numDocs() - with + 0.5) / (with + 0.5));
    }

    /** The positions, in the sorted documents, of those that have a stem in a field. */
    private BitSet matching(String field, String stem, int[] sorted) throws IOException {
        BitSet found = new BitSet(sorted.length);
        Term term = new Term(field, stem);
        for (LeafReaderContext leaf : index.leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            int at = firstFrom(sorted, leaf.docBase);
            PostingsEnum postings =
                    at < sorted.length && sorted[at] < end ? leaf.reader().postings(term, PostingsEnum.NONE) : null;
            for (; postings != null && at < sorted.length && sorted[at] < end; at++) {
                int wanted = sorted[at] - leaf.docBase;
                if (postings.docID() < wanted) {
                    postings.advance(wanted);
                }
                found.set(at, postings.docID() == wanted);
            }
        }
        return found;
    }

    private static int firstFrom(int[] sorted, int document) {
        int at = Arrays.binarySearch(sorted, document);
        return at < 0 ? -at - 1 : at;
    }
}
