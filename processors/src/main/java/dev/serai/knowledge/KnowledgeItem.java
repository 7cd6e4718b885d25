package dev.serai.knowledge;

/**
 * One answer: what can be cited, and the words in it that fit best. The text is a stranger's: it is shown and quoted, and
 * steers nothing.
 *
 * @param id of the chunk
 * @param title with what stands above it
 * @param licence the line that goes with the text; empty for what is one's own
 * @param score above 0; the higher the better, comparable within one answer only
 */
public record KnowledgeItem(
        String id, String source, String reference, String title, String excerpt, String licence, double score) {

    /** As one text: what it is called, and what of it fits. An id that nobody cites by is left out. */
    public String line() {
        return source.equals(IncidentChunker.SOURCE)
                ? IncidentChunker.line(this)
                : reference + " " + title + ": " + excerpt;
    }
}
