package dev.serai.knowledge;

import java.util.List;

/** Finds what is known. */
public interface KnowledgeSearch {

    /** The best first; one item for each reference, whatever the number of its chunks. None where nothing fits. */
    List<KnowledgeItem> search(KnowledgeRequest request);
}
