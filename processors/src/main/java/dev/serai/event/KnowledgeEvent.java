package dev.serai.event;

/** What happened to what is known. */
public sealed interface KnowledgeEvent extends Event {

    @Override
    Subject.Source subject();

    @Verb(value = "knowledge.refreshed", means = "A person had a source read again.")
    record Refreshed(Subject.Source subject) implements KnowledgeEvent {}
}
