package dev.serai.knowledge;

import dev.serai.secret.Redaction;

/** Takes secrets out of what people of one's own have written: it is stored, found, and shown to models and in chats. */
final class WithoutSecrets {

    private WithoutSecrets() {}

    /** A whole document, before it is cut: half a secret is not known as one. */
    static String document(String document, SourceFacts source) {
        return source.isCatalogue() ? document : Redaction.redact(document);
    }

    /** What is left once markup and invisible characters are gone, which may have hidden one. */
    static KnowledgeChunk chunk(KnowledgeChunk chunk, SourceFacts source) {
        return source.isCatalogue()
                ? chunk
                : new KnowledgeChunk(
                        chunk.id(),
                        chunk.source(),
                        chunk.reference(),
                        chunk.path().stream().map(Redaction::redact).toList(),
                        Redaction.redact(chunk.text()),
                        chunk.version(),
                        chunk.licence(),
                        chunk.weight());
    }
}
