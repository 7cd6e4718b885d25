package dev.serai.event;

import org.jspecify.annotations.Nullable;

/** What happened to a playbook in an incident. */
public sealed interface PlaybookEvent extends Event {

    @Override
    Subject.Playbook subject();

    /** @param playbook its name; null in what was recorded before it was told */
    @Verb(value = "playbook.requested", means = "A person requested a playbook.")
    record Requested(Subject.Playbook subject, String sha256, @Nullable String playbook) implements PlaybookEvent {}

    /** @param arguments with which it would have been proposed, where they are known, cut where they are long */
    @Verb(value = "playbook.skipped", means = "A step was not proposed.")
    record Skipped(Subject.Playbook subject, String playbook, String step, String detail, @Nullable String arguments)
            implements PlaybookEvent {

        public Skipped with(String knownArguments) {
            return new Skipped(subject, playbook, step, detail, knownArguments);
        }
    }
}
